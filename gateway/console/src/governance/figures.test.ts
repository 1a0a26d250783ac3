import { describe, expect, it } from 'vitest';
import { anOrder } from '../orders/anOrder';
import type { Order, StageClock } from '../orders/order';
import { cellFigures, figuresOf, hottest } from './figures';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const due = (dueAtMs: number): StageClock[] => [{ stage: 'handle', startedAtMs: 0, dueAtMs, endedAtMs: null, pausedAtMs: null }];
const order = (id: string, about: Partial<Order>): Order => anOrder({ id, reportedAtMs: NOW - 20 * HOUR, ...about });
const part = (department: string, state: 'accepted' | 'answered' = 'accepted'): Order['parts'][number] => ({ department, area: '', leads: true, state, officer: '' });

describe('a centre\'s figures', () => {
  const orders = [
    order('late', { state: 'handling', clocks: due(NOW - 1), parts: [part('water')], area: 'c1', place: [1, 1] }),
    order('soon', { state: 'handling', clocks: due(NOW + HOUR), parts: [part('water'), part('fire', 'answered')], area: 'c1', place: [3, 5] }),
    order('fine', { state: 'reported', clocks: due(NOW + 2 * HOUR), area: 'c2', reportedAtMs: NOW - HOUR / 2 }),
    order('stands', { state: 'established', suspendedBecause: 'weather', area: 'c2' }),
    order('ended', { state: 'closed', endedAtMs: NOW - 2 * HOUR - 1, reportedAtMs: NOW - 7 * HOUR, area: 'c1' }),
    order('long ago', { state: 'closed', endedAtMs: NOW - 9 * HOUR }),
  ];
  const figures = figuresOf(orders, NOW);

  it('count what is open, late, due within the hour, standing and ended', () => {
    expect([figures.open, figures.late, figures.soon, figures.suspended, figures.ended]).toEqual([4, 1, 1, 1, 1]);
    expect(figures.byColumn).toEqual({
      report: { open: 1, late: 0 }, dispatch: { open: 1, late: 0 }, handle: { open: 2, late: 1 }, follow: { open: 0, late: 0 },
    });
  });

  it('count for a department what it still has to do', () => {
    expect(figures.byDepartment).toEqual([{ department: 'water', open: 2, late: 1 }]);
  });

  it('have the cells with most orders first, each in the middle of its orders', () => {
    expect(hottest(figures).map(({ cell, open, late }) => [cell, open, late])).toEqual([['c1', 2, 1], ['c2', 2, 0]]);
    expect(cellFigures(orders, NOW, 15)[0]?.place).toEqual([2, 3]);
  });

  it('have a trend by the hour', () => {
    expect(figures.trend.map(({ reported }) => reported)).toEqual([0, 1, 0, 0, 0, 0, 0, 1]);
    expect(figures.trend.map(({ ended }) => ended)).toEqual([0, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('name what is due next first', () => {
    expect(figures.next.map(({ id }) => id)).toEqual(['late', 'soon', 'fine']);
  });
});
