import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it, vi } from 'vitest';
import type { Clients } from '../gateway/clients';
import { OrderSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage } from '../language/language';
import { anOrder } from './anOrder';
import { changesBetween } from './changes';
import { createOrderActions } from './orderActions';
import { createOrders } from './orders';
import { createRequestKeys, newRequestId } from './requestId';
import { callStep, NO_VALUES, type StepAsked } from './stepCalls';
import { STEPS } from './steps';

const asked = (about: Partial<StepAsked> = {}): StepAsked =>
  ({ step: 'assign', id: 'order:1:a', requestId: 'k', expectedVersion: 4, values: NO_VALUES, photos: [], ...about });

describe('taking a step', () => {
  const order = create(OrderSchema, { id: 'order:1:a', version: 5, state: 'assigned' });

  it('says which order, as which version, under which key, and what the step needs', async () => {
    const assignOrder = vi.fn(() => Promise.resolve(order));
    const orders = createOrders();
    const outcome = await createOrderActions({ orders: { assignOrder } } as unknown as Clients, orders)
      .take(asked({ values: { ...NO_VALUES, department: 'water', centre: '500103', note: ' now ' } }));
    expect(assignOrder).toHaveBeenCalledWith({
      step: { id: 'order:1:a', requestId: 'k', expectedVersion: 4, note: 'now', photos: [] },
      department: 'water', area: '500103', officer: '',
    });
    expect(outcome.kind).toBe('done');
    expect(orders.byId.value.get('order:1:a')?.state).toBe('assigned');
  });

  it('answers how the order stands when it was decided on an older version', async () => {
    const clients = {
      orders: {
        assignOrder: () => Promise.reject(new ConnectError('Order has changed', Code.Aborted)),
        getOrder: () => Promise.resolve(create(OrderSchema, { id: 'order:1:a', version: 9, state: 'rejected' })),
      },
    } as unknown as Clients;
    expect(await createOrderActions(clients, createOrders()).take(asked())).toMatchObject({ kind: 'stale', order: { version: 9, state: 'rejected' } });
  });

  it('passes on the gateway\'s own sentence when it is refused', async () => {
    useLanguage().language.value = 'en';
    const clients = { orders: { assignOrder: () => Promise.reject(new ConnectError('It is closed.', Code.FailedPrecondition)) } } as unknown as Clients;
    expect(await createOrderActions(clients, createOrders()).take(asked())).toEqual({ kind: 'refused', why: 'It is closed.' });
  });

  it('has a call for each step', async () => {
    const called = new Set<string>();
    const orders = new Proxy({}, { get: (_, name: string) => () => { called.add(name); return Promise.resolve(order); } }) as Clients['orders'];
    for (const step of STEPS) {
      await callStep(orders, asked({ step }));
    }
    expect(called.size).toBe(STEPS.length);
  });
});

describe('what changed', () => {
  it('is what somebody decides by, and nothing else', () => {
    const seen = anOrder({ state: 'graded', version: 3 });
    expect(changesBetween(seen, { ...seen, version: 4, updatedAtMs: 9 })).toEqual([]);
    expect(changesBetween(seen, { ...seen, state: 'rejected', urgency: 'critical' })).toEqual([
      { field: 'state', from: 'graded', to: 'rejected' }, { field: 'urgency', from: 'normal', to: 'critical' },
    ]);
  });
});

describe('the key of a request', () => {
  it('is a version 4 UUID, and never the same twice', () => {
    expect(newRequestId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newRequestId()).not.toBe(newRequestId());
  });

  it('stays while what is sent stays', () => {
    let n = 0;
    const keys = createRequestKeys(() => String(++n));
    expect([keys.keyFor({ a: 1 }), keys.keyFor({ a: 1 }), keys.keyFor({ a: 2 }), keys.keyFor({ a: 1 })]).toEqual(['1', '1', '2', '3']);
  });
});
