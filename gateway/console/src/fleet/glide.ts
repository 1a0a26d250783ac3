import type { Place, Unit } from './unit';

/** A unit is shown where it was told last, and gets there in the time between two messages: it moves, and is never ahead of itself. */
export const GLIDE_MS = 1_100;

/** Further than this in one step it did not move, it was found somewhere else. */
const JUMP_M = 400;

const METRES_PER_DEGREE = 111_320;

interface Leg {
  readonly from: Place;
  readonly to: Place;
  readonly fromHeadingDeg: number;
  readonly toHeadingDeg: number;
  readonly beganAtMs: number;
}

export interface Shown {
  readonly place: Place;
  readonly headingDeg: number;
}

/** Where units are shown between two messages. */
export class Glide {
  private readonly legs = new Map<string, Leg>();

  /** Takes where a unit is now. */
  take(unit: Pick<Unit, 'id' | 'place' | 'headingDeg'>, nowMs: number): void {
    const leg = this.legs.get(unit.id);
    if (leg !== undefined && leg.to.every((part, i) => part === unit.place[i])) {
      return;
    }
    const at = leg === undefined ? null : shownOf(leg, nowMs);
    const heading = unit.headingDeg ?? (at === null ? 0 : headingOf(at.place, unit.place) ?? at.headingDeg);
    this.legs.set(unit.id, {
      from: at === null || metresBetween(at.place, unit.place) > JUMP_M ? unit.place : at.place,
      to: unit.place,
      fromHeadingDeg: at?.headingDeg ?? heading,
      toHeadingDeg: heading,
      beganAtMs: nowMs,
    });
  }

  at(id: string, nowMs: number): Shown | null {
    const leg = this.legs.get(id);
    return leg === undefined ? null : shownOf(leg, nowMs);
  }

  /** Whether any of them still moves. */
  moves(nowMs: number): boolean {
    for (const leg of this.legs.values()) {
      if (nowMs - leg.beganAtMs < GLIDE_MS && leg.from !== leg.to) {
        return true;
      }
    }
    return false;
  }

  keepOnly(ids: ReadonlyMap<string, unknown>): void {
    [...this.legs.keys()].filter((id) => !ids.has(id)).forEach((id) => this.legs.delete(id));
  }
}

export function metresBetween(a: Place, b: Place): number {
  const squeeze = Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot((b[0] - a[0]) * squeeze, b[1] - a[1]) * METRES_PER_DEGREE;
}

function shownOf(leg: Leg, nowMs: number): Shown {
  const share = Math.min(1, Math.max(0, (nowMs - leg.beganAtMs) / GLIDE_MS));
  const [x, y, z] = leg.to.map((to, i) => (leg.from[i] ?? to) + (to - (leg.from[i] ?? to)) * share);
  // The shorter way round.
  const turn = ((((leg.toHeadingDeg - leg.fromHeadingDeg) % 360) + 540) % 360) - 180;
  return { place: [x ?? 0, y ?? 0, z ?? 0], headingDeg: leg.fromHeadingDeg + turn * share };
}

function headingOf(from: Place, to: Place): number | null {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
  const north = to[1] - from[1];
  return east === 0 && north === 0 ? null : (Math.atan2(east, north) * 180) / Math.PI;
}
