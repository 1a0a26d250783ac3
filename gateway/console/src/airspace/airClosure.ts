import type { AirClosure as Message } from '../gen/citytwin/v1/dispatch_plan_pb';
import { toMs } from '../gateway/moment';

export type Point = readonly [longitude: number, latitude: number];

/** Air that nobody may fly through for a while. */
export interface AirClosure {
  readonly id: string;
  /** The first point again at the end. */
  readonly ring: readonly Point[];
  /** Above the ground; null for from the ground. */
  readonly floorM: number | null;
  /** Above the ground; null for without end. */
  readonly ceilingM: number | null;
  /** Null until it is lifted. */
  readonly untilMs: number | null;
  readonly reason: string;
  readonly by: string;
  /** The districts it reaches into. */
  readonly districts: readonly string[];
}

/** What is about to be closed. */
export type AirShape =
  | { readonly kind: 'circle'; readonly centre: Point | null; readonly radiusM: number }
  | { readonly kind: 'area'; readonly corners: readonly Point[] };

export const MIN_CORNERS = 3;
/** As many as the gateway takes. */
export const MAX_CORNERS = 500;
export const MAX_RADIUS_M = 20_000;
const METRES_PER_DEGREE = 111_320;
const CIRCLE_POINTS = 48;

export function toAirClosure(message: Message): AirClosure {
  return {
    id: message.id,
    ring: message.area.map(({ longitude, latitude }): Point => [longitude, latitude]),
    floorM: message.floorM ?? null,
    ceilingM: message.ceilingM ?? null,
    untilMs: toMs(message.until),
    reason: message.reason,
    by: message.by,
    districts: message.districts,
  };
}

/** Whoever is over all that it reaches into may lift it. */
export function isWithin({ districts }: Pick<AirClosure, 'districts'>, area: string): boolean {
  return districts.every((district) => district.startsWith(area));
}

export function isWhole(shape: AirShape): boolean {
  return shape.kind === 'circle'
    ? shape.centre !== null && shape.radiusM > 0 && shape.radiusM <= MAX_RADIUS_M
    : shape.corners.length >= MIN_CORNERS;
}

/** As it is drawn, the first point again at the end; empty while there is nothing to draw. */
export function ringOf(shape: AirShape): readonly Point[] {
  if (shape.kind === 'area') {
    const [first] = shape.corners;
    return first === undefined ? [] : [...shape.corners, first];
  }
  const { centre, radiusM } = shape;
  if (centre === null || !(radiusM > 0)) {
    return [];
  }
  const north = radiusM / METRES_PER_DEGREE;
  const east = north / Math.cos((centre[1] * Math.PI) / 180);
  return Array.from({ length: CIRCLE_POINTS + 1 }, (_, i): Point => {
    const angle = ((i % CIRCLE_POINTS) * 2 * Math.PI) / CIRCLE_POINTS;
    return [centre[0] + east * Math.cos(angle), centre[1] + north * Math.sin(angle)];
  });
}
