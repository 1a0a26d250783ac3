import { IconLayer, PathLayer, PolygonLayer, TextLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Map as MapLibre } from 'maplibre-gl';
import type { AirArea } from '../fleet/airspace';
import type { Glide } from '../fleet/glide';
import type { Place, Unit } from '../fleet/unit';
import type { Palette } from '../look/palette';
import { DeckOverlay } from './deckOverlay';
import type { IconSheet } from './iconSheet';
import { unitColour } from './unitIcons';
import { labelled } from './unitLabels';

/** A way on the map. */
export interface Way {
  readonly id: string;
  readonly points: readonly Place[];
  /** `other`: planned too, of a unit that one does not look at. */
  readonly kind: 'planned' | 'other' | 'flown' | 'offered';
}

/** What units are drawn from. */
export interface UnitsDrawn {
  readonly units: readonly Unit[];
  readonly glide: Glide;
  readonly nowMs: number;
  readonly chosen: string | null;
  readonly ways: readonly Way[];
  readonly airspace: readonly AirArea[];
  readonly zoom: number;
  readonly label: (unit: Unit) => string;
  readonly palette: Palette;
  readonly sheet: IconSheet;
  /** Grows with the sheet. */
  readonly sheetVersion: number;
}

/** Units, their ways and where drones may not fly, by deck.gl: thousands of them move in one draw call. */
export class UnitLayer {
  private readonly overlay: DeckOverlay;

  constructor(map: MapLibre) {
    this.overlay = DeckOverlay.of(map);
  }

  draw(drawn: UnitsDrawn): void {
    const named = labelled(drawn.units, drawn.zoom);
    this.overlay.draw('units', [airspace(drawn), ways(drawn), icons(drawn), ...(named.length === 0 ? [] : [names(named, drawn)])]);
  }

  clear(): void {
    this.overlay.draw('units', []);
  }

  remove(): void {
    this.overlay.leave('units');
  }
}

function airspace({ airspace: areas, palette }: UnitsDrawn): Layer {
  return new PolygonLayer<AirArea>({
    id: 'airspace',
    data: areas as AirArea[],
    getPolygon: (area) => area.ring.map(([x, y]): [number, number] => [x, y]),
    getFillColor: (area) => [...rgb(area.kind === 'no-fly' ? palette.severity.I : palette.severity.II), area.kind === 'no-fly' ? 40 : 22],
    getLineColor: (area) => [...rgb(area.kind === 'no-fly' ? palette.severity.I : palette.severity.II), 200],
    lineWidthUnits: 'pixels',
    getLineWidth: 1.5,
    updateTriggers: { getFillColor: palette, getLineColor: palette },
    parameters: { depthCompare: 'always' },
  });
}

function ways({ ways: all, palette }: UnitsDrawn): Layer {
  return new PathLayer<Way>({
    id: 'unit-ways',
    data: all as Way[],
    getPath: (way) => way.points.map(([x, y]): [number, number] => [x, y]),
    getColor: (way) => way.kind === 'flown'
      ? [...rgb(palette.health.online), 210]
      : [...rgb(way.kind === 'offered' ? palette.scopeLine : palette.line), way.kind === 'other' ? 110 : 235],
    widthUnits: 'pixels',
    getWidth: (way) => (way.kind === 'other' ? 2 : way.kind === 'flown' ? 3 : 4),
    capRounded: true,
    jointRounded: true,
    updateTriggers: { getColor: palette },
    parameters: { depthCompare: 'always' },
  });
}

function icons({ units, glide, nowMs, chosen, zoom, sheet, sheetVersion }: UnitsDrawn): Layer {
  const size = zoom < 12 ? 20 : zoom < 14.5 ? 27 : 34;
  return new IconLayer<Unit>({
    id: `unit-icons-${sheetVersion}`,
    data: units as Unit[],
    iconAtlas: sheet.image as unknown as string,
    iconMapping: sheet.places as Record<string, { x: number; y: number; width: number; height: number }>,
    sizeUnits: 'pixels',
    getPosition: (unit) => placeOf(unit, glide, nowMs),
    getAngle: (unit) => (unit.kind === 'dock' ? 0 : -(glide.at(unit.id, nowMs)?.headingDeg ?? unit.headingDeg ?? 0)),
    getIcon: (unit) => `${unit.kind}/${unit.status}`,
    getSize: (unit) => (unit.id === chosen ? size * 1.4 : unit.kind === 'dock' ? size * 0.8 : size),
    updateTriggers: { getPosition: nowMs, getAngle: nowMs, getSize: [chosen, size] },
    parameters: { depthCompare: 'always' },
  });
}

function names(named: Unit[], { glide, nowMs, label, palette }: UnitsDrawn): Layer {
  return new TextLayer<Unit>({
    id: 'unit-names',
    data: named,
    getPosition: (unit) => placeOf(unit, glide, nowMs),
    getText: label,
    characterSet: 'auto',
    fontFamily: 'system-ui, "Noto Sans CJK SC", sans-serif',
    getSize: 12,
    getPixelOffset: [0, 26],
    getColor: (unit) => rgb(unit.status === 'unavailable' ? unitColour(unit.status, palette) : palette.text),
    outlineColor: [...rgb(palette.textHalo), 255],
    outlineWidth: 3,
    fontSettings: { sdf: true },
    updateTriggers: { getPosition: nowMs, getColor: palette },
    parameters: { depthCompare: 'always' },
  });
}

function placeOf(unit: Unit, glide: Glide, nowMs: number): [number, number] {
  const [x, y] = glide.at(unit.id, nowMs)?.place ?? unit.place;
  return [x, y];
}

function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
