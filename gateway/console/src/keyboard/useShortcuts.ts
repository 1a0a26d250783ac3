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

/**
 * What keys do wherever the focus is, by the key in lower case; except where one types or a dialog is open. What answers false
 * had no use for the key just then, and leaves it to others.
 */
export function useKeys(keys: Readonly<Record<string, (() => void) | (() => boolean)>>): void {
  function onKey(event: KeyboardEvent): void {
    // A key held down is meant once: nobody acknowledges a list by resting a hand on the keyboard.
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || isElsewhere(event.target)) {
      return;
    }
    const act = keys[event.key.toLowerCase()];
    if (act === undefined || (event.key !== 'Escape' && !on.value)) {
      return;
    }
    if (act() !== false) {
      event.preventDefault();
    }
  }

  onMounted(() => { document.addEventListener('keydown', onKey); });
  onBeforeUnmount(() => { document.removeEventListener('keydown', onKey); });
}

/** Keys mean something else where one types, and while a dialog is open, wherever the focus is: Escape is the dialog's. */
function isElsewhere(target: EventTarget | null): boolean {
  return isTyping(target) || document.querySelector('dialog[open]') !== null;
}

/** Inputs that take no letters. */
const NOT_TYPED: readonly string[] = ['checkbox', 'radio', 'button', 'submit', 'reset', 'image'];

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
    ? !NOT_TYPED.includes(target.type)
    : target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName));
}
