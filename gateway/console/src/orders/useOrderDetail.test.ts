import { createApp } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey } from '../console';
import { aConsole } from './aConsole';
import { useOrderDetail } from './useOrderDetail';

describe('an order in its panel', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it.each([[true, 1], [false, 3]])('while orders are watched (%s) is read %i times in half a minute, whatever was known before', async (watched, times) => {
    const getOrder = vi.fn(() => new Promise(() => undefined));
    getOrder.mockRejectedValue(new Error('away'));
    const console = Object.assign(aConsole({ calls: { getOrder } }), { watchesOrders: () => watched });
    const app = createApp({ setup: () => { useOrderDetail('order:a'); return () => null; } });
    app.provide(consoleKey, console);
    app.mount(document.createElement('div'));
    await vi.advanceTimersByTimeAsync(29_000);
    app.unmount();
    expect(getOrder).toHaveBeenCalledTimes(times);
  });
});
