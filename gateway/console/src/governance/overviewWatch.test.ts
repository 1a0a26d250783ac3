import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { OverviewSchema, OverviewUpdateSchema, type OverviewUpdate } from '../gen/citytwin/v1/governance_pb';
import type { Clients } from '../gateway/clients';
import { HandClock } from '../live/handClock';
import { toOverview, totalOf } from './overview';
import { createOverviewWatch } from './overviewWatch';

const update = (area: string, open: number): OverviewUpdate => create(OverviewUpdateSchema, { overview: { area, open } });
const settle = async (): Promise<void> => { for (let i = 0; i < 20; i++) { await Promise.resolve(); } };

describe('the watch of a centre\'s figures', () => {
  it('shows the newest, and after a break the next', async () => {
    const clock = new HandClock();
    const asked: string[] = [];
    const watch = createOverviewWatch({
      governance: {
        async *watchOverview({ area }: { area: string }) {
          asked.push(area);
          yield update(area, asked.length);
          yield create(OverviewUpdateSchema, { heartbeat: true });
          throw new ConnectError('too slow', Code.ResourceExhausted);
        },
      },
    } as unknown as Pick<Clients, 'governance'>, clock);
    watch.follow('500103');
    await settle();
    expect(watch.overview.value).toMatchObject({ area: '500103', open: 1 });
    expect(watch.line.state.value.phase).toBe('waiting');
    clock.pass(30_000);
    await settle();
    expect(watch.overview.value?.open).toBe(2);

    watch.follow('500103001');
    expect(watch.overview.value).toBeNull();
    await settle();
    expect(watch.overview.value?.area).toBe('500103001');
    watch.follow(null);
    expect([watch.following(), watch.line.state.value.phase]).toEqual([false, 'closed']);
    expect(asked).toEqual(['500103', '500103', '500103001']);
  });
});

describe('an overview', () => {
  it('has the busiest places and departments first, and what each counts together', () => {
    const shown = toOverview(create(OverviewSchema, {
      heat: [{ place: 'a', openOrders: 1 }, { place: 'b', openOrders: 3 }, { place: 'c', openOrders: 1, activeAlerts: [{ key: 'I', count: 2 }, { key: 'IV', count: 1 }] }],
      departments: [{ department: 'fire', assigned: 1, late: 1 }, { department: 'water', assigned: 1, handling: 2 }],
      activeAlerts: [{ key: 'II', count: 4 }, { key: 'IV', count: 1 }],
      next: [{ orderId: 'order:a', stage: 'handle', dueAt: timestampFromMs(5_000) }],
      handledLastDay: { count: 2, medianMs: 7 },
    }));
    expect(shown.heat).toEqual([{ place: 'b', orders: 3, alerts: 0 }, { place: 'c', orders: 1, alerts: 3 }, { place: 'a', orders: 1, alerts: 0 }]);
    expect(shown.departments).toEqual([{ department: 'water', open: 3, late: 0 }, { department: 'fire', open: 1, late: 1 }]);
    expect([shown.active, totalOf(shown.active), totalOf(shown.unacknowledged)]).toEqual([{ I: 0, II: 4, III: 0, IV: 1 }, 5, 0]);
    expect(shown.next[0]).toMatchObject({ id: 'order:a', stage: 'handle', dueAtMs: 5_000 });
    expect([shown.lastDay, shown.lastWeek]).toEqual([{ count: 2, medianMs: 7, p90Ms: null }, { count: 0, medianMs: null, p90Ms: null }]);
  });
});
