import { onScopeDispose, watch } from 'vue';
import type { Scope } from './scope';

/** The scope and the open twin in the address, so that a view can be sent to a colleague. No token is ever there. */
export function readAddress(hash: string): { at: string | null; twin: string | null } {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  return { at: parts.get('at'), twin: parts.get('twin') };
}

/**
 * Keeps the address and the scope in step for as long as the component lives. Each scope is a step that Back undoes; a
 * panel is none.
 * @param has whether the city has a division, as far as that is known.
 */
export function useAddress(scope: Scope, has: (code: string) => boolean): void {
  function write(how: 'pushState' | 'replaceState'): void {
    const [at, twin] = [scope.code.value, scope.twin.value];
    const parts = twin === null ? `at=${at}` : `at=${at}&twin=${twin}`;
    history[how](null, '', `${location.pathname}${location.search}#${parts}`);
  }

  /** Back, Forward, or an address typed over this one. */
  function follow(): void {
    const { at, twin } = readAddress(location.hash);
    if (at === null) {
      return;
    }
    scope.go(at);
    scope.check(has);
    scope.twin.value = twin;
    if (scope.code.value !== at) {
      write('replaceState');
    }
  }

  watch([scope.code, scope.twin], ([at, twin], [before]) => {
    const shown = readAddress(location.hash);
    if (shown.at !== at || shown.twin !== twin) {
      // Back to what was refused would only be refused again.
      write(at === before || scope.refused.value !== null ? 'replaceState' : 'pushState');
    }
  });
  if (readAddress(location.hash).at === null) {
    write('replaceState');
  }
  window.addEventListener('popstate', follow);
  window.addEventListener('hashchange', follow);
  onScopeDispose(() => {
    window.removeEventListener('popstate', follow);
    window.removeEventListener('hashchange', follow);
  });
}
