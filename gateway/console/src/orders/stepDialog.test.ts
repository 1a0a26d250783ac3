import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { createApp, nextTick } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { OrderSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from './aConsole';
import { anOrder } from './anOrder';
import type { Order } from './order';
import StepDialog from './StepDialog.vue';
import type { Step } from './steps';

describe('the dialog of a step', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let console: Console;
  const closed = vi.fn();
  const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) as T;
  const send = async (): Promise<void> => {
    find('[data-testid=step-dialog]').dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };

  async function opened(order: Order, calls: object, step: Step | null = null): Promise<void> {
    useLanguage().language.value = 'en';
    closed.mockReset();
    console = aConsole({ orders: [order], calls });
    await console.desk.load();
    document.body.append(page);
    running = createApp(StepDialog, { question: { order, towards: null, step }, onClose: closed });
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  }

  afterEach(() => { running.unmount(); page.remove(); });

  it('offers the steps of the state and the role, with the usual department filled in', async () => {
    const assignOrder = vi.fn<(request: unknown) => Promise<unknown>>(() => Promise.resolve(create(OrderSchema, { id: 'order:a', version: 4, state: 'assigned' })));
    await opened(anOrder({ id: 'order:a', state: 'established', version: 3 }), { assignOrder });
    expect([...page.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ value }) => value)).toEqual(['assign', 'merge', 'suspend', 'handOver', 'annotate']);
    expect(find<HTMLSelectElement>('#step-department').value).toBe('water');
    await send();
    expect(assignOrder.mock.calls[0]?.[0]).toMatchObject({ department: 'water', area: '500103001', step: { id: 'order:a', expectedVersion: 3 } });
    expect((assignOrder.mock.calls[0]?.[0] as { step: { requestId: string } }).step.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('asks for what is missing before it sends anything', async () => {
    const rejectOrder = vi.fn();
    await opened(anOrder({ state: 'reported' }), { rejectOrder }, 'reject');
    expect(page.textContent).toContain('Please fill in: Reason');
    await send();
    expect(rejectOrder).not.toHaveBeenCalled();
    const reason = find<HTMLSelectElement>('#step-reason');
    reason.value = 'not-found';
    reason.dispatchEvent(new Event('change'));
    await nextTick();
    rejectOrder.mockResolvedValue(create(OrderSchema, { id: 'x', version: 2 }));
    await send();
    expect(rejectOrder).toHaveBeenCalledWith(expect.objectContaining({ reason: 'not-found' }));
  });

  it('says in place why the gateway refused, and sends the same key when nothing was changed', async () => {
    const registerOrder = vi.fn<(request: { step: { requestId: string } }) => Promise<never>>(() => Promise.reject(new ConnectError('It is elsewhere by now.', Code.FailedPrecondition)));
    await opened(anOrder({ state: 'reported' }), { registerOrder });
    await send();
    expect(find('[role=alert]').textContent).toContain('It is elsewhere by now.');
    expect(closed).not.toHaveBeenCalled();
    await send();
    const [first, second] = registerOrder.mock.calls.map(([request]) => request.step.requestId);
    expect(first).toBe(second);
  });

  it('shows what changed when it was decided on an older version, and lets the user decide again', async () => {
    const registerOrder = vi.fn(() => Promise.reject(new ConnectError('Order has changed', Code.Aborted)));
    const getOrder = (): Promise<unknown> => Promise.resolve(create(OrderSchema, {
      id: 'order:a', version: 7, state: 'established', category: '0203', urgency: 'critical', area: '500103001001001', lead: '500103001', source: 'citizen',
    }));
    await opened(anOrder({ id: 'order:a', state: 'reported', version: 1 }), { registerOrder, getOrder });
    await send();
    const notice = find('[data-testid=step-stale]');
    expect(notice.textContent).toContain('State: Reported → Established');
    expect(notice.textContent).toContain('Urgency: Normal → Critical');
    expect(find<HTMLButtonElement>('[data-testid=step-send]').disabled).toBe(true);
    notice.querySelector('button')?.click();
    await settled();
    expect(page.querySelector('[data-testid=step-stale]')).toBeNull();
    expect(find<HTMLInputElement>('input[type=radio]:checked').value).toBe('assign');
  });

  it('says at once when the order changes while it is open', async () => {
    await opened(anOrder({ id: 'order:a', state: 'reported' }), {});
    console.orders.take([anOrder({ id: 'order:a', state: 'registered', version: 2 })]);
    await nextTick();
    expect(find('[data-testid=step-stale]').textContent).toContain('Reported → Registered');
  });

  it('takes what the desk suggests only when asked to', async () => {
    const getSuggestions = (): Promise<unknown> => Promise.resolve({
      suggestions: [{ category: '0203', department: 'fire', urgency: 'critical', score: 0.8, reasons: [{ code: 'words', subject: '着火', count: 0, of: 0 }] }], duplicates: [],
    });
    await opened(anOrder({ state: 'established' }), { getSuggestions });
    expect(find('[data-testid=suggestions]').textContent).toContain('Street lamp, Fire, Critical (80 %)');
    expect(find<HTMLSelectElement>('#step-department').value).toBe('water');
    find('[data-testid=suggestions] button').click();
    await nextTick();
    expect(find<HTMLSelectElement>('#step-department').value).toBe('fire');
  });
});
