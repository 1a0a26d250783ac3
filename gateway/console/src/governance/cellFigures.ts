import { isLate, isOpen, type Order } from '../orders/order';

/** The orders of a cell, or of a wider division. */
export interface CellFigures {
  readonly cell: string;
  readonly open: number;
  readonly late: number;
  /** In the middle of its orders. */
  readonly place: readonly [longitude: number, latitude: number];
}

/** The orders of each cell, or of each wider division of so many digits, counted, most first; the map draws them. */
export function cellFigures(orders: readonly Order[], nowMs: number, digits: number): readonly CellFigures[] {
  const cells = new Map<string, Order[]>();
  for (const order of orders.filter(isOpen)) {
    const cell = order.area.slice(0, digits);
    const known = cells.get(cell);
    if (known === undefined) {
      cells.set(cell, [order]);
    } else {
      known.push(order);
    }
  }
  return [...cells]
    .map(([cell, of]) => ({ cell, open: of.length, late: of.filter((order) => isLate(order, nowMs)).length, place: middle(of) }))
    .sort((a, b) => b.open - a.open || (a.cell < b.cell ? -1 : 1));
}

function middle(orders: readonly Order[]): readonly [number, number] {
  const mean = (axis: 0 | 1): number => orders.reduce((sum, { place }) => sum + place[axis], 0) / orders.length;
  return [mean(0), mean(1)];
}
