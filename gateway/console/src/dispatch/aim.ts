import type { MessageInitShape } from '@bufbuild/protobuf';
import { MAX_CORNERS, MIN_CORNERS, type Point } from '../airspace/airClosure';
import { toPlace, type Place } from '../fleet/unit';
import type { MissionAimSchema, Waypoint } from '../gen/citytwin/v1/mission_state_pb';
import type { Drawn } from '../map/drawn';
import type { MissionKind } from '../missions/mission';

/** What has to be said of an aim before anybody can be sent. */
export type Need = 'place' | 'route' | 'ring' | 'building' | 'target' | 'radius';

const NEEDS: Readonly<Record<MissionKind, readonly Need[]>> = {
  'verify': ['place'],
  'rescue': ['place'],
  'cordon': ['place', 'radius'],
  'patrol-area': ['ring'],
  'patrol-route': ['route'],
  'inspect-building': ['building'],
  'escort': ['place', 'target'],
  'deliver': ['place', 'target'],
};

/** As much as the gateway takes of each. */
export const MAX_POINTS = MAX_CORNERS;
export const MAX_CORDON_M = 2_000;
export const MIN_POINTS = { route: 2, ring: MIN_CORNERS } as const;

/** A building, and where on it somebody pointed. */
export interface AimBuilding {
  readonly id: string;
  readonly place: Point;
}

/** Where a mission is to be and what it is to do there, as far as it has been said; what a kind has no use for is left aside. */
export interface Aim {
  readonly place: Point | null;
  /** Of a route, or the corners of an area. */
  readonly points: readonly Point[];
  readonly building: AimBuilding | null;
  /** Whom to escort, or where to deliver. */
  readonly target: Point | null;
  /** Of a cordon; null for none. */
  readonly radiusM: number | null;
  /** Of a file, if the kind is flown by one. */
  readonly waypoints: readonly Waypoint[];
}

export const NO_AIM: Aim = { place: null, points: [], building: null, target: null, radiusM: null, waypoints: [] };

/** What a kind has to be told. */
export function needsOf(kind: MissionKind): readonly Need[] {
  return NEEDS[kind];
}

/** What has not been said yet, as the mission itself would judge it. */
export function missing(kind: MissionKind, aim: Aim): readonly Need[] {
  return needsOf(kind).filter((need) => !isSaid(need, aim));
}

export function isSaid(need: Need, { place, points, building, target, radiusM, waypoints }: Aim): boolean {
  switch (need) {
    case 'place': return place !== null;
    case 'route': return waypoints.length > 0 || points.length >= MIN_POINTS.route;
    case 'ring': return waypoints.length > 0 || points.length >= MIN_POINTS.ring;
    case 'building': return waypoints.length > 0 || building !== null;
    case 'target': return target !== null;
    case 'radius': return radiusM !== null && radiusM > 0 && radiusM <= MAX_CORDON_M;
  }
}

export type AimMessage = MessageInitShape<typeof MissionAimSchema>;

/** As the gateway takes it; null while it has no place. */
export function toAimMessage(kind: MissionKind, aim: Aim): AimMessage | null {
  const needs = needsOf(kind);
  const flown = aim.waypoints.length > 0;
  const drawn = !flown && (needs.includes('route') || needs.includes('ring')) ? aim.points : [];
  const building = needs.includes('building') && !flown ? aim.building : null;
  const place = (needs.includes('ring') ? middleOf(drawn) : drawn[0]) ?? building?.place ?? aim.place;
  const at = place === null ? aim.waypoints[0]?.place : placeOf(place);
  return at === undefined ? null : {
    place: at,
    area: drawn.map(placeOf),
    building: building?.id ?? '',
    waypoints: [...aim.waypoints],
    ...(needs.includes('target') && aim.target !== null ? { target: placeOf(aim.target) } : {}),
    ...(needs.includes('radius') && aim.radiusM !== null ? { radiusM: aim.radiusM } : {}),
  };
}

/** What the map shows of it while it is being said; a flight by a file is shown as what it is. */
export function drawnOf(kind: MissionKind, { place, points, building, target, radiusM, waypoints }: Aim): Drawn | null {
  const needs = needsOf(kind);
  if (waypoints.length > 0) {
    return null;
  }
  if (needs.includes('radius')) {
    return { kind: 'circle', centre: place, radiusM: radiusM ?? 0 };
  }
  return needs.includes('ring') ? { kind: 'area', corners: points } : {
    kind: 'route',
    corners: needs.includes('route') ? points
      : [needs.includes('building') ? building?.place : place, needs.includes('target') ? target : null].filter((point) => point !== null && point !== undefined),
  };
}

/** The way of a file, for the map. */
export function flownOf({ waypoints }: Aim): readonly Place[] {
  return waypoints.map((point) => toPlace(point.place));
}

function middleOf(points: readonly Point[]): Point | undefined {
  const mean = (i: 0 | 1): number => points.reduce((sum, point) => sum + point[i], 0) / points.length;
  return points.length === 0 ? undefined : [mean(0), mean(1)];
}

function placeOf([longitude, latitude]: Point): { longitude: number; latitude: number; altitudeM: number } {
  return { longitude, latitude, altitudeM: 0 };
}
