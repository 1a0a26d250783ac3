import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';

/** Chosen at once: what the gateway handles in one call. */
export const MOST_CHOSEN = 500;

/** Which alerts were ticked, to be handled together. */
export interface AlertChoice {
  readonly ids: ShallowRef<ReadonlySet<string>>;
  /** As many as can be handled in one call: no more are ticked. */
  readonly full: ComputedRef<boolean>;
  /** Ticks one, or takes its tick away. */
  toggle(id: string): void;
  /**
   * Ticks all from the one ticked last to this one, in the order of the list as it is read.
   * @param start where one comes from: begins the range where it is not ticked itself, or none was.
   */
  extend(id: string, order: readonly string[], start?: string | null): void;
  /** Ticks these and no others, the first of them where they are too many. */
  set(ids: readonly string[]): void;
  /** Takes the ticks of these away, and of no others. */
  drop(ids: readonly string[]): void;
  clear(): void;
}

export function createAlertChoice(): AlertChoice {
  const ids = shallowRef<ReadonlySet<string>>(new Set());
  let last: string | null = null;

  function put(wanted: Iterable<string>): void {
    ids.value = new Set([...wanted].slice(0, MOST_CHOSEN));
  }

  function toggle(id: string): void {
    const had = ids.value.has(id);
    put(had ? [...ids.value].filter((one) => one !== id) : [...ids.value, id]);
    last = ids.value.has(id) ? id : null;
  }

  return {
    ids,
    full: computed(() => ids.value.size >= MOST_CHOSEN),
    toggle,
    extend(id, order, start = null) {
      const first = start !== null && !ids.value.has(start) ? start : last ?? start;
      const [from, to] = [first === null ? -1 : order.indexOf(first), order.indexOf(id)];
      if (from < 0 || to < 0) {
        toggle(id);
        return;
      }
      put([...ids.value, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
      last = ids.value.has(id) ? id : last;
    },
    set(wanted) {
      put(wanted);
      last = null;
    },
    drop(gone) {
      put([...ids.value].filter((id) => !gone.includes(id)));
      last = last !== null && ids.value.has(last) ? last : null;
    },
    clear() {
      put([]);
      last = null;
    },
  };
}
