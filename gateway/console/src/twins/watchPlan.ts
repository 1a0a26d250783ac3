/** What to watch: twins one by one, or only the counts of divisions. */
export interface WatchPlan {
  readonly area: string;
  /** West, south, east, north; empty for the whole area. */
  readonly bbox: string;
  readonly detail: 'twins' | 'counts';
}

const CITY_DIGITS = 2;
const DISTRICT_DIGITS = 6;

/** From this zoom on a screen of a big city shows few enough streets to watch them twin by twin. */
const VIEWPORT_ZOOM = 13;

export interface Seen {
  readonly zoom: number;
  readonly bbox: readonly [west: number, south: number, east: number, north: number];
}

/**
 * A district is watched whole, so that going from street to street in it costs nothing. A city is watched by its
 * counts, unless it has a single district or the map is close enough for its viewport to be watched.
 */
export function planFor(scope: string, districts: readonly string[], seen: Seen | null): WatchPlan {
  if (scope.length > DISTRICT_DIGITS) {
    return { area: scope.slice(0, DISTRICT_DIGITS), bbox: '', detail: 'twins' };
  }
  if (scope.length === DISTRICT_DIGITS) {
    return { area: scope, bbox: '', detail: 'twins' };
  }
  const [only, ...more] = districts;
  if (scope.length === CITY_DIGITS && only !== undefined && more.length === 0) {
    return { area: only, bbox: '', detail: 'twins' };
  }
  return seen !== null && seen.zoom >= VIEWPORT_ZOOM
    ? { area: scope, bbox: padded(seen.bbox), detail: 'twins' }
    : { area: scope, bbox: '', detail: 'counts' };
}

/** The caller's own area where the plan is wider than that: a street's operator watches the street. */
export function within(plan: WatchPlan, area: string): WatchPlan {
  return area.length > plan.area.length ? { ...plan, area, detail: 'twins' } : plan;
}

/** Half a screen more on every side, in steps, so that a small move of the map asks for nothing. */
function padded([west, south, east, north]: Seen['bbox']): string {
  const step = Math.max(east - west, north - south) / 2;
  const grid = 2 ** Math.round(Math.log2(step));
  const down = (value: number): number => (Math.floor(value / grid) - 1) * grid;
  const up = (value: number): number => (Math.ceil(value / grid) + 1) * grid;
  return [down(west), down(south), up(east), up(north)].map((value) => value.toFixed(5)).join(',');
}
