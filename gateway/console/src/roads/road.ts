import { layerUrl } from '../city/geometry';
import { metresBetween } from '../fleet/glide';

type Point = readonly [longitude: number, latitude: number];

/** A road of the map: one edge of the graph that ways are planned on. */
export interface Road {
  readonly id: string;
  /** May be empty. */
  readonly name: string;
  readonly line: readonly Point[];
}

/** As closely as the map draws them. */
const ZOOM = 16;

/** The roads of a district. */
export async function readRoads(district: string, token: string | null, signal?: AbortSignal): Promise<readonly Road[]> {
  const answer = await fetch(layerUrl('roads', district, ZOOM), {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answer.ok) {
    throw new Error(`The roads of ${district} could not be had: ${answer.status} ${answer.statusText}`);
  }
  return toRoads((await answer.json()) as GeoJSON.FeatureCollection);
}

export function toRoads({ features }: GeoJSON.FeatureCollection): readonly Road[] {
  const roads = new Map<string, Road>();
  for (const { geometry, properties } of features) {
    const id = String((properties as { id?: unknown } | null)?.id ?? '');
    if (id !== '' && geometry.type === 'LineString') {
      const name = (properties as { name?: unknown } | null)?.name;
      roads.set(id, { id, name: typeof name === 'string' ? name : '', line: geometry.coordinates.map(([x = 0, y = 0]) => [x, y]) });
    }
  }
  return [...roads.values()];
}

/** The roads that come as near to a place as so many metres, the nearest first. */
export function roadsWithin(roads: Iterable<Road>, place: Point, radiusM: number): readonly Road[] {
  return [...roads].map((road) => ({ road, metres: metresTo(road, place) }))
    .filter(({ metres }) => metres <= radiusM).sort((a, b) => a.metres - b.metres).map(({ road }) => road);
}

/** How far a road is from a place at its nearest. */
export function metresTo({ line }: Pick<Road, 'line'>, place: Point): number {
  let least = Infinity;
  for (let i = 0; i < line.length; i++) {
    const from = line[Math.max(0, i - 1)] ?? place;
    const to = line[i] ?? place;
    least = Math.min(least, metresBetween([...nearestOn(from, to, place), 0], [...place, 0]));
  }
  return least;
}

/** The point of a piece of a line that is nearest to a place; so near that a degree may be taken for a length. */
function nearestOn(from: Point, to: Point, place: Point): Point {
  const squeeze = Math.cos((place[1] * Math.PI) / 180);
  const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((place[0] - from[0]) * squeeze * dx + (place[1] - from[1]) * dy) / length));
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
