import { IconLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Map as MapLibre } from 'maplibre-gl';
import { rank } from '../alerts/severity';
import type { Palette } from '../look/palette';
import type { Twin } from '../twins/twin';
import { DeckOverlay } from './deckOverlay';
import { iconOf, type IconSheet } from './iconSheet';

/** Closer than this a sensor shows its kind; from further away it is a dot. */
const ICON_ZOOM = 13.8;

/** How much is seen of sensors outside the scope, of 255. */
const OUTSIDE = 70;

/** What sensors are drawn from. */
export interface SensorsDrawn {
  readonly sensors: readonly Twin[];
  readonly chosen: string | null;
  /** Division code; sensors outside it are faint. */
  readonly scope: string;
  readonly zoom: number;
  readonly palette: Palette;
  readonly sheet: IconSheet;
  /** Grows when kinds or palette change, and with them the sheet. */
  readonly sheetVersion: number;
}

/** Sensors on the map, by deck.gl: tens of thousands of points are one draw call. */
export class SensorLayer {
  private readonly overlay: DeckOverlay;

  constructor(map: MapLibre) {
    this.overlay = DeckOverlay.of(map);
  }

  draw(drawn: SensorsDrawn): void {
    this.overlay.draw('sensors', drawn.zoom < ICON_ZOOM ? [dots(drawn)] : [icons(drawn)]);
  }

  clear(): void {
    this.overlay.draw('sensors', []);
  }

  remove(): void {
    this.overlay.leave('sensors');
  }
}

/** Worse ones are drawn later, on top. */
export function inDrawingOrder(sensors: readonly Twin[]): Twin[] {
  return [...sensors].sort((a, b) => rank(a.severity) - rank(b.severity));
}

function dots({ sensors, palette, scope }: SensorsDrawn): Layer {
  return new ScatterplotLayer<Twin>({
    id: 'sensor-dots',
    data: sensors as Twin[],
    radiusUnits: 'pixels',
    getPosition: (twin) => [twin.place[0], twin.place[1]],
    getRadius: (twin) => (twin.severity === '' ? 2.2 : 4),
    getFillColor: (twin) => [
      ...rgb(twin.severity === '' ? palette.health[twin.health] : palette.severity[twin.severity]),
      twin.area.startsWith(scope) ? 255 : OUTSIDE,
    ],
    updateTriggers: { getFillColor: [palette, scope] },
    parameters: { depthCompare: 'always' },
  });
}

function icons({ sensors, chosen, scope, sheet, sheetVersion, zoom }: SensorsDrawn): Layer {
  const size = zoom < 14.5 ? 17 : zoom < 16 ? 23 : 28;
  return new IconLayer<Twin>({
    // The sheet is uploaded once; another sheet is another layer.
    id: `sensor-icons-${sheetVersion}`,
    data: sensors as Twin[],
    iconAtlas: sheet.image as unknown as string,
    iconMapping: sheet.places as Record<string, { x: number; y: number; width: number; height: number }>,
    sizeUnits: 'pixels',
    getPosition: (twin) => [twin.place[0], twin.place[1]],
    getIcon: (twin) => iconOf(twin.sensorKind, twin.severity, twin.health),
    getSize: (twin) => (twin.id === chosen ? size * 1.5 : size),
    getColor: (twin) => [0, 0, 0, twin.area.startsWith(scope) ? 255 : OUTSIDE],
    updateTriggers: { getSize: [chosen, size], getColor: scope },
    parameters: { depthCompare: 'always' },
  });
}

function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
