import { watch } from 'vue';
import type { Scope } from './scope';

/** The scope and the open twin in the address, so that a view can be sent to a colleague. No token is ever there. */
export function readAddress(hash: string): { at: string | null; twin: string | null } {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  return { at: parts.get('at'), twin: parts.get('twin') };
}

/** Keeps the address in step for as long as the component lives. */
export function useAddress(scope: Scope): void {
  watch([scope.code, scope.twin], ([at, twin]) => {
    const parts = twin === null ? `at=${at}` : `at=${at}&twin=${twin}`;
    history.replaceState(null, '', `${location.pathname}${location.search}#${parts}`);
  });
}
