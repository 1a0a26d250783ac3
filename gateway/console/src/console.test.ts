import { createApp, ref, type Component } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useOlderAlerts } from './alerts/useOlderAlerts';
import { useAlertWindows } from './alertWindows/useAlertWindows';
import { consoleKey, createConsole, type Console } from './console';
import { settled } from './orders/aConsole';
import { useEndedOrders } from './orders/useEndedOrders';
import type { Session } from './session/session';

const CELL = '500103001001007';

const asked = vi.hoisted(() => new Map<string, string[]>());

// A gateway as it is to a grid member: what is wider than a cell is not given.
vi.mock('./gateway/clients', () => {
  const note = (name: string, area: string): void => { asked.set(name, [...asked.get(name) ?? [], area]); };
  const list = (name: string, answer: object) => ({ area }: { area: string }) => {
    note(name, area);
    return Promise.resolve({ ...answer, nextPageToken: '' });
  };
  const watching = (name: string, first: object[] = []) => async function* ({ area }: { area: string }, { signal }: { signal: AbortSignal }) {
    note(name, area);
    yield* first;
    await new Promise((_, reject) => { signal.addEventListener('abort', () => { reject(new Error('closed')); }); });
  };
  return {
    createClients: () => ({
      orders: { watchOrders: watching('orders', [{ type: 'snapshot', snapshotComplete: true }]), listOrders: list('ended', { orders: [] }) },
      alerts: { watchAlerts: watching('alerts'), listAlerts: list('older', { alerts: [] }) },
      alertWindows: { listAlertWindows: list('windows', { windows: [] }) },
      governance: { watchOverview: watching('figures') },
      notifications: { watchNotifications: watching('told') },
      twins: { watchTwins: watching('twins') },
    }),
  };
});

describe('the console of a grid member', () => {
  const page = document.createElement('div');
  const running: { unmount(): void }[] = [];
  let console: Console | undefined;

  afterEach(() => {
    running.splice(0).forEach((one) => { one.unmount(); });
    console?.stop();
    asked.clear();
  });

  it('asks for the cell wherever it shows the street', async () => {
    const session = { token: ref('a.b.c'), identity: ref('li') } as unknown as Session;
    const own = createConsole(session, { subject: 'li', roles: ['operator'], area: CELL, department: '', expiresAtMs: Infinity }, 'http://localhost', null);
    console = own;
    own.start();
    own.scope.view.value = 'orders';
    const part: Component = { setup: () => { useEndedOrders(); useAlertWindows(); void useOlderAlerts().read(); return () => null; } };
    const app = createApp(part);
    app.provide(consoleKey, own);
    app.mount(page);
    running.push(app);
    await settled();
    own.orders.apply([{ type: 'snapshot', item: null, pictureComplete: true }]);
    await settled();
    own.scope.view.value = 'centre';
    await settled();
    expect(own.scope.code.value).toBe('500103001');
    for (const name of ['orders', 'ended', 'windows', 'older', 'figures']) {
      expect([name, new Set(asked.get(name))]).toEqual([name, new Set([CELL])]);
    }
  });
});
