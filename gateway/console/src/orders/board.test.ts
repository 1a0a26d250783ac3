import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { OrderSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from './aConsole';
import { anOrder } from './anOrder';
import type { Order } from './order';
import OrderBoard from './OrderBoard.vue';
import { NO_FILTER } from './orderFilter';

describe('the order board', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let console: Console;
  const cards = (): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('[data-testid=order-card]')];
  const press = async (key: string): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await nextTick();
    await nextTick();
  };

  async function opened(orders: readonly Order[], roles = ['dispatcher'], calls: object = {}): Promise<void> {
    useLanguage().language.value = 'en';
    console = aConsole({ orders, roles, calls });
    await console.desk.load();
    document.body.append(page);
    running = createApp(OrderBoard);
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  }

  beforeEach(() => { page.innerHTML = ''; });
  afterEach(() => { running.unmount(); page.remove(); });

  it('draws few of thousands of cards, and says of each its place among all', async () => {
    await opened(Array.from({ length: 5_000 }, (_, i) => anOrder({ id: `order:${i}`, state: 'handling', reportedAtMs: i })));
    expect(cards().length).toBeLessThan(50);
    expect(page.querySelector('[data-column=handle] header')?.textContent).toContain('5000');
    const item = page.querySelector('[role=listitem]');
    expect([item?.getAttribute('aria-setsize'), item?.getAttribute('aria-posinset')]).toEqual(['5000', '1']);
  });

  it('says on a card what it is, how urgent, where, and that it is late, in words', async () => {
    await opened([anOrder({
      state: 'handling', urgency: 'critical', absorbed: 2, suspendedBecause: '', exercise: true,
      parts: [{ department: 'water', area: '', leads: true, state: 'accepted', officer: '' }],
      clocks: [{ stage: 'handle', startedAtMs: 0, dueAtMs: Date.now() - 61_000, endedAtMs: null, pausedAtMs: null }],
    })]);
    const label = cards()[0]?.textContent ?? '';
    for (const words of ['500103-0000042', 'Street lamp', 'Critical', 'Handle late 1m', 'Water supply', 'merged 2', 'exercise']) {
      expect(label).toContain(words);
    }
    expect(page.querySelector('.due')?.getAttribute('data-tone')).toBe('late');
  });

  it('is worked with the keyboard: arrows move, Enter and → ask for the next step, space opens', async () => {
    const orders = ['a', 'b'].map((id, i) => anOrder({ id: `order:${id}`, state: 'established', reportedAtMs: i }));
    await opened(orders);
    cards()[0]?.focus();
    await press('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset.orderId).toBe('order:b');
    await press('ArrowRight');
    expect(console.stepAsked.value).toMatchObject({ order: { id: 'order:b' }, towards: null });
    await press(' ');
    expect(console.scope.order.value).toBe('order:b');
    await press('Home');
    await press('Enter');
    expect(console.stepAsked.value?.order.id).toBe('order:a');
  });

  it('asks for the step that leads to the column a card is dropped on, and takes it nowhere itself', async () => {
    await opened([anOrder({ id: 'order:a', state: 'established' })]);
    const column = (name: string): HTMLElement => page.querySelector(`[data-column=${name}]`) as HTMLElement;
    cards()[0]?.dispatchEvent(new Event('dragstart', { bubbles: true }));
    await nextTick();
    expect(column('handle').classList.contains('droppable')).toBe(true);
    expect(column('dispatch').classList.contains('droppable')).toBe(false);
    column('handle').dispatchEvent(new Event('drop', { bubbles: true, cancelable: true }));
    expect(console.stepAsked.value).toMatchObject({ order: { id: 'order:a' }, towards: 'handle' });
    expect(console.orders.byId.value.get('order:a')?.state).toBe('established');
  });

  it('lets nobody drop what their role may not move', async () => {
    await opened([anOrder({ id: 'order:a', state: 'established' })], ['auditor']);
    cards()[0]?.dispatchEvent(new Event('dragstart', { bubbles: true }));
    await nextTick();
    expect(page.querySelectorAll('.droppable')).toHaveLength(0);
  });

  it('does not say that there are no earlier ones where they could not be read, and reads them when asked again', async () => {
    const listOrders = vi.fn(() => Promise.reject(new Error('gone')) as Promise<object>);
    await opened([], ['dispatcher'], { listOrders });
    await settled();
    const older = (): HTMLElement | null => page.querySelector('[data-testid=older-orders]');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('gone');
    older()?.click();
    await settled();
    expect([older()?.textContent.trim(), listOrders.mock.calls.length]).toEqual(['Earlier ones', 2]);
    listOrders.mockImplementation(() => Promise.resolve({ orders: [], nextPageToken: '' }));
    page.querySelector<HTMLElement>('[data-testid=ended-retry]')?.click();
    await settled();
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(page.textContent).toContain('There are no earlier ones');
  });

  it('shows what ended lately, and a page more of the earlier ones each time they are asked for', async () => {
    const hour = 3_600_000;
    const ended = (id: string, hoursAgo: number): object => create(OrderSchema, {
      id, state: 'closed', area: '500103001001001', version: 1, closedAt: timestampFromMs(Date.now() - hoursAgo * hour),
    });
    const listOrders = vi.fn(({ pageToken }: { pageToken: string }) => Promise.resolve({
      '': { orders: [ended('order:now', 1), ended('order:earlier', 9)], nextPageToken: 'p2' },
      'p2': { orders: [ended('order:old', 50)], nextPageToken: '' },
    }[pageToken]));
    await opened([], ['dispatcher'], { listOrders });
    const shown = (): (string | undefined)[] => cards().map(({ dataset }) => dataset.orderId);
    const older = (): HTMLElement => page.querySelector('[data-testid=older-orders]') as HTMLElement;
    expect(shown()).toEqual(['order:now']);
    older().click();
    await settled();
    expect(shown()).toEqual(['order:now', 'order:earlier', 'order:old']);
    expect(listOrders.mock.calls.map(([{ pageToken }]) => pageToken)).toEqual(['', 'p2']);
    expect(older()).toBeNull();
    expect(page.textContent).toContain('There are no earlier ones');

    console.scope.go('500104');
    await settled();
    expect(older()).not.toBeNull();
  });

  it('shows what passes the filters, and moves a card when its order moves', async () => {
    await opened([anOrder({ id: 'order:a', state: 'established', urgency: 'urgent' }), anOrder({ id: 'order:b', state: 'established' })]);
    console.orderFilter.value = { ...NO_FILTER, urgency: 'urgent' };
    await nextTick();
    expect(cards().map(({ dataset }) => dataset.orderId)).toEqual(['order:a']);
    cards()[0]?.focus();
    console.orders.take([anOrder({ id: 'order:a', state: 'assigned', urgency: 'urgent', version: 2 })]);
    await settled();
    expect(page.querySelector('[data-column=handle] [data-order-id="order:a"]')).not.toBeNull();
    expect((document.activeElement as HTMLElement).dataset.orderId).toBe('order:a');
  });
});
