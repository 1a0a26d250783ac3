import { watch, type Ref } from 'vue';

/** A panel that can take the focus, and knows whether it has it. */
export interface FocusablePanel {
  focus(): void;
  holdsFocus(): boolean;
}

/**
 * Moves the focus to the panel when it opens or shows another twin, and back to whatever opened it when it closes.
 * Whoever has moved on by then, to the list or the map, is left there.
 */
export function usePanelFocus(twin: Ref<string | null>, panel: () => FocusablePanel | null, otherwise: () => void): void {
  let opener: Element | null = null;
  let leaves = false;
  // Where the focus is, is asked before the page changes, for it changes with the page.
  watch(twin, (id, before) => {
    if (before === null) {
      opener = document.activeElement;
    }
    leaves = id === null && (panel()?.holdsFocus() === true || document.activeElement === document.body);
  }, { flush: 'sync' });
  watch(twin, (id) => {
    if (id !== null) {
      panel()?.focus();
    } else if (leaves && opener !== document.body) {
      giveBack(opener, otherwise);
    }
  }, { flush: 'post' });
}

/** A mark or a row may have been drawn anew since: its alert is the same. */
function giveBack(opener: Element | null, otherwise: () => void): void {
  const alert = opener?.closest<HTMLElement>('[data-alert-id]')?.dataset.alertId;
  const found = opener?.isConnected === true
    ? opener
    : alert === undefined ? null : document.querySelector(`[data-alert-id="${CSS.escape(alert)}"]`);
  if (found instanceof HTMLElement || found instanceof SVGElement) {
    found.focus();
  } else {
    otherwise();
  }
}
