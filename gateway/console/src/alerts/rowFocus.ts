import { ref, type Ref } from 'vue';

/** Which row of the alert list has the focus, on itself or on something in it. */
export interface RowFocus {
  readonly id: Ref<string | null>;
  /** The last row that had it, also once it is elsewhere. */
  readonly last: Ref<string | null>;
  rowOf(id: string): HTMLElement | null;
  /** The alert in whose row the focus is at this moment; null when it is anywhere else. */
  held(): string | null;
  onFocusIn(event: FocusEvent): void;
  onFocusOut(event: FocusEvent): void;
}

export function createRowFocus(box: () => HTMLElement | null): RowFocus {
  const id = ref<string | null>(null);
  const last = ref<string | null>(null);

  function rowOf(wanted: string): HTMLElement | null {
    return box()?.querySelector<HTMLElement>(`[data-alert-id="${CSS.escape(wanted)}"]`) ?? null;
  }

  return {
    id,
    last,
    rowOf,
    held: () => (id.value !== null && rowOf(id.value)?.contains(document.activeElement) === true ? id.value : null),
    onFocusIn(event) {
      id.value = (event.target as Element).closest<HTMLElement>('[data-alert-id]')?.dataset.alertId ?? null;
      last.value = id.value ?? last.value;
    },
    onFocusOut(event) {
      // Null where a click into the void or another window took it: a key pressed later is not meant for the row.
      if (event.relatedTarget === null || box()?.contains(event.relatedTarget as Node) !== true) {
        id.value = null;
      }
    },
  };
}
