import { create } from '@bufbuild/protobuf';
import { createApp, nextTick, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { AlertSchema } from '../gen/citytwin/v1/alert_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import { createAlertActions } from './alertActions';
import AlertList from './AlertList.vue';
import { anAlert } from './anAlert';

const IDS = ['a', 'b', 'c', 'd'];

describe('the list of alerts', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let console: Console;
  const handleAlerts = vi.fn();
  const row = (id: string): HTMLElement => page.querySelector<HTMLElement>(`[data-alert-id=${id}]`) as HTMLElement;
  const find = <T extends HTMLElement>(testId: string): T => page.querySelector<T>(`[data-testid=${testId}]`) as T;
  const chosen = (): string[] => IDS.filter((id) => row(id)?.getAttribute('aria-selected') === 'true');

  async function press(key: string, shiftKey = false): Promise<void> {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
    await nextTick();
  }

  async function opened(mayHandle = true): Promise<void> {
    console = aConsole();
    Object.assign(console.clients.alerts, { handleAlerts });
    // Newest first: a, b, c, d.
    IDS.forEach((id, i) => { console.alerts.take(anAlert({ id, twinName: `Gauge ${id}`, raisedAtMs: 1_000 - i })); });
    Object.assign(console, {
      mayHandle, filter: shallowRef({ show: 'open', severities: new Set() }), actions: createAlertActions(console.clients, console.alerts),
      catalogue: { rules: shallowRef(new Map()), metric: () => undefined },
    });
    document.body.append(page);
    running = createApp(AlertList);
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    handleAlerts.mockReset();
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('ticks rows with space and X, ranges with Shift, and Escape takes the ticks away before it closes anything', async () => {
    await opened();
    console.scope.twin.value = 'sensor:x';
    row('a').focus();
    await press('x');
    expect(chosen()).toEqual(['a']);
    row('c').focus();
    await press(' ', true);
    expect(chosen()).toEqual(['a', 'b', 'c']);
    await press('ArrowDown', true);
    expect(chosen()).toEqual(['a', 'b', 'c', 'd']);
    await press(' ');
    expect(chosen()).toEqual(['a', 'b', 'c']);
    await press('Escape');
    expect([chosen(), console.scope.twin.value]).toEqual([[], 'sensor:x']);
    await press('Escape');
    expect(console.scope.twin.value).toBeNull();
  });

  it('shows a tick at all that is chosen and nowhere else, whatever a click does to the box', async () => {
    await opened();
    const box = (id: string): HTMLInputElement => row(id).querySelector<HTMLInputElement>('[data-testid=alert-choose]') as HTMLInputElement;
    const click = async (id: string, shiftKey = false): Promise<void> => {
      box(id).dispatchEvent(new MouseEvent('click', { shiftKey, bubbles: true, cancelable: true }));
      await nextTick();
      await nextTick();
    };
    const ticked = (): string[] => IDS.filter((id) => box(id).checked);
    await click('a');
    await click('c', true);
    await click('b', true);
    expect([ticked(), chosen()]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c']]);
    await click('b');
    expect([ticked(), chosen()]).toEqual([['a', 'c'], ['a', 'c']]);
  });

  it('says that no more can be chosen, and shows no tick for one more', async () => {
    await opened();
    for (let i = 0; i < 500; i++) {
      console.alerts.take(anAlert({ id: `old-${i}`, raisedAtMs: -i }));
    }
    await nextTick();
    row('a').focus();
    await press(' ');
    find('bulk-all').click();
    await nextTick();
    expect(find('bulk').textContent).toContain('500 at once is the most');
    // Gravest and newest come first, so all four are among the chosen: one makes room and another takes it.
    const box = row('a').querySelector<HTMLInputElement>('[data-testid=alert-choose]') as HTMLInputElement;
    box.click();
    await nextTick();
    await nextTick();
    expect([box.checked, find('bulk').textContent.includes('at once')]).toEqual([false, false]);
  });

  it('acknowledges those ticked in one call, and tells what came of each', async () => {
    await opened();
    handleAlerts.mockResolvedValue({
      outcomes: [
        { id: 'a', alert: create(AlertSchema, { id: 'a', state: 'active', acknowledged: true, version: 2 }), refusal: '' },
        { id: 'b', alert: undefined, refusal: 'It is cleared already.' },
      ],
    });
    row('a').focus();
    await press(' ');
    row('b').focus();
    await press(' ');
    await press('a');
    await settled();
    expect(handleAlerts).toHaveBeenCalledExactlyOnceWith({ ids: ['a', 'b'], action: 'acknowledge', note: '', to: '' });
    expect(find('bulk-outcome').textContent).toContain('1 handled');
    expect(find('bulk-outcome').textContent).toContain('Gauge b: It is cleared already.');
    expect(row('b').textContent).toContain('It is cleared already.');
    expect(chosen()).toEqual(['b']);
  });

  it('keeps the focus where one goes on, whatever leaves the page', async () => {
    await opened();
    handleAlerts.mockResolvedValue({
      outcomes: [{ id: 'a', alert: create(AlertSchema, { id: 'a', state: 'cleared', acknowledged: true, version: 2 }), refusal: '' }],
    });
    row('a').focus();
    await press(' ');
    find('bulk-clear').focus();
    find('bulk-clear').click();
    await settled();
    expect(document.activeElement?.textContent).toBe('Clear these 1?');
    find('bulk-cancel').focus();
    find('bulk-cancel').click();
    await settled();
    expect(document.activeElement).toBe(find('bulk-clear'));
    find('bulk-clear').click();
    await settled();
    find('bulk-clear-confirm').focus();
    find('bulk-clear-confirm').click();
    await settled();
    expect(find('bulk')).toBeNull();
    expect(document.activeElement).toBe(find('bulk-outcome'));
    find('bulk-dismiss').focus();
    find('bulk-dismiss').click();
    await settled();
    expect(page.querySelector('.alerts')?.contains(document.activeElement)).toBe(true);
    row('b').focus();
    await press(' ');
    find('bulk-none').focus();
    find('bulk-none').click();
    await settled();
    expect(document.activeElement).toBe(row('b'));
    // Regions that tell of changes are there before and after.
    expect([find('bulk-said').textContent, find('bulk-outcome').textContent]).toEqual(['', '']);
  });

  it('keeps the ticks made while a call was on its way', async () => {
    await opened();
    let answer: (value: object) => void = () => undefined;
    handleAlerts.mockReturnValue(new Promise((resolve) => { answer = resolve; }));
    row('a').focus();
    await press(' ');
    await press('a');
    row('c').focus();
    await press(' ');
    answer({ outcomes: [{ id: 'a', alert: create(AlertSchema, { id: 'a', state: 'active', acknowledged: true, version: 2 }), refusal: '' }] });
    await settled();
    expect(chosen()).toEqual(['c']);
  });

  it('begins a range by the keyboard with the row one was on', async () => {
    await opened();
    row('b').focus();
    await press('ArrowDown', true);
    expect(chosen()).toEqual(['b', 'c']);
  });

  it('asks before it clears many, and names who is to see to many', async () => {
    await opened();
    handleAlerts.mockResolvedValue({ outcomes: [] });
    row('a').focus();
    await press(' ');
    find('bulk-all').click();
    await nextTick();
    expect(chosen()).toEqual(IDS);
    find('bulk-clear').click();
    await nextTick();
    expect(handleAlerts).not.toHaveBeenCalled();
    find('bulk-clear-confirm').click();
    await settled();
    expect(handleAlerts.mock.lastCall?.[0]).toMatchObject({ ids: IDS, action: 'clear' });
  });

  it('assigns to somebody named', async () => {
    await opened();
    handleAlerts.mockResolvedValue({ outcomes: [] });
    row('d').focus();
    await press(' ');
    const to = find<HTMLInputElement>('assign-to');
    to.value = ' wang ';
    to.dispatchEvent(new Event('input'));
    await nextTick();
    find('assign-button').click();
    await settled();
    expect(handleAlerts.mock.lastCall?.[0]).toMatchObject({ ids: ['d'], action: 'assign', to: 'wang', note: '' });
  });

  it('says on a row which centre it calls, and who sees to it', async () => {
    await opened();
    console.alerts.take(anAlert({ id: 'a', version: 2, lead: '500103', assignedTo: 'wang' }));
    await nextTick();
    expect(row('a').getAttribute('aria-label')).toContain('Calls 500103, With wang');
    expect(row('b').getAttribute('aria-label')).not.toContain('Calls');
  });

  it('lets nobody tick who may not handle them', async () => {
    await opened(false);
    row('a').focus();
    await press(' ');
    expect(page.querySelector('[data-testid=alert-choose]')).toBeNull();
    expect(find('bulk')).toBeNull();
  });
});
