import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { ancestor, type DivisionLevel } from './division';

export type ScopeLevel = Extract<DivisionLevel, 'city' | 'district' | 'street'>;

export const SCOPE_LEVELS: readonly ScopeLevel[] = ['city', 'district', 'street'];

/**
 * What the console shows: the map with its alerts, the orders, who is sent where beside the map, the centre's figures
 * beside it, what people are told, how it was done, who tried what.
 */
export const VIEWS = ['map', 'orders', 'dispatch', 'centre', 'notifications', 'evaluation', 'audit'] as const;
export type View = (typeof VIEWS)[number];

/** Whether the map is seen in a view. */
export function hasMap(view: View): boolean {
  return view === 'map' || view === 'dispatch' || view === 'centre';
}

/** A division that could not be shown. */
export interface RefusedScope {
  readonly code: string;
  /** The gateway's sentence; empty where the city model has no such division. */
  readonly why: string;
}

/** Which part of the city one looks at: the map, the counts and the list all follow it. */
export interface Scope {
  readonly code: Ref<string>;
  /** What the gateway is asked for: the scope is never less than a street, and whoever sees less is given no street. */
  readonly asked: ComputedRef<string>;
  readonly view: Ref<View>;
  /** The twin whose panel is open. */
  readonly twin: Ref<string | null>;
  /** The order whose panel is open: there is one panel, so opening one closes another. */
  readonly order: Ref<string | null>;
  /** The mission whose panel is open. */
  readonly mission: Ref<string | null>;
  /** What was asked for last and could not be shown; null once something else is asked for. */
  readonly refused: ShallowRef<RefusedScope | null>;
  /** Closes whatever panel is open. */
  closePanels(): void;
  /** Goes to a division; what is smaller than a street goes to its street. Outside the caller's area it stays. */
  go(code: string): void;
  /** Back to the caller's own area, because the gateway does not show this one. */
  refuse(why: string): void;
  /** Back to the caller's own area when the city has no such division: an address may name any. */
  check(has: (code: string) => boolean): void;
}

/** @param area the caller's own area: the widest scope there is. */
export function createScope(area: string, first: string | null): Scope {
  const widest = ancestor(area, 'street') ?? area;
  const code = ref(widest);
  const view = ref<View>('map');
  const twin = ref<string | null>(null);
  const order = ref<string | null>(null);
  const mission = ref<string | null>(null);
  const refused = shallowRef<RefusedScope | null>(null);

  function go(to: string): void {
    const wanted = ancestor(to, 'street') ?? to;
    if (wanted.startsWith(widest)) {
      code.value = wanted;
      refused.value = null;
    }
  }

  function closePanels(): void {
    [twin, order, mission].forEach((open) => { open.value = null; });
  }

  function refuse(why: string): void {
    refused.value = { code: code.value, why };
    code.value = widest;
  }

  function check(has: (code: string) => boolean): void {
    // Of the caller's own area the token says that it exists.
    if (code.value !== widest && !has(code.value)) {
      refuse('');
    }
  }

  watch(twin, (id) => {
    if (id !== null) {
      order.value = null;
      mission.value = null;
      // A twin stands on the map: beside orders or tables nothing would show where.
      view.value = hasMap(view.value) ? view.value : 'map';
    }
  }, { flush: 'sync' });
  watch(order, (id) => { closeOthers(id, twin, mission); }, { flush: 'sync' });
  watch(mission, (id) => { closeOthers(id, twin, order); }, { flush: 'sync' });

  if (first !== null) {
    go(first);
  }
  const asked = computed(() => (area.length > code.value.length ? area : code.value));
  return { code, asked, view, twin, order, mission, refused, closePanels, go, refuse, check };
}

function closeOthers(opened: string | null, ...others: Ref<string | null>[]): void {
  if (opened !== null) {
    others.forEach((other) => { other.value = null; });
  }
}

/** Where a level of the switch leads from here; null when a choice of division is needed first. */
export function scopeAt(level: ScopeLevel, from: string, twinArea: string | null): string | null {
  return ancestor(from, level) ?? (twinArea?.startsWith(from) === true ? ancestor(twinArea, level) : null);
}
