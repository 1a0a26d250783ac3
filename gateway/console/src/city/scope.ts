import { ref, type Ref } from 'vue';
import { ancestor, type DivisionLevel } from './division';

export type ScopeLevel = Extract<DivisionLevel, 'city' | 'district' | 'street'>;

export const SCOPE_LEVELS: readonly ScopeLevel[] = ['city', 'district', 'street'];

/** Which part of the city one looks at: the map, the counts and the list all follow it. */
export interface Scope {
  readonly code: Ref<string>;
  /** The twin whose panel is open. */
  readonly twin: Ref<string | null>;
  /** Goes to a division; what is smaller than a street goes to its street. Outside the caller's area it stays. */
  go(code: string): void;
}

/** @param area the caller's own area: the widest scope there is. */
export function createScope(area: string, first: string | null): Scope {
  const widest = ancestor(area, 'street') ?? area;
  const code = ref(widest);
  const twin = ref<string | null>(null);

  function go(to: string): void {
    const wanted = ancestor(to, 'street') ?? to;
    if (wanted.startsWith(widest)) {
      code.value = wanted;
    }
  }

  if (first !== null) {
    go(first);
  }
  return { code, twin, go };
}

/** Where a level of the switch leads from here; null when a choice of division is needed first. */
export function scopeAt(level: ScopeLevel, from: string, twinArea: string | null): string | null {
  return ancestor(from, level) ?? (twinArea?.startsWith(from) === true ? ancestor(twinArea, level) : null);
}
