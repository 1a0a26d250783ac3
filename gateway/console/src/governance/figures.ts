import { COLUMNS, columnOf, type Column } from '../orders/columns';
import { isLate, isOpen, nextClock, type Order } from '../orders/order';
import { byDue } from '../orders/orderFilter';

const HOUR_MS = 3_600_000;

const CELL_DIGITS = 15;

/** How far back the trend goes. */
export const TREND_HOURS = 8;

/** Orders listed as due next, and cells as the hottest. */
const MOST = 8;

export interface Share {
  readonly open: number;
  readonly late: number;
}

export interface CellFigures extends Share {
  readonly cell: string;
  /** In the middle of its orders. */
  readonly place: readonly [longitude: number, latitude: number];
}

/** A centre's orders in numbers. */
export interface Figures {
  readonly open: number;
  readonly late: number;
  readonly soon: number;
  readonly suspended: number;
  readonly ended: number;
  readonly byColumn: Readonly<Record<Exclude<Column, 'closed'>, Share>>;
  /** Most first. */
  readonly byDepartment: readonly (Share & { readonly department: string })[];
  /** Most first. */
  readonly byCell: readonly CellFigures[];
  /** One for each hour, oldest first. */
  readonly trend: readonly { readonly fromMs: number; readonly reported: number; readonly ended: number }[];
  readonly next: readonly Order[];
}

/** @param orders those of the area, open ones and those that ended in the last hours. */
export function figuresOf(orders: readonly Order[], nowMs: number): Figures {
  const open = orders.filter(isOpen);
  const share = (of: readonly Order[]): Share => ({ open: of.length, late: of.filter((order) => isLate(order, nowMs)).length });
  const dueWithin = (order: Order): boolean => {
    const due = nextClock(order)?.dueAtMs;
    return due !== undefined && due > nowMs && due <= nowMs + HOUR_MS;
  };
  return {
    ...share(open),
    soon: open.filter(dueWithin).length,
    suspended: open.filter(({ suspendedBecause }) => suspendedBecause !== '').length,
    ended: orders.filter((order) => !isOpen(order) && (order.endedAtMs ?? 0) > nowMs - TREND_HOURS * HOUR_MS).length,
    byColumn: Object.fromEntries(COLUMNS.filter((column) => column !== 'closed')
      .map((column) => [column, share(open.filter(({ state }) => columnOf(state) === column))])) as Figures['byColumn'],
    byDepartment: [...groups(open, (order) => order.parts.filter(({ state }) => state === 'assigned' || state === 'accepted').map(({ department }) => department))]
      .map(([department, of]) => ({ department, ...share(of) }))
      .sort((a, b) => b.open - a.open || (a.department < b.department ? -1 : 1)),
    byCell: byCell(open, CELL_DIGITS, share),
    trend: trend(orders, nowMs),
    next: open.filter((order) => nextClock(order) !== null).sort(byDue).slice(0, MOST),
  };
}

/** The orders of each cell, or of each wider division of so many digits, counted; the map draws them. */
export function cellFigures(orders: readonly Order[], nowMs: number, digits: number): readonly CellFigures[] {
  return byCell(orders.filter(isOpen), digits, (of) => ({ open: of.length, late: of.filter((order) => isLate(order, nowMs)).length }));
}

export function hottest({ byCell: cells }: Figures): readonly CellFigures[] {
  return cells.slice(0, MOST);
}

function byCell(open: readonly Order[], digits: number, share: (of: readonly Order[]) => Share): readonly CellFigures[] {
  return [...groups(open, ({ area }) => [area.slice(0, digits)])]
    .map(([cell, of]) => ({ cell, place: middle(of), ...share(of) }))
    .sort((a, b) => b.open - a.open || (a.cell < b.cell ? -1 : 1));
}

function trend(orders: readonly Order[], nowMs: number): Figures['trend'] {
  const hours = Array.from({ length: TREND_HOURS }, (_, i) => ({ fromMs: nowMs - (TREND_HOURS - i) * HOUR_MS, reported: 0, ended: 0 }));
  const hourOf = (atMs: number | null): (typeof hours)[number] | undefined =>
    atMs === null || atMs > nowMs ? undefined : hours[TREND_HOURS - Math.max(1, Math.ceil((nowMs - atMs) / HOUR_MS))];
  for (const order of orders) {
    const [began, ended] = [hourOf(order.reportedAtMs), hourOf(order.endedAtMs)];
    if (began !== undefined) {
      began.reported++;
    }
    if (ended !== undefined) {
      ended.ended++;
    }
  }
  return hours;
}

function groups(orders: readonly Order[], keysOf: (order: Order) => readonly string[]): Map<string, Order[]> {
  const found = new Map<string, Order[]>();
  for (const order of orders) {
    for (const key of keysOf(order)) {
      const group = found.get(key);
      if (group === undefined) {
        found.set(key, [order]);
      } else {
        group.push(order);
      }
    }
  }
  return found;
}

function middle(orders: readonly Order[]): readonly [number, number] {
  const mean = (axis: 0 | 1): number => orders.reduce((sum, { place }) => sum + place[axis], 0) / orders.length;
  return [mean(0), mean(1)];
}
