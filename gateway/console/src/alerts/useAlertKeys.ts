import { useKeys } from '../keyboard/useShortcuts';

export interface AlertKeys {
  move(by: 1 | -1): void;
  acknowledge(): void;
  choose(): void;
  close(): void;
}

/** J and K, A, X and Escape, wherever the focus is, except where one types; with Shift or Caps Lock all the same. */
export function useAlertKeys(keys: AlertKeys): void {
  useKeys({
    j: () => { keys.move(1); },
    k: () => { keys.move(-1); },
    a: () => { keys.acknowledge(); },
    x: () => { keys.choose(); },
    escape: () => { keys.close(); },
  });
}
