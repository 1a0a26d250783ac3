import { levelOf, type DivisionLevel } from './division';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Where the gateway serves a layer of an area as GeoJSON. */
export function layerUrl(layer: string, area: string, zoom: number): string {
  return `/v1/geojson/${layer}?area=${encodeURIComponent(area)}&zoom=${zoom}`;
}

const LAYER_OF: Readonly<Record<DivisionLevel, string | null>> = {
  city: 'districts', district: 'districts', street: 'streets', community: 'communities', cell: 'cells',
};

/** The outline of one division, fetched with the caller's token. */
export async function fetchOutline(
  code: string, token: string | null, signal?: AbortSignal,
): Promise<GeoJSON.FeatureCollection> {
  const layer = LAYER_OF[levelOf(code)] ?? 'districts';
  const answer = await fetch(layerUrl(layer, code, 15), {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    signal,
  });
  if (!answer.ok) {
    throw new Error(`The outline of ${code} could not be had: ${answer.status} ${answer.statusText}`);
  }
  return (await answer.json()) as GeoJSON.FeatureCollection;
}

/** The box around every coordinate; null when there is none. */
export function boxOf(collection: GeoJSON.FeatureCollection): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) {
      return;
    }
    const [x, y] = coordinates as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
    } else {
      coordinates.forEach(visit);
    }
  };
  for (const { geometry } of collection.features) {
    if ('coordinates' in geometry) {
      visit(geometry.coordinates);
    }
  }
  return west === Infinity ? null : [west, south, east, north];
}

/** The world with the outlines cut out, to dim what lies outside. */
export function maskAround(collection: GeoJSON.FeatureCollection): GeoJSON.Feature<GeoJSON.Polygon> {
  const world: GeoJSON.Position[] = [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]];
  const rings = collection.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates.slice(0, 1)
    : geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1))
    : []);
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...rings] } };
}
