import { Code, ConnectError } from '@connectrpc/connect';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clients } from '../gateway/clients';
import type { Notification as Sent } from '../gen/citytwin/v1/notification_pb';
import { aBrowser } from '../live/aBrowser';
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

  it('is one matter when it was asked about again, open and as it was asked last', () => {
    const ways = [
      sent({ state: 'acknowledged', acknowledgedBy: 'li' }), sent({ id: '500103-b', channel: 'mail', state: 'acknowledged', acknowledgedBy: 'li' }),
      sent({ id: '500103-c', createdAt: { seconds: 900n, nanos: 0 } as never }),
    ].map(toNotification);
    expect(toldOf(ways)).toHaveLength(1);
    expect(toldOf(ways)[0]).toMatchObject({
      open: true, id: '500103-c', createdAtMs: 900_000, acknowledgedBy: '', channels: [{ channel: 'screen', state: 'sent', problem: '' }],
    });
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

  it('come by the line, and the calls on duty wait for an answer, the newest first', async () => {
    const store = aStore({}, [
      { type: 'snapshot', notification: sent({}), snapshotComplete: false },
      { type: 'snapshot', notification: sent({ id: '500103-c', subject: 'b', reason: 'choice', createdAt: { seconds: 20n, nanos: 0 } as never }), snapshotComplete: false },
      { type: 'snapshot', notification: sent({ id: '500103-d', subject: 'd', createdAt: { seconds: 11n, nanos: 0 } as never }), snapshotComplete: false },
      { type: 'snapshot', snapshotComplete: true },
    ]);
    store.line.open();
    await settled();
    expect([store.known.value, store.open.value, store.calls.value.map(({ id }) => id)]).toEqual([true, 3, ['500103-d', '500103-a']]);
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
    expect([store.told.value.length, store.open.value, store.calls.value]).toEqual([1, 0, []]);
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
    expect(await store.acknowledge('500103-a')).toBeNull();
    expect([store.open.value, store.calls.value]).toEqual([0, []]);
  });

  it('say why one could not be acknowledged, and keep it open', async () => {
    const store = aStore({ acknowledgeNotification: () => Promise.reject(new ConnectError('gone', Code.NotFound)),
      listNotifications: () => Promise.resolve({ notifications: [sent({})] }) });
    await store.readMore();
    expect(await store.acknowledge('500103-a')).toContain('gone');
    expect(store.open.value).toBe(1);
  });
});

describe('the notifications of several windows', () => {
  const updates: { push: (one: object) => void; fail: (why: unknown) => void }[] = [];

  /** Each stream gives what the test pushes into it. */
  const watching = async function* (_: object, { signal }: { signal: AbortSignal }) {
    const waiting: object[] = [];
    let wake: () => void = () => undefined;
    let broken: unknown = null;
    updates.push({ push: (one) => { waiting.push(one); wake(); }, fail: (why) => { broken = why; wake(); } });
    signal.addEventListener('abort', () => { broken = new Error('closed'); wake(); });
    while (broken === null) {
      yield* waiting.splice(0) as never[];
      if (broken === null && waiting.length === 0) {
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    }
    throw broken as Error;
  };

  const after: { ms: number; run: () => void }[] = [];
  const clock = { now: () => 7, random: () => 0, after: (ms: number, run: () => void) => {
    const one = { ms, run };
    after.push(one);
    return () => { after.splice(0, after.length, ...after.filter((other) => other !== one)); };
  } };

  function aWindow(windows: ReturnType<typeof aBrowser>): ReturnType<typeof createNotifications> {
    const store = createNotifications({ notifications: { watchNotifications: watching } } as unknown as Pick<Clients, 'notifications'>, 'li', clock, windows);
    store.start();
    return store;
  }

  beforeEach(() => {
    updates.splice(0);
    after.splice(0);
  });

  it('stand as the line of the window that holds it, in each of them', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    await settled();
    expect([second.line.state.value.phase, second.state.value.phase]).toEqual(['closed', 'connecting']);
    updates[0]?.push({ type: 'snapshot', snapshotComplete: true });
    await settled();
    expect([first.state.value.phase, second.state.value.phase, second.state.value.heardAtMs, second.known.value]).toEqual(['live', 'live', 7, true]);
    updates[0]?.fail(new ConnectError('gone', Code.Unavailable));
    await settled();
    expect(second.state.value).toMatchObject({ phase: 'waiting', attempts: 1 });
    second.retry();
    await settled();
    expect(updates).toHaveLength(2);
    first.stop();
    await settled();
    expect(second.line.state.value.phase).toBe('connecting');
    second.stop();
    expect(second.state.value.phase).toBe('closed');
  });

  it('are not live in a window whose holder has fallen silent', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    await settled();
    updates[0]?.push({ type: 'heartbeat', snapshotComplete: false });
    await settled();
    expect(second.state.value.phase).toBe('live');
    after.filter(({ ms }) => ms === 45_000).forEach(({ run }) => { run(); });
    expect([first.state.value.phase, second.state.value.phase]).toEqual(['live', 'waiting']);
    first.stop();
    second.stop();
  });

  it('lose in each of them what a new picture has no more', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    await settled();
    updates[0]?.push({ type: 'snapshot', notification: sent({}), snapshotComplete: false });
    updates[0]?.push({ type: 'snapshot', notification: sent({ id: '500103-b', subject: 'b' }), snapshotComplete: false });
    updates[0]?.push({ type: 'snapshot', snapshotComplete: true });
    await settled();
    expect([first.open.value, second.open.value]).toEqual([2, 2]);
    updates[0]?.fail(new ConnectError('gone', Code.Unavailable));
    await settled();
    first.retry();
    await settled();
    updates[1]?.push({ type: 'snapshot', notification: sent({ id: '500103-b', subject: 'b' }), snapshotComplete: false });
    updates[1]?.push({ type: 'snapshot', snapshotComplete: true });
    await settled();
    expect([first, second].map((one) => one.told.value.map(({ id }) => id))).toEqual([['500103-b'], ['500103-b']]);
    first.stop();
    second.stop();
  });
});
