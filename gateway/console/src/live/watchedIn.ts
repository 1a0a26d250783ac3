import type { View } from '../city/scope';

/**
 * A browser gives six lines to one host over HTTP/1.1. One has to be left for calls, and alerts and what one is told of have one
 * each, so that no view may watch more than this besides.
 */
export const MAX_WATCHED = 3;

/** What only eyes need, and only in some views. */
export type Watched = 'twins' | 'orders' | 'units' | 'missions' | 'plans' | 'figures';

/**
 * What is watched in a view. Missions are nearly everywhere, for a launch that can be stopped is told of wherever one looks. The
 * dispatch does without sensors, and the map with orders on it without units: their layers are off there, not old.
 */
export function watchedIn(view: View, orderHeat: boolean): ReadonlySet<Watched> {
  switch (view) {
    case 'dispatch': return new Set(['units', 'missions', 'plans']);
    case 'map': return new Set(['twins', 'missions', orderHeat ? 'orders' : 'units']);
    case 'orders': return new Set(['twins', 'missions', 'orders']);
    case 'centre': return new Set(['twins', 'figures', ...(orderHeat ? ['orders' as const] : [])]);
    default: return new Set(['twins', 'missions']);
  }
}
