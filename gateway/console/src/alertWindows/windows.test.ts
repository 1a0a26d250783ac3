import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { createApp, nextTick, shallowRef, type Component } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { anAlert } from '../alerts/anAlert';
import type { Alert } from '../alerts/alert';
import { consoleKey, type Console } from '../console';
import { AlertWindowSchema } from '../gen/citytwin/v1/alert_window_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import QuietedBar from './QuietedBar.vue';
import WindowsDialog from './WindowsDialog.vue';

const page = document.createElement('div');
let running: ReturnType<typeof createApp>;

function consoleWith(calls: object, area = '50', roles = ['dispatcher']): Console {
  const about = aConsole({ roles });
  about.scope.go('500103');
  return {
    ...about,
    claims: { ...about.claims, area },
    mayHandle: true,
    filter: shallowRef({ show: 'open', severities: new Set() }),
    city: { nameOf: (code: string) => `name of ${code}`, childrenOf: () => [{ code: '500103001' }] },
    catalogue: { rules: shallowRef(new Map([['river-level-high', { nameZh: '水位高', nameEn: 'River high' }]])) },
    clients: {
      alertWindows: {
        listAlertWindows: () => Promise.resolve({ windows: [], nextPageToken: '' }),
        getAlertWindowWords: ({ commitment }: { commitment: string }) => Promise.resolve({ text: `words of ${commitment}` }), ...calls,
      },
    },
  } as unknown as Console;
}

async function shown(view: Component, console: Console, props: Record<string, unknown> = {}): Promise<void> {
  useLanguage().language.value = 'en';
  document.body.append(page);
  running = createApp(view, props);
  running.provide(consoleKey, console);
  running.mount(page);
  await settled();
}

const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) as T;

afterEach(() => { running.unmount(); page.remove(); });

function aWindow(about: object = {}): unknown {
  return create(AlertWindowSchema, {
    id: 'alert-window:500103001:a', kind: 'maintenance', scope: '500103001', quietsUpTo: 'II', state: 'holding', reason: '4ea5',
    openedBy: 'wang', from: timestampFromMs(1_000), until: timestampFromMs(9_000), rules: ['river-level-high'],
    hours: [{ days: ['mon', 'sun'], from: '22:00', until: '06:00' }], ...about,
  });
}

describe('the bar of quieted alerts', () => {
  const alerts = (console: Console, items: readonly Alert[]): void => {
    console.alerts.apply([...items.map((item) => ({ type: 'snapshot', item, pictureComplete: false })), { type: 'snapshot', item: null, pictureComplete: true }]);
  };

  it('counts those of the area that are left out and shows them when asked to', async () => {
    const console = consoleWith({});
    alerts(console, [
      anAlert({ id: 'a' }), anAlert({ id: 'b', quietedBy: 'alert-window:500103001:a' }),
      anAlert({ id: 'c', quietedBy: 'alert-window:500103001:a', active: false }),
      anAlert({ id: 'd', quietedBy: 'alert-window:500104001:a', area: '500104001001001' }),
    ]);
    await shown(QuietedBar, console);
    const button = find('[data-testid=quieted]');
    expect(button.textContent).toContain('1 quieted');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    button.click();
    await nextTick();
    expect(console.filter.value.quieted).toBe(true);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    find('[data-testid=windows]').click();
    expect(console.windowsAsked.value).toEqual({ about: null });
  });
});

describe('the dialog of alert windows', () => {
  it('lists what is in force and to come with everything about it', async () => {
    await shown(WindowsDialog, consoleWith({
      listAlertWindows: () => Promise.resolve({
        windows: [aWindow({ id: 'w:later', state: 'coming', reason: '', from: timestampFromMs(500) }), aWindow()], nextPageToken: '',
      }),
    }), { about: null });
    const [first, second] = page.querySelectorAll('[data-testid=window]');
    expect(second?.textContent).toContain('Erased');
    expect(first?.textContent).toContain('words of 4ea5');
    expect(first?.textContent).toContain('In force');
    expect(first?.textContent).toContain('name of 500103001');
    expect(first?.textContent).toContain('River high');
    expect(first?.textContent).toContain('Mon Sun 22:00–06:00');
    expect(first?.textContent).toContain('opened by wang');
  });

  it('closes a window after asking, says so and puts the focus there; one that is wider is others\' to close', async () => {
    const getAlertWindowWords = vi.fn(() => Promise.resolve({ text: 'new sensor' }));
    const closeAlertWindow = vi.fn(() => Promise.resolve(aWindow()));
    const listAlertWindows = vi.fn(() => Promise.resolve({ windows: [aWindow(), aWindow({ id: 'w:wide', scope: '500103', otherTwins: 2 })], nextPageToken: '' }));
    await shown(WindowsDialog, consoleWith({ closeAlertWindow, listAlertWindows, getAlertWindowWords }, '500103001'), { about: null });
    expect(page.querySelectorAll('[data-testid=window-close]')).toHaveLength(1);
    const [, wide] = page.querySelectorAll('[data-testid=window]');
    expect(wide?.textContent).toContain('not yours to read');
    expect(wide?.textContent).toContain('2 outside your area');
    expect(wide?.textContent).not.toContain('every twin there');
    expect(getAlertWindowWords).toHaveBeenCalledTimes(1);
    find('[data-testid=window-close]').click();
    await settled();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Note (optional)');
    find('[data-testid=window] form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(closeAlertWindow).toHaveBeenCalledWith({ id: 'alert-window:500103001:a', note: '' });
    expect(find('[role=status]').textContent).toBe('The window is closed');
    expect(document.activeElement).toBe(find('[role=status]'));
    expect(listAlertWindows).toHaveBeenCalledTimes(2);
  });

  it('opens one for an alert with its twin, rule and cell, once however often it is sent', async () => {
    const openAlertWindow = vi.fn<(request: { requestId: string }) => Promise<unknown>>(() => Promise.reject(new ConnectError('until: too late.', Code.InvalidArgument)));
    await shown(WindowsDialog, consoleWith({ openAlertWindow }), { about: anAlert() });
    expect(document.activeElement?.id).toBe('window-kind');
    expect(find<HTMLButtonElement>('[data-testid=window-send]').disabled).toBe(true);
    const reason = find<HTMLTextAreaElement>('#window-reason');
    reason.value = 'known';
    reason.dispatchEvent(new Event('input'));
    find('[data-testid=hours-add]').click();
    await nextTick();
    const send = async (): Promise<void> => {
      find('[data-testid=window-form]').dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
    };
    await send();
    expect(find('[role=alert]').textContent).toContain('until: too late.');
    openAlertWindow.mockResolvedValue(aWindow());
    await send();
    const [first, second] = openAlertWindow.mock.calls.map(([request]) => request);
    expect(first).toMatchObject({
      kind: 'suppression', scope: '500103001001001', twinIds: ['sensor:500103001001001:0001'], rules: ['river-level-high'], quietsUpTo: 'II',
      hours: [{ days: [], from: '09:00', until: '17:00' }], reason: 'known',
    });
    expect(second?.requestId).toBe(first?.requestId);
    expect(find('[role=status]').textContent).toBe('The window is open');
  });

  it('says in which zone its times are', async () => {
    await shown(WindowsDialog, consoleWith({}), { about: anAlert() });
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const field of ['window-from', 'window-until']) {
      expect(find(`label[for=${field}]`).textContent).toContain(`your time, ${zone}`);
    }
    expect(page.textContent).toContain('in the city\'s time zone');
  });

  it('offers red only to those who lead its district', async () => {
    await shown(WindowsDialog, consoleWith({}), { about: anAlert() });
    expect([...find<HTMLSelectElement>('#window-upto').options].map(({ value }) => value)).not.toContain('I');
  });

  it('warns before red is quieted too', async () => {
    await shown(WindowsDialog, consoleWith({}, '500103', ['commander']), { about: anAlert() });
    const upTo = find<HTMLSelectElement>('#window-upto');
    expect(find('#window-red').textContent).toBe('');
    upTo.value = 'I';
    upTo.dispatchEvent(new Event('change'));
    await nextTick();
    expect(find('#window-red').textContent).toContain('Even red');
  });

  it('says why windows could not be read', async () => {
    await shown(WindowsDialog, consoleWith({ listAlertWindows: () => Promise.reject(new ConnectError('gone', Code.Unavailable)) }), { about: null });
    expect(find('[role=alert]').textContent).toContain('gone');
  });
});
