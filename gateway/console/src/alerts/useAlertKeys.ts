import { onBeforeUnmount, onMounted } from 'vue';

export interface AlertKeys {
  move(by: 1 | -1): void;
  acknowledge(): void;
  close(): void;
}

/** J and K, A and Escape, wherever the focus is, except where one types. */
export function useAlertKeys(keys: AlertKeys): void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.defaultPrevented) {
      return;
    }
    switch (event.key) {
      case 'j': keys.move(1); break;
      case 'k': keys.move(-1); break;
      case 'a': keys.acknowledge(); break;
      case 'Escape': keys.close(); break;
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
