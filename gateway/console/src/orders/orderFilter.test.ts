import { describe, expect, it } from 'vitest';
import { anOrder } from './anOrder';
import { columnAfter } from './columns';
import { searchCategories } from './desk';
import { isLate, nextClock, type StageClock } from './order';
import { NO_FILTER, passes, toColumns, type OrderFilter } from './orderFilter';

const HOUR = 3_600_000;
const clock = (about: Partial<StageClock>): StageClock => ({ stage: 'handle', startedAtMs: 0, dueAtMs: HOUR, endedAtMs: null, pausedAtMs: null, ...about });

describe('the board', () => {
  it('has an order in the column of its state, due first on top, and the newest ended on top', () => {
    const columns = toColumns([
      anOrder({ id: 'none', state: 'handling' }),
      anOrder({ id: 'later', state: 'handling', clocks: [clock({ dueAtMs: 9 * HOUR })] }),
      anOrder({ id: 'sooner', state: 'assigned', clocks: [clock({ dueAtMs: 2 * HOUR }), clock({ stage: 'overall', dueAtMs: 1 * HOUR, endedAtMs: 5 })] }),
      anOrder({ id: 'urgent', state: 'handling', urgency: 'critical' }),
      anOrder({ id: 'c1', state: 'closed', endedAtMs: 1 }), anOrder({ id: 'c2', state: 'rejected', endedAtMs: 2 }),
      anOrder({ id: 'new', state: 'verifying' }), anOrder({ id: 'odd', state: 'unknown' }),
    ]);
    expect(columns.handle.map(({ id }) => id)).toEqual(['sooner', 'later', 'urgent', 'none']);
    expect(columns.closed.map(({ id }) => id)).toEqual(['c2', 'c1']);
    expect(columns.report.map(({ id }) => id)).toEqual(['new', 'odd']);
    expect([columnAfter('follow'), columnAfter('closed')]).toEqual(['closed', 'closed']);
  });

  it('shows what passes every filter, and what ended only for hours', () => {
    const order = anOrder({ state: 'handling', parts: [{ department: 'water', area: '', leads: true, state: 'accepted', officer: '' }], clocks: [clock({})] });
    const shows = (filter: Partial<OrderFilter>, nowMs = 0): boolean => passes(order, { ...NO_FILTER, ...filter }, '500103', nowMs);
    expect(shows({})).toBe(true);
    expect(shows({ department: 'water', source: 'citizen', category: '0203', urgency: 'normal', number: ' 0000042 ' })).toBe(true);
    expect([shows({ department: 'fire' }), shows({ source: 'alert' }), shows({ urgency: 'urgent' }), shows({ category: '1' }), shows({ number: '77' })]).toEqual(Array(5).fill(false));
    expect([shows({ late: true }, HOUR - 1), shows({ late: true }, HOUR)]).toEqual([false, true]);
    expect(passes(order, NO_FILTER, '500104', 0)).toBe(false);
    const ended = anOrder({ state: 'closed', endedAtMs: 0 });
    expect([passes(ended, NO_FILTER, '50', 7 * HOUR), passes(ended, NO_FILTER, '50', 8 * HOUR)]).toEqual([true, false]);
  });

  it('counts neither ended nor standing clocks', () => {
    const order = anOrder({ clocks: [clock({ endedAtMs: 1 }), clock({ stage: 'overall', pausedAtMs: 1 })] });
    expect(nextClock(order)).toBeNull();
    expect(isLate(order, 99 * HOUR)).toBe(false);
  });

  it('finds a category by any words of its name, class or code', () => {
    const choices = [{ code: '0203', name: '路灯损坏', group: '道路交通' }, { code: '0101', name: '井盖', group: '公用设施' }];
    expect(searchCategories(choices, '道路 灯').map(({ code }) => code)).toEqual(['0203']);
    expect(searchCategories(choices, ' ')).toHaveLength(2);
  });
});
