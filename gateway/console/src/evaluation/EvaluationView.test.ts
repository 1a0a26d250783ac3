import { create } from '@bufbuild/protobuf';
import { timestampFromMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { createApp, h, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { EvaluateResponseSchema } from '../gen/citytwin/v1/governance_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import { DAY_MS } from '../time/cityZone';
import EvaluationView from './EvaluationView.vue';
import { FIGURES } from './figures';
import { saveFile } from './saveFile';

// Charts draw on a canvas, which there is none of here; what they show is said in their label.
vi.mock('../look/ChartBox.vue', () => ({ default: (props: { label: string }) => h('div', { role: 'img', 'aria-label': props.label }) }));
vi.mock('./saveFile', () => ({ saveFile: vi.fn() }));

describe('the evaluation', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let console: Console;
  const evaluate = vi.fn();
  const find = <T extends HTMLElement>(testId: string): T => page.querySelector<T>(`[data-testid=${testId}]`) as T;
  const keys = (): (string | undefined)[] => [...page.querySelectorAll<HTMLElement>('[data-testid=evaluation-row]')].map(({ dataset }) => dataset.key);

  beforeEach(async () => {
    useLanguage().language.value = 'en';
    evaluate.mockReset();
    evaluate.mockImplementation(({ by }: { by: string }) => Promise.resolve(create(EvaluateResponseSchema, {
      rows: by === 'all'
        ? [{ key: '', reported: 5, closeInTimeRate: 0.6 }]
        : [{ key: '500103001', reported: 2, closeInTimeRate: 0.5 }, { key: '500103002', reported: 3, closeInTimeRate: 1 }, { key: '', reported: 0 }],
      asOf: timestampFromMs(0),
    })));
    console = aConsole();
    Object.assign(console.clients, { governance: { evaluate } });
    document.body.append(page);
    running = createApp(EvaluationView);
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('asks for the area, the grouping and the period, and shows a table with the whole in its foot', async () => {
    expect(evaluate).toHaveBeenCalledWith(expect.objectContaining({ area: '50', by: 'street' }), expect.anything());
    expect(evaluate).toHaveBeenCalledWith(expect.objectContaining({ area: '50', by: 'all' }), expect.anything());
    const table = find('evaluation-table');
    expect(table.querySelector('tfoot')?.textContent).toContain('60%');
    expect(table.textContent).toContain('Not known');
    const by = find<HTMLSelectElement>('evaluation-by');
    by.value = 'department';
    by.dispatchEvent(new Event('change'));
    await settled();
    expect(evaluate.mock.lastCall?.[0]).toMatchObject({ by: 'all' });
    expect(evaluate).toHaveBeenCalledWith(expect.objectContaining({ by: 'department' }), expect.anything());
  });

  it('is sorted by its columns, and says so', async () => {
    page.querySelector<HTMLElement>('[data-figure=closeInTimeRate]')?.click();
    await nextTick();
    expect(keys()).toEqual(['500103002', '500103001', '']);
    expect(page.querySelector('[data-figure=closeInTimeRate]')?.closest('th')?.getAttribute('aria-sort')).toBe('descending');
    expect(page.querySelector('[role=img]')?.getAttribute('aria-label')).toContain('500103002 Closed in time 100; 500103001 Closed in time 50');
  });

  it('shows numbers and times as well, each with its formula', async () => {
    find('group-counts').click();
    await nextTick();
    expect(find('evaluation-table').textContent).toContain('To handle');
    expect(page.querySelector('.formulas')?.textContent).toContain('of those established: dispatched, not suspended, and handled or due');
  });

  it('says as of when it is, and of which days in the city\'s time', async () => {
    expect(find('evaluation-as-of').textContent).toContain('As of 01/01/1970, 08:00:00 GMT+8');
    const period = find<HTMLSelectElement>('evaluation-period');
    period.value = 'week';
    period.dispatchEvent(new Event('change'));
    await settled();
    const { from, to } = evaluate.mock.lastCall?.[0] as { from: Timestamp; to: Timestamp };
    expect(Number(from.seconds) % 86_400).toBe(16 * 3_600);
    expect(Number(to.seconds - from.seconds)).toBeGreaterThan((6 * DAY_MS) / 1_000);
    expect(Number(to.seconds - from.seconds)).toBeLessThanOrEqual((7 * DAY_MS) / 1_000);
  });

  it('reaches further when it is asked again, and is of today\'s days when the day has changed', async () => {
    running.unmount();
    vi.useFakeTimers();
    try {
      vi.setSystemTime('2026-07-01T15:58:30Z');
      running = createApp(EvaluationView);
      running.provide(consoleKey, console);
      running.mount(page);
      await vi.advanceTimersByTimeAsync(1_000);
      const last = (): { from: Timestamp; to: Timestamp } => evaluate.mock.lastCall?.[0] as { from: Timestamp; to: Timestamp };
      const [first, calls] = [last(), evaluate.mock.calls.length];
      await vi.advanceTimersByTimeAsync(20_000);
      expect(evaluate.mock.calls.length).toBe(calls);
      find('evaluation-again').click();
      await vi.advanceTimersByTimeAsync(0);
      expect(Number(last().to.seconds - first.to.seconds)).toBe(21);
      expect(last().from.seconds).toBe(first.from.seconds);
      // Midnight in the city passes.
      await vi.advanceTimersByTimeAsync(180_000);
      expect(Number(last().from.seconds - first.from.seconds)).toBe(86_400);
      expect(page.querySelectorAll<HTMLInputElement>('input[type=date]')[1]?.value).toBe('2026-07-02');
    } finally {
      vi.useRealTimers();
    }
  });

  it('begins two days of one\'s own with those shown before', async () => {
    const dates = (): string[] => [...page.querySelectorAll<HTMLInputElement>('input[type=date]')].map(({ value }) => value);
    const preset = find<HTMLSelectElement>('evaluation-period');
    preset.value = 'week';
    preset.dispatchEvent(new Event('change'));
    await settled();
    const week = dates();
    preset.value = 'custom';
    preset.dispatchEvent(new Event('change'));
    await settled();
    expect(dates()).toEqual(week);
    const from = page.querySelector<HTMLInputElement>('input[type=date]') as HTMLInputElement;
    from.value = '2026-01-05';
    from.dispatchEvent(new Event('change'));
    await settled();
    expect([dates()[0], preset.value]).toEqual(['2026-01-05', 'custom']);
    expect(Number((evaluate.mock.lastCall?.[0] as { from: Timestamp }).from.seconds) * 1000).toBe(Date.parse('2026-01-05T00:00:00+08:00'));
  });

  it('is saved with every figure, as it is sorted', async () => {
    find('evaluation-csv').click();
    const [name, , text] = vi.mocked(saveFile).mock.lastCall ?? ['', '', ''];
    expect(name).toMatch(/^evaluation-50-street-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const [head = '', first = ''] = text.split('\r\n');
    expect(head).toContain('Closed in time (fraction)');
    expect(first.split(',')).toHaveLength(FIGURES.length + 2);
    expect(first).toMatch(/^500103001,500103001,/);
  });

  it('says why it could not be counted', async () => {
    evaluate.mockRejectedValue(new Error('too many rows'));
    console.scope.go('500103');
    await settled();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('too many rows');
  });
});
