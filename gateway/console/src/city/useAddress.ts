import { onScopeDispose, watch } from 'vue';
import { VIEWS, type Scope, type View } from './scope';

/** What an address says: a scope, a view, and the open panel's twin, order or mission. */
export interface Address {
  readonly at: string | null;
  readonly view: View;
  readonly twin: string | null;
  readonly order: string | null;
  readonly mission: string | null;
}

/** The scope and what is open in it, so that a view can be sent to a colleague. No token is ever there. */
export function readAddress(hash: string): Address {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    at: parts.get('at'),
    view: VIEWS.find((view) => view === parts.get('view')) ?? 'map',
    twin: parts.get('twin'),
    order: parts.get('order'),
    mission: parts.get('mission'),
  };
}

export function writeAddress({ at, view, twin, order, mission }: Address): string {
  return [
    `at=${at ?? ''}`,
    ...(view === 'map' ? [] : [`view=${view}`]),
    ...(twin === null ? [] : [`twin=${twin}`]),
    ...(order === null ? [] : [`order=${order}`]),
    ...(mission === null ? [] : [`mission=${mission}`]),
  ].join('&');
}

/**
 * Keeps the address and the scope in step for as long as the component lives. Each scope and each view is a step that Back
 * undoes; a panel is none.
 * @param has whether the city has a division, as far as that is known.
 */
export function useAddress(scope: Scope, has: (code: string) => boolean): void {
  const shown = (): Address => ({
    at: scope.code.value, view: scope.view.value, twin: scope.twin.value, order: scope.order.value, mission: scope.mission.value,
  });

  function write(how: 'pushState' | 'replaceState'): void {
    history[how](null, '', `${location.pathname}${location.search}#${writeAddress(shown())}`);
  }

  /** Back, Forward, or an address typed over this one. */
  function follow(): void {
    const { at, view, twin, order, mission } = readAddress(location.hash);
    if (at === null) {
      return;
    }
    scope.go(at);
    scope.check(has);
    scope.twin.value = twin;
    scope.order.value = order;
    scope.mission.value = mission;
    scope.view.value = view;
    if (scope.code.value !== at) {
      write('replaceState');
    }
  }

  watch([scope.code, scope.view, scope.twin, scope.order, scope.mission], ([at, view], [atBefore, viewBefore]) => {
    if (writeAddress(readAddress(location.hash)) !== writeAddress(shown())) {
      // Back to what was refused would only be refused again.
      write((at === atBefore && view === viewBefore) || scope.refused.value !== null ? 'replaceState' : 'pushState');
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
