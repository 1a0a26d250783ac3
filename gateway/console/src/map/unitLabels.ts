import type { Unit } from '../fleet/unit';
import { formatTime } from '../time/formatTime';

/** Closer than this each unit has its name beside it. */
const NAME_ZOOM = 15;

/** Who is named on the map: whoever is on the way, at any distance, and everybody from nearby. A drone in its dock lies on it. */
export function labelled(units: Iterable<Unit>, zoom: number): Unit[] {
  return [...units].filter((unit) => unit.kind !== 'dock' && (zoom >= NAME_ZOOM || isOnItsWay(unit)));
}

/** A unit's name, and when it will be there. */
export function labelOf(unit: Unit, locale: string, nowMs: number): string {
  return unit.etaMs !== null && isOnItsWay(unit) ? `${unit.name} → ${formatTime(unit.etaMs, locale, nowMs)}` : unit.name;
}

function isOnItsWay({ mission, etaMs }: Unit): boolean {
  return mission !== '' && etaMs !== null;
}
