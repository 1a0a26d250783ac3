import { UNIT_KINDS, type UnitKind, type UnitStatus } from '../fleet/unit';
import type { Palette } from '../look/palette';
import type { IconSheet } from './iconSheet';

const SIZE = 72;

/** Outlines in a 24 × 24 box, looking north. */
export const UNIT_DRAWINGS: Readonly<Record<UnitKind, string>> = {
  drone: 'M12 9.2v5.6M9.2 12h5.6M5.5 5.5l4 4M18.5 5.5l-4 4M5.5 18.5l4-4M18.5 18.5l-4-4M5.5 8.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM18.5 8.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM5.5 21.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM18.5 21.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
  robot: 'M6 8.5h12v8.5H6zM9 8.5V5h6v3.5M9.5 12h.01M14.5 12h.01M4 10.5v5M20 10.5v5M8 17v2.5M16 17v2.5',
  team: 'M8.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM15.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM3.5 19.5v-2a5 5 0 0 1 10 0v2M13.5 13.2a5 5 0 0 1 7 4.3v2',
  dock: 'M3.5 18.5h17M5.5 18.5v-6h13v6M8.5 12.5 12 8l3.5 4.5M12 8V4.5',
};

/** How each status is coloured; the shape of the rim says it too, for those who do not see colours. */
export function unitColour(status: UnitStatus, palette: Palette): string {
  switch (status) {
    case 'available': return palette.health.online;
    case 'busy': return palette.line;
    case 'returning': return palette.scopeLine;
    case 'charging':
    case 'resting': return palette.health.stale;
    default: return palette.health.offline;
  }
}

const STATUSES: readonly UnitStatus[] = ['available', 'busy', 'returning', 'charging', 'resting', 'off-duty', 'unavailable'];

/** One picture with every unit in every status. */
export function drawUnitIcons(palette: Palette): IconSheet {
  const image = document.createElement('canvas');
  image.width = SIZE * STATUSES.length;
  image.height = SIZE * UNIT_KINDS.length;
  const pen = image.getContext('2d');
  if (pen === null) {
    throw new Error('This browser gives no 2D canvas to draw icons on.');
  }
  const places: Record<string, { x: number; y: number; width: number; height: number }> = {};
  UNIT_KINDS.forEach((kind, row) => {
    STATUSES.forEach((status, column) => {
      const [x, y] = [column * SIZE, row * SIZE];
      places[`${kind}/${status}`] = { x, y, width: SIZE, height: SIZE };
      pen.save();
      pen.translate(x, y);
      pen.scale(SIZE / 36, SIZE / 36);
      drawIcon(pen, kind, status, palette);
      pen.restore();
    });
  });
  return { image, places };
}

/** In a 36 × 36 box: a disc that does not turn would hide the heading, so a beak shows where it looks. */
function drawIcon(pen: CanvasRenderingContext2D, kind: UnitKind, status: UnitStatus, palette: Palette): void {
  const colour = unitColour(status, palette);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  if (kind !== 'dock') {
    pen.fillStyle = colour;
    pen.fill(new Path2D('M18 .8 22.6 7H13.4z'));
  }
  const body = kind === 'dock' ? new Path2D('M5 5h26v26H5z') : new Path2D('M18 5a13 13 0 1 0 0 26 13 13 0 0 0 0-26z');
  pen.fillStyle = palette.land;
  pen.strokeStyle = colour;
  pen.lineWidth = 2.6;
  pen.setLineDash(status === 'unavailable' || status === 'off-duty' ? [3, 3] : status === 'returning' ? [8, 3] : []);
  pen.fill(body);
  pen.stroke(body);
  pen.setLineDash([]);
  pen.translate(9.6, 9.6);
  pen.scale(0.7, 0.7);
  pen.strokeStyle = palette.text;
  pen.globalAlpha = status === 'unavailable' || status === 'off-duty' ? 0.6 : 1;
  pen.lineWidth = 2;
  pen.stroke(new Path2D(UNIT_DRAWINGS[kind]));
}
