import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Palette } from '../look/palette';

/** The layers the gateway serves, each a source of its own under its own name. */
export const LAYERS = ['districts', 'streets', 'communities', 'cells', 'buildings', 'roads', 'waters', 'pipes', 'risk-points'] as const;

export type LayerName = (typeof LAYERS)[number];

export function isLayer(source: string): source is LayerName {
  return (LAYERS as readonly string[]).includes(source);
}

/** Which property identifies a feature, so that its state can be set. */
const ID_OF: Readonly<Record<LayerName, string>> = {
  'districts': 'code', 'streets': 'code', 'communities': 'code', 'cells': 'code',
  'buildings': 'id', 'roads': 'id', 'waters': 'id', 'pipes': 'id', 'risk-points': 'id',
};

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The map goes no further out than this; a whole city on a small screen is about as far. */
export const MIN_ZOOM = 5;

/** From here on cells are drawn, and from there on buildings: earlier they would be dust. */
export const CELLS_ZOOM = 12.5;
export const BUILDINGS_ZOOM = 14;

/** Nothing is fetched from anywhere else: no tiles, no sprites, and letters are drawn from this machine's fonts. */
export function mapStyle(palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(LAYERS.map((name) =>
        [name, { type: 'geojson' as const, data: EMPTY, promoteId: ID_OF[name], tolerance: 0.3 }])),
      outline: { type: 'geojson', data: EMPTY },
      mask: { type: 'geojson', data: EMPTY },
      labels: { type: 'geojson', data: EMPTY },
      chosen: { type: 'geojson', data: EMPTY },
      orders: { type: 'geojson', data: EMPTY },
      closures: { type: 'geojson', data: EMPTY },
      air: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
      ...areas(palette),
      ...networks(palette),
      ...borders(palette),
      ...closures(palette),
      ...air(palette),
      ...heights(palette),
      ...labels(palette),
      ...orders(palette),
    ],
    light: { anchor: 'viewport', intensity: 0.35, position: [1.3, 210, 40] },
  };
}

/** The colour a feature's `tint` state stands for. */
function tinted(palette: Palette, none: string): ExpressionSpecification {
  const { severity, health } = palette;
  return [
    'match', ['coalesce', ['feature-state', 'tint'], 'none'],
    'I', severity.I, 'II', severity.II, 'III', severity.III, 'IV', severity.IV,
    'online', health.online, 'stale', health.stale, 'offline', health.offline, 'faulty', health.faulty,
    none,
  ];
}

function strength(alert: number, health: number): ExpressionSpecification {
  return [
    'match', ['coalesce', ['feature-state', 'tint'], 'none'],
    ['I', 'II', 'III', 'IV'], alert,
    ['stale', 'offline', 'faulty'], health * 2.6,
    'online', health,
    0,
  ];
}

function areas(palette: Palette): LayerSpecification[] {
  return [
    { id: 'districts-land', type: 'fill', source: 'districts', paint: { 'fill-color': palette.land } },
    {
      id: 'districts-fill', type: 'fill', source: 'districts', maxzoom: 12,
      paint: { 'fill-color': tinted(palette, palette.land), 'fill-opacity': strength(0.42, 0) },
    },
    {
      id: 'streets-fill', type: 'fill', source: 'streets',
      paint: {
        'fill-color': tinted(palette, palette.land),
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12, strength(0.26, 0), 13, strength(0.1, 0), 14, strength(0.04, 0)],
      },
    },
    {
      id: 'communities-fill', type: 'fill', source: 'communities', minzoom: 12,
      paint: { 'fill-color': tinted(palette, palette.land), 'fill-opacity': strength(0.07, 0) },
    },
    {
      id: 'cells-fill', type: 'fill', source: 'cells', minzoom: CELLS_ZOOM,
      paint: { 'fill-color': tinted(palette, palette.land), 'fill-opacity': strength(0.5, 0.05) },
    },
  ];
}

function networks(palette: Palette): LayerSpecification[] {
  const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  const main: ExpressionSpecification = ['in', ['get', 'class'], ['literal', ['motorway', 'trunk', 'primary', 'secondary']]];
  return [
    { id: 'waters-fill', type: 'fill', source: 'waters', filter: polygon, paint: { 'fill-color': palette.water } },
    {
      id: 'waters-line', type: 'line', source: 'waters',
      paint: { 'line-color': palette.waterLine, 'line-width': ['case', polygon, 0.8, 2] },
    },
    {
      id: 'roads-line', type: 'line', source: 'roads', minzoom: 11,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      filter: ['any', main, ['>=', ['zoom'], 13.2]],
      paint: {
        'line-color': ['case', main, palette.roadMain, palette.road],
        'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 11, ['case', main, 0.8, 0.2], 18, ['case', main, 14, 6]],
      },
    },
    {
      id: 'pipes-line', type: 'line', source: 'pipes', minzoom: 13, layout: { visibility: 'none' },
      paint: { 'line-color': palette.pipe, 'line-width': 1.4, 'line-dasharray': [3, 1.5] },
    },
  ];
}

function borders(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'cells-line', type: 'line', source: 'cells', minzoom: 13.5,
      paint: { 'line-color': palette.cellLine, 'line-width': 0.7 },
    },
    {
      id: 'communities-line', type: 'line', source: 'communities', minzoom: 12,
      paint: { 'line-color': palette.communityLine, 'line-width': 1 },
    },
    {
      id: 'streets-line', type: 'line', source: 'streets',
      paint: { 'line-color': palette.streetLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.3, 12, 1.2, 16, 2] },
    },
    {
      id: 'districts-line', type: 'line', source: 'districts',
      paint: { 'line-color': palette.districtLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.8, 13, 2.2] },
    },
    { id: 'mask-fill', type: 'fill', source: 'mask', paint: { 'fill-color': palette.dim, 'fill-opacity': 0.5 } },
    {
      id: 'outline-glow', type: 'line', source: 'outline',
      paint: { 'line-color': palette.scopeLine, 'line-width': 7, 'line-opacity': 0.18, 'line-blur': 4 },
    },
    { id: 'outline-line', type: 'line', source: 'outline', paint: { 'line-color': palette.scopeLine, 'line-width': 2 } },
  ];
}

/** What cannot be driven is crossed out in red, what is flooded in the water's colour, and what is only chosen glows. */
function closures(palette: Palette): LayerSpecification[] {
  const width = (factor: number): ExpressionSpecification => ['interpolate', ['exponential', 1.6], ['zoom'], 11, 2 * factor, 18, 14 * factor];
  return [
    {
      id: 'closures-ground', type: 'line', source: 'closures', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'state'], 'chosen', palette.scopeLine, 'flooded', palette.waterText, palette.severity.I],
        'line-width': width(1), 'line-opacity': ['match', ['get', 'state'], 'chosen', 0.85, 0.55],
      },
    },
    {
      id: 'closures-bars', type: 'line', source: 'closures', filter: ['!=', ['get', 'state'], 'chosen'],
      paint: { 'line-color': palette.text, 'line-width': width(0.5), 'line-dasharray': [0.5, 1.5] },
    },
  ];
}

/** Air that is closed for a while: hatched by its rim, and what is only drawn glows, its corners included. */
function air(palette: Palette): LayerSpecification[] {
  const colour: ExpressionSpecification = ['match', ['get', 'state'], 'drawn', palette.scopeLine, palette.severity.I];
  return [
    {
      id: 'air-fill', type: 'fill', source: 'air', filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour, 'fill-opacity': 0.16 },
    },
    {
      id: 'air-line', type: 'line', source: 'air', filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': colour, 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
    },
    {
      id: 'air-corners', type: 'circle', source: 'air', filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 4.5, 'circle-color': palette.scopeLine, 'circle-stroke-color': palette.textHalo, 'circle-stroke-width': 1.5 },
    },
    {
      id: 'air-name', type: 'symbol', source: 'air', minzoom: 11, filter: ['==', ['get', 'state'], 'closed'],
      layout: { 'text-field': ['get', 'label'], 'text-size': 12, 'text-max-width': 12 },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.textHalo, 'text-halo-width': 1.6 },
    },
  ];
}

function heights(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'cells-chosen', type: 'line', source: 'cells',
      paint: {
        'line-color': palette.scopeLine,
        'line-width': ['case', ['boolean', ['feature-state', 'chosen'], false], 3, 0],
      },
    },
    {
      id: 'buildings-solid', type: 'fill-extrusion', source: 'buildings', minzoom: BUILDINGS_ZOOM,
      paint: {
        'fill-extrusion-color': [
          'case', ['boolean', ['feature-state', 'chosen'], false], palette.scopeLine,
          ['match', ['coalesce', ['feature-state', 'tint'], 'none'],
            'I', palette.severity.I, 'II', palette.severity.II, 'III', palette.severity.III, 'IV', palette.severity.IV,
            'faulty', palette.health.faulty,
            palette.building],
        ],
        'fill-extrusion-height': ['interpolate', ['linear'], ['zoom'], BUILDINGS_ZOOM, 0, BUILDINGS_ZOOM + 0.6, ['coalesce', ['get', 'heightM'], 10]],
        'fill-extrusion-opacity': 0.88,
        'fill-extrusion-vertical-gradient': true,
      },
    },
    {
      id: 'chosen-ring', type: 'circle', source: 'chosen',
      paint: {
        'circle-radius': 17, 'circle-color': 'transparent', 'circle-stroke-color': palette.scopeLine, 'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'risk-points-dot', type: 'circle', source: 'risk-points', minzoom: 12, layout: { visibility: 'none' },
      paint: {
        'circle-radius': 5, 'circle-color': 'transparent', 'circle-stroke-color': palette.severity.II, 'circle-stroke-width': 2,
      },
    },
  ];
}

function labels(palette: Palette): LayerSpecification[] {
  const text = (id: string, level: string, minzoom: number, maxzoom: number, size: number): LayerSpecification => ({
    id, type: 'symbol', source: 'labels', minzoom, maxzoom,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': ['get', 'name'], 'text-size': size, 'text-padding': 6, 'text-max-width': 8,
      'text-letter-spacing': 0.03,
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.textHalo, 'text-halo-width': 1.6 },
  });
  return [
    text('labels-community', 'community', 14.2, 24, 11.5),
    {
      id: 'labels-water', type: 'symbol', source: 'waters', minzoom: 10,
      layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-letter-spacing': 0.25, 'symbol-spacing': 400 },
      paint: { 'text-color': palette.waterText, 'text-halo-color': palette.textHalo, 'text-halo-width': 1.4 },
    },
    text('labels-street', 'street', 11.3, 16.5, 13.5),
    text('labels-district', 'district', MIN_ZOOM, 13.2, 15),
  ];
}

/** Orders by cell: the more, the larger; the more of them late, the redder, with the number in words. */
function orders(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'orders-heat', type: 'circle', source: 'orders',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'open']], 1, 11, 10, 34],
        'circle-color': ['interpolate', ['linear'], ['get', 'late'], 0, palette.line, 0.5, palette.severity.II, 1, palette.severity.I],
        'circle-opacity': 0.45,
        'circle-stroke-color': palette.text,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'orders-count', type: 'symbol', source: 'orders',
      layout: { 'text-field': ['get', 'label'], 'text-size': 12, 'symbol-sort-key': ['-', 0, ['get', 'open']] },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.textHalo, 'text-halo-width': 1.4 },
    },
  ];
}
