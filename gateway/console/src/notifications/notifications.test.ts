import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import type { Clients } from '../gateway/clients';
import type { Notification as Sent } from '../gen/citytwin/v1/notification_pb';
import { settled } from '../orders/aConsole';
import { toldOf, toNotification } from './notification';
import { createNotifications } from './notifications';

const sent = (about: Partial<Sent>): Sent => ({
  id: '500103-a', subject: 'alert:500103001001001:a', kind: 'alert', reason: 'duty', recipient: 'li', channel: 'screen', centre: '500103001',
  cell: '500103001001001', severity: 'II', state: 'sent', what: 'river-high', twinId: 'sensor:500103001001001:0001',
  createdAt: { seconds: 10n, nanos: 0 }, acknowledgedBy: '', problem: '', ...about,
} as Sent);

describe('what a person was told', () => {
  it('is one matter however many channels told it, and open until each is over', () => {
    const ways = [sent({}), sent({ id: '500103-b', channel: 'mail', state: 'failed', problem: 'refused' })].map(toNotification);
    const [told, ...more] = toldOf(ways);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ open: true, onDuty: true, id: '500103-a' });
    expect(told?.channels).toEqual([
      { channel: 'mail', state: 'failed', problem: 'refused' }, { channel: 'screen', state: 'sent', problem: '' },
    ]);
    expect(toldOf(ways.map((one) => ({ ...one, state: 'acknowledged', acknowledgedBy: 'li' })))[0]).toMatchObject({ open: false, acknowledgedBy: 'li' });
  });

  it('stands newest first, and of one moment gravest first', () => {
    const all = [sent({ id: '1', subject: 'a', severity: 'III' }), sent({ id: '2', subject: 'b', severity: 'I' }),
      sent({ id: '3', subject: 'c', severity: 'IV', createdAt: { seconds: 11n, nanos: 0 } as never })];
    expect(toldOf(all.map(toNotification)).map(({ id }) => id)).toEqual(['3', '2', '1']);
  });
});

describe('the notifications of a console', () => {
  function aStore(calls: object, updates: object[] = []): ReturnType<typeof createNotifications> {
    return createNotifications({
      notifications: {
        watchNotifications: async function* (_: object, { signal }: { signal: AbortSignal }) {
          yield* updates as never[];
          await new Promise((_resolve, reject) => { signal.addEventListener('abort', () => { reject(new Error('closed')); }); });
        },
        ...calls,
      },
    } as unknown as Pick<Clients, 'notifications'>, 'li');
  }

  it('come by the line, and the newest call on duty waits for an answer', async () => {
    const store = aStore({}, [
      { type: 'snapshot', notification: sent({}), snapshotComplete: false },
      { type: 'snapshot', notification: sent({ id: '500103-c', subject: 'b', reason: 'choice', createdAt: { seconds: 20n, nanos: 0 } as never }), snapshotComplete: false },
      { type: 'snapshot', snapshotComplete: true },
    ]);
    store.line.open();
    await settled();
    expect([store.known.value, store.open.value, store.call.value?.id]).toEqual([true, 2, '500103-a']);
    store.line.close();
  });

  it('are neither counted nor called for once their alert is over', async () => {
    const store = aStore({}, [
      { type: 'snapshot', notification: sent({}), snapshotComplete: false },
      { type: 'snapshot', snapshotComplete: true },
      { type: 'changed', notification: sent({ state: 'lapsed' }), snapshotComplete: false },
    ]);
    store.line.open();
    await settled();
    expect([store.told.value.length, store.open.value, store.call.value]).toEqual([1, 0, null]);
    store.line.close();
  });

  it('that were over while nobody listened are not among what is open, and go', async () => {
    const store = aStore({ listNotifications: () => Promise.resolve({ notifications: [sent({}), sent({ id: '500103-d', subject: 'd', state: 'acknowledged' })] }) }, [
      { type: 'snapshot', notification: sent({ id: '500103-c', subject: 'b' }), snapshotComplete: false },
      { type: 'snapshot', snapshotComplete: true },
    ]);
    await store.readMore();
    expect(store.open.value).toBe(1);
    store.line.open();
    await settled();
    expect(store.told.value.map(({ id }) => id).sort()).toEqual(['500103-c', '500103-d']);
    store.line.close();
  });

  it('are acknowledged by the gateway, and not before it says so', async () => {
    const store = aStore({ acknowledgeNotification: ({ id }: { id: string }) => Promise.resolve(sent({ id, state: 'acknowledged', acknowledgedBy: 'li' })),
      listNotifications: () => Promise.resolve({ notifications: [sent({})] }) });
    await store.readMore();
    expect(store.open.value).toBe(1);
    await store.acknowledge('500103-a');
    expect([store.open.value, store.call.value]).toEqual([0, null]);
  });

  it('say why one could not be acknowledged, and keep it open', async () => {
    const store = aStore({ acknowledgeNotification: () => Promise.reject(new ConnectError('gone', Code.NotFound)),
      listNotifications: () => Promise.resolve({ notifications: [sent({})] }) });
    await store.readMore();
    await store.acknowledge('500103-a');
    expect(store.error.value).toContain('gone');
    expect(store.open.value).toBe(1);
  });
});
