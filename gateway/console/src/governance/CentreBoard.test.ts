import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h, nextTick, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { OverviewSchema } from '../gen/citytwin/v1/governance_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import CentreBoard from './CentreBoard.vue';
import { toOverview } from './overview';

// Charts draw on a canvas, which there is none of here; what they show is said in their label.
vi.mock('../look/ChartBox.vue', () => ({ default: (props: { label: string }) => h('div', { role: 'img', 'aria-label': props.label }) }));

const OVERVIEW = toOverview(create(OverviewSchema, {
  area: '500103', asOf: timestampFromMs(0), open: 41, late: 3, dueWithinHour: 2,
  byState: [{ key: 'handling', count: 4 }, { key: 'graded', count: 0 }],
  next: [{ orderId: 'order:a', cell: '500103001001001', category: '0203', stage: 'handle', dueAt: timestampFromMs(Date.now() + 90_500) }],
  heat: [{ place: '500103001001002', openOrders: 5 }],
  hours: [{ start: timestampFromMs(0), reported: 6, closed: 7, late: 1 }],
}));

describe('the board of a centre', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let console: Console;

  beforeEach(async () => {
    useLanguage().language.value = 'en';
    console = aConsole();
    Object.assign(console, {
      overview: shallowRef(null), city: { nameOf: (code: string) => code, divisions: shallowRef(new Map()) },
    });
    Object.assign(console.clients, { twins: { getTwin: () => Promise.resolve({ longitude: 106.5, latitude: 29.5 }) } });
    await console.desk.load();
    document.body.append(page);
    running = createApp(CentreBoard);
    running.provide(consoleKey, console);
    running.mount(page);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('says that it waits, then shows the figures as they were counted', async () => {
    expect(page.querySelector('[role=status]')?.textContent).toContain('Counting');
    console.overview.value = OVERVIEW;
    await nextTick();
    for (const words of ['Open orders41', 'Due within the hour2', 'Reported in 1 h6', 'Closed in 1 h7', 'Street lamp']) {
      expect(page.textContent).toContain(words);
    }
    expect(page.querySelector('[data-testid=due-next] .due')?.getAttribute('data-tone')).toBe('soon');
    expect(page.textContent).not.toContain('exercise');
  });

  it('leads to the order that is due next and to its cell, and to the late ones on the board', async () => {
    console.overview.value = OVERVIEW;
    await nextTick();
    page.querySelector<HTMLElement>('[data-testid=due-next]')?.click();
    await settled();
    expect([console.scope.order.value, console.mapAsked.value]).toEqual(['order:a', { place: [106.5, 29.5], how: 'see' }]);
    page.querySelector<HTMLElement>('[data-testid=centre-late]')?.click();
    expect([console.scope.view.value, console.orderFilter.value.late]).toEqual(['orders', true]);
  });
});
