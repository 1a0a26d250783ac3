import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clients } from '../gateway/clients';
import { OrderUpdateSchema, type OrderUpdate } from '../gen/citytwin/v1/order_pb';
import { OrderSchema } from '../gen/citytwin/v1/order_state_pb';
import { HandClock, HandStream, settle } from '../live/handClock';
import { createOrders } from './orders';
import { createOrderWatch } from './orderWatch';

const update = (type: string, resumeToken: string, id = '', state = 'reported'): OrderUpdate => create(OrderUpdateSchema, {
  type, resumeToken, order: id === '' ? undefined : create(OrderSchema, { id, state, version: 1 }), snapshotComplete: type === 'snapshot' && id === '',
});

describe('watching orders', () => {
  const asked: unknown[] = [];
  const streams: HandStream<OrderUpdate>[] = [];
  const clients = {
    orders: {
      watchOrders: (request: unknown, { signal }: { signal: AbortSignal }) => {
        asked.push(request);
        streams.push(new HandStream<OrderUpdate>(signal));
        return streams.at(-1);
      },
    },
  } as unknown as Pick<Clients, 'orders'>;

  beforeEach(() => { vi.useFakeTimers(); asked.length = 0; streams.length = 0; });
  afterEach(() => { vi.useRealTimers(); });

  async function picture(area: string): Promise<{ watch: ReturnType<typeof createOrderWatch>; orders: ReturnType<typeof createOrders>; clock: HandClock }> {
    const [orders, clock] = [createOrders(), new HandClock()];
    const watch = createOrderWatch(clients, orders, clock);
    watch.follow(area);
    streams[0]?.say(update('snapshot', '', 'a'));
    streams[0]?.say(update('snapshot', 't0'));
    streams[0]?.say(update('reported', 't1', 'b'));
    await settle();
    await vi.runAllTimersAsync();
    return { watch, orders, clock };
  }

  it('begins with the open orders of the area and goes on from the newest token after a break', async () => {
    const { orders, clock } = await picture('500103');
    expect([...orders.byId.value.keys()]).toEqual(['a', 'b']);
    streams[0]?.break(new ConnectError('broke', Code.Unavailable));
    await settle();
    clock.pass(10_000);
    expect(asked).toEqual([
      { area: '500103', resumeToken: '', includeOpen: true }, { area: '500103', resumeToken: 't1', includeOpen: false },
    ]);
  });

  it('goes on where it was when it is wanted again', async () => {
    const { watch, orders } = await picture('500103');
    watch.follow(null);
    expect(watch.line.state.value.phase).toBe('closed');
    watch.follow('500103');
    expect(asked[1]).toEqual({ area: '500103', resumeToken: 't1', includeOpen: false });
    expect(orders.byId.value.size).toBe(2);
  });

  it('begins anew in another area', async () => {
    const { watch, orders } = await picture('500103');
    watch.follow('500104');
    expect(asked[1]).toEqual({ area: '500104', resumeToken: '', includeOpen: true });
    expect([orders.byId.value.size, orders.known.value]).toEqual([0, false]);
  });
});
