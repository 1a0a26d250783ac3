import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

const KEY = 'citytwin.shortcuts';
const on = ref(localStorage.getItem(KEY) !== 'off');

/** Whether single letters act: who speaks to a machine, or whose hand shakes, turns them off. Escape always acts. */
export function useShortcuts(): { readonly on: Readonly<Ref<boolean>>; toggle(): void } {
  return {
    on,
    toggle() {
      on.value = !on.value;
      localStorage.setItem(KEY, on.value ? 'on' : 'off');
    },
  };
}

export interface AlertKeys {
  move(by: 1 | -1): void;
  acknowledge(): void;
  close(): void;
}

/** J and K, A and Escape, wherever the focus is, except where one types; with Shift or Caps Lock all the same. */
export function useAlertKeys(keys: AlertKeys): void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.defaultPrevented) {
      return;
    }
    // A key held down is meant once: nobody acknowledges a list by resting a hand on the keyboard.
    if (event.repeat) {
      return;
    }
    if (event.key !== 'Escape' && !on.value) {
      return;
    }
    switch (event.key.toLowerCase()) {
      case 'j': keys.move(1); break;
      case 'k': keys.move(-1); break;
      case 'a': keys.acknowledge(); break;
      case 'escape': keys.close(); break;
      default: return;
    }
    event.preventDefault();
  }

  onMounted(() => { document.addEventListener('keydown', onKey); });
  onBeforeUnmount(() => { document.removeEventListener('keydown', onKey); });
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
