import { watch, type Ref } from 'vue';

/** A panel that can take the focus, and knows whether it has it. */
export interface FocusablePanel {
  focus(): void;
  holdsFocus(): boolean;
}

/** What a panel exposes: the focus is its frame's. */
export function focusOf(frame: Readonly<Ref<FocusablePanel | null>>): FocusablePanel {
  return {
    focus: () => { frame.value?.focus(); },
    holdsFocus: () => frame.value?.holdsFocus() === true,
  };
}

/**
 * Moves the focus to the panel when it opens or shows something else, and back to whatever opened it when it closes.
 * Whoever has moved on by then, to the list or the map, is left there.
 */
export function usePanelFocus(shown: Readonly<Ref<string | null>>, panel: () => FocusablePanel | null, otherwise: () => void): void {
  let opener: Element | null = null;
  let leaves = false;
  // Where the focus is, is asked before the page changes, for it changes with the page.
  watch(shown, (id, before) => {
    if (before === null) {
      opener = document.activeElement;
    }
    leaves = id === null && (panel()?.holdsFocus() === true || document.activeElement === document.body);
  }, { flush: 'sync' });
  watch(shown, (id) => {
    if (id !== null) {
      panel()?.focus();
    } else if (leaves && opener !== document.body) {
      giveBack(opener, otherwise);
    }
  }, { flush: 'post' });
}

/** A mark or a row may have been drawn anew since: its alert or order is the same. */
function giveBack(opener: Element | null, otherwise: () => void): void {
  const marked = ['data-alert-id', 'data-order-id', 'data-mission-id', 'data-unit-id'].flatMap((name) => {
    const id = opener?.closest(`[${name}]`)?.getAttribute(name);
    return id === null || id === undefined ? [] : [`[${name}="${CSS.escape(id)}"]`];
  })[0];
  const found = opener?.isConnected === true ? opener : marked === undefined ? null : document.querySelector(marked);
  if (found instanceof HTMLElement || found instanceof SVGElement) {
    found.focus();
  } else {
    otherwise();
  }
}
