import { SEVERITIES, SEVERITY_SHAPES, type Severity } from '../alerts/severity';
import type { Palette } from '../look/palette';
import { HEALTHS, type Health } from '../sensing/health';
import { drawingOf } from '../sensing/kindIcons';

const SIZE = 64;
const COLUMNS = 16;

export interface IconPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface IconSheet {
  readonly image: HTMLCanvasElement;
  readonly places: Readonly<Record<string, IconPlace>>;
}

/** The icon a sensor has: by its kind and its worst alert, or, when calm, its health. */
export function iconOf(kind: string, severity: Severity, health: Health): string {
  return `${kind}/${severity === '' ? health : severity}`;
}

/** Every icon there can be, drawn once on one sheet. */
export function drawIconSheet(kinds: readonly string[], palette: Palette): IconSheet {
  const states = [...SEVERITIES, ...HEALTHS];
  const names = kinds.flatMap((kind) => states.map((state) => ({ kind, state })));
  const image = document.createElement('canvas');
  image.width = COLUMNS * SIZE;
  image.height = Math.max(1, Math.ceil(names.length / COLUMNS)) * SIZE;
  const pen = image.getContext('2d');
  if (pen === null) {
    throw new Error('This browser gives no 2D canvas to draw icons on.');
  }
  const places: Record<string, IconPlace> = {};
  names.forEach(({ kind, state }, i) => {
    const [x, y] = [(i % COLUMNS) * SIZE, Math.floor(i / COLUMNS) * SIZE];
    places[`${kind}/${state}`] = { x, y, width: SIZE, height: SIZE };
    pen.save();
    pen.translate(x, y);
    pen.scale(SIZE / 32, SIZE / 32);
    drawIcon(pen, kind, state, palette);
    pen.restore();
  });
  return { image, places };
}

/** In a 32 × 32 box. An alert has its level's shape, filled; a calm sensor is a disc with a rim of its health. */
function drawIcon(pen: CanvasRenderingContext2D, kind: string, state: Exclude<Severity, ''> | Health, palette: Palette): void {
  const alerting = state in SEVERITY_SHAPES;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  pen.save();
  pen.translate(2.5, 2.5);
  pen.scale(27 / 24, 27 / 24);
  const shape = alerting
    ? new Path2D(SEVERITY_SHAPES[state as Exclude<Severity, ''>])
    : new Path2D('M12 2.2a9.8 9.8 0 1 0 0 19.6 9.8 9.8 0 0 0 0-19.6z');
  const colour = alerting ? palette.severity[state as Severity] : palette.health[state as Health];
  pen.fillStyle = alerting ? colour : palette.land;
  pen.strokeStyle = alerting ? palette.textHalo : colour;
  pen.lineWidth = alerting ? 1.2 : 2.2;
  pen.setLineDash(state === 'offline' ? [2.6, 2.6] : state === 'stale' ? [7, 3] : []);
  pen.fill(shape);
  pen.stroke(shape);
  pen.restore();
  pen.setLineDash([]);
  pen.translate(state === 'II' ? 9.5 : 8.5, state === 'II' ? 12 : 8.5);
  const scale = state === 'II' ? 13 / 24 : 15 / 24;
  pen.scale(scale, scale);
  pen.strokeStyle = alerting ? (state === 'III' || state === 'II' ? '#1a1200' : '#ffffff') : palette.text;
  pen.globalAlpha = state === 'offline' ? 0.65 : 1;
  pen.lineWidth = 2.1;
  pen.stroke(new Path2D(drawingOf(kind)));
  if (state === 'faulty') {
    pen.strokeStyle = colour;
    pen.lineWidth = 2.6;
    pen.stroke(new Path2D('M2 22 22 2'));
  }
}
