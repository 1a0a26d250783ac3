import { describe, expect, it } from 'vitest';
import { anOrder } from '../orders/anOrder';
import type { Order, StageClock } from '../orders/order';
import { cellFigures } from './cellFigures';

const NOW = 100;
const due = (dueAtMs: number): StageClock[] => [{ stage: 'handle', startedAtMs: 0, dueAtMs, endedAtMs: null, pausedAtMs: null }];
const order = (id: string, about: Partial<Order>): Order => anOrder({ id, ...about });

describe('the orders of cells', () => {
  const orders = [
    order('fine', { area: 'c2', clocks: due(NOW + 1) }),
    order('late', { area: 'c1', place: [1, 1], clocks: due(NOW - 1) }),
    order('soon', { area: 'c1', place: [3, 5], clocks: due(NOW + 1) }),
    order('ended', { area: 'c1', state: 'closed' }),
  ];

  it('are counted, most first, each in the middle of its orders', () => {
    expect(cellFigures(orders, NOW, 2)).toEqual([
      { cell: 'c1', open: 2, late: 1, place: [2, 3] }, { cell: 'c2', open: 1, late: 0, place: [106.5, 29.5] },
    ]);
  });

  it('are those of wider divisions from farther off', () => {
    expect(cellFigures(orders, NOW, 1).map(({ cell, open }) => [cell, open])).toEqual([['c', 3]]);
  });
});
