import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { createApp } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { OrderSchema, TimelineEventSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage, type Language } from '../language/language';
import { en } from '../language/en';
import { zh } from '../language/zh';
import { aConsole, settled } from './aConsole';
import { clockBar } from './clockBar';
import OrderPanel from './OrderPanel.vue';
import type { StageClock } from './order';
import { toHappened } from './timeline';

const ITEM = { commitment: 'c', mediaType: 'text/plain', lengthBytes: 3 };
const ORDER = create(OrderSchema, {
  id: 'order:a', number: '500103-0000042', version: 3, state: 'handling', category: '0203', area: '500103001001001', lead: '500103001',
  correlationId: 'alert:1', description: ITEM, longitude: 106.5, latitude: 29.5,
});

describe('the panel of an order', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let console: Console;

  async function opened(language: Language, calls: object, roles = ['operator']): Promise<void> {
    useLanguage().language.value = language;
    console = aConsole({ roles, calls: { getOrder: () => Promise.resolve(ORDER), getTimeline: () => Promise.resolve({ events: [] }), ...calls } });
    await console.desk.load();
    document.body.append(page);
    running = createApp(OrderPanel, { id: 'order:a' });
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  }

  afterEach(() => { running.unmount(); page.remove(); });

  it('tells the chain in words, who did what, and where each event is in its log', async () => {
    const getTimeline = vi.fn(() => Promise.resolve({
      events: [
        create(TimelineEventSchema, { district: '500103', sequence: 7n, type: 'alert.raised', entity: 'alert:1', payload: '{"rule":"river","severity":"I"}', occurredAt: timestampFromMs(1_000), recordedAt: timestampFromMs(1_000) }),
        create(TimelineEventSchema, { district: '500103', sequence: 9n, type: 'order.assigned', entity: 'order:a', payload: '{"by":"wang","department":"water","leads":true}', occurredAt: timestampFromMs(2_000) }),
        create(TimelineEventSchema, { district: '500103', sequence: 10n, type: 'order.stage-overdue', entity: 'order:a', payload: '{"by":"city:clock","stage":"respond"}' }),
        create(TimelineEventSchema, { district: '500103', sequence: 11n, type: 'order.beamed-up', entity: 'order:a', payload: 'no json' }),
      ],
    }));
    await opened('zh', { getTimeline });
    expect(getTimeline).toHaveBeenCalledWith({ correlationId: 'alert:1' }, expect.anything());
    const rows = [...page.querySelectorAll('[data-testid=timeline-event]')].map(({ textContent }) => textContent);
    expect(rows[0]).toContain('告警发生：river，I 级');
    expect(rows[0]).toContain('区县 500103 日志第 7 条');
    expect(rows[1]).toContain('wang');
    expect(rows[1]).toContain('派遣至自来水公司（主办）');
    expect(rows[2]).toContain('系统计时');
    expect(rows[2]).toContain('响应超时');
    expect(rows[3]).toContain('order.beamed-up');
  });

  it('shows what was reported, and says when it was erased', async () => {
    await opened('en', { getItem: () => Promise.resolve({ mediaType: 'text/plain', content: new TextEncoder().encode('a lamp is out') }) });
    expect(page.textContent).toContain('a lamp is out');
    running.unmount();
    await opened('en', { getItem: () => Promise.reject(new ConnectError('may have been erased', Code.NotFound)) });
    expect(page.textContent).toContain('Erased (the record stays provable)');
  });

  it('does not even ask for what the role may not read', async () => {
    const getItem = vi.fn();
    await opened('en', { getItem }, ['auditor']);
    expect(getItem).not.toHaveBeenCalled();
    expect(page.textContent).toContain('Your role may not read what was reported');
    expect(page.querySelector('[data-testid=order-step]')).toBeNull();
  });

  it('goes to the map and asks for steps', async () => {
    await opened('en', { getItem: () => Promise.resolve({ mediaType: 'text/plain', content: new Uint8Array() }) });
    console.scope.view.value = 'orders';
    page.querySelector<HTMLElement>('[aria-label="Show on the map"]')?.click();
    expect([console.scope.view.value, console.mapAsked.value]).toEqual(['map', { place: [106.5, 29.5], how: 'closely' }]);
    page.querySelector<HTMLElement>('[data-step=annotate]')?.click();
    expect(console.stepAsked.value).toMatchObject({ step: 'annotate', order: { id: 'order:a' } });
  });
});

describe('the words for events', () => {
  it('are there for every event that the domain has', () => {
    const sources = import.meta.glob([
      '../../../../silo/CityTwin.Domain/WorkOrders/WorkOrderEvent.cs', '../../../../silo/CityTwin.Domain/Alerts/AlertEventLog.cs',
    ], { query: '?raw', import: 'default', eager: true }) as Record<string, string>;
    const text = Object.values(sources).join('\n');
    const orders = [...text.matchAll(/sealed record (\w+)\(\s*WorkOrderId/g)].map(([, name = '']) => `order.${name.replace(/^Order/, '').replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`);
    const alerts = [...text.matchAll(/"(alert\.[\w-]+)"/g)].map(([, name = '']) => name);
    expect(orders.length).toBeGreaterThan(25);
    expect(alerts.length).toBeGreaterThan(3);
    expect([...orders, ...alerts].filter((type) => !(`event.${type}` in zh) || !(`event.${type}` in en))).toEqual([]);
  });

  it('read a note in the record of an alert, and the commitment to one of an order', () => {
    const of = (payload: string): ReturnType<typeof toHappened> => toHappened(create(TimelineEventSchema, { payload }));
    expect(of('{"note":"seen"}').note).toBeNull();
    expect(of('{"note":{"commitment":"c","mediaType":"text/plain","lengthBytes":3},"photos":[{"commitment":"p","mediaType":"image/png","lengthBytes":9},7]}'))
      .toMatchObject({ note: ITEM, photos: [{ commitment: 'p' }] });
  });
});

describe('the bar of a time limit', () => {
  const clock = (about: Partial<StageClock>): StageClock => ({ stage: 'handle', startedAtMs: 0, dueAtMs: 100, endedAtMs: null, pausedAtMs: null, ...about });

  it('is used up to now, to its end, or to where it stands still', () => {
    expect(clockBar(clock({}), 25)).toMatchObject({ how: 'running', used: 0.25, differenceMs: 75 });
    expect(clockBar(clock({}), 150)).toMatchObject({ how: 'late', used: 1, differenceMs: 50 });
    expect(clockBar(clock({ endedAtMs: 40 }), 999)).toMatchObject({ how: 'done', used: 0.4, usedMs: 40 });
    expect(clockBar(clock({ endedAtMs: 140 }), 999)).toMatchObject({ how: 'doneLate', differenceMs: 40 });
    expect(clockBar(clock({ pausedAtMs: 30 }), 999)).toMatchObject({ how: 'paused', differenceMs: 70 });
  });
});
