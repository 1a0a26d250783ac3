import { Code, ConnectError } from '@connectrpc/connect';
import { createApp, watch } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import DutyCall from './DutyCall.vue';
import NotificationsView from './NotificationsView.vue';
import { createNotifications } from './notifications';

describe('the notifications view', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let signedIn: Console;
  let asked: { setPreferences?: never; setRoster?: never; testChannel?: never } & Record<string, unknown> = {};
  const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) ?? expect.fail(`There is no ${selector}.`);

  const preferences = {
    version: 3, language: 'zh', channels: ['webhook'], webhook: { url: 'https://duty.example/', secret: '', hasSecret: true }, mail: '', device: '',
    kinds: ['alert'], severities: [], areas: [], quiet: undefined,
  };
  const roster = {
    centre: '50', version: 1, now: ['wang', 'li'], next: ['he'], nextAt: { seconds: 1n, nanos: 0 }, setBy: '',
    shifts: [{ days: [1, 2], fromMinute: 480, untilMinute: 480, people: ['wang', 'li'] }], overrides: [],
  };
  const told = {
    id: '500103-a', subject: 'alert:500103001001001:a', kind: 'alert', reason: 'duty', channel: 'screen', centre: '500103001', cell: '500103001001001',
    severity: 'II', state: 'sent', what: 'river-high', twinId: 'sensor:500103001001001:0001', createdAt: { seconds: 10n, nanos: 0 }, acknowledgedBy: '', problem: '',
  };

  async function opened(calls: object = {}, roles = ['dispatcher'], component: object = NotificationsView): Promise<void> {
    useLanguage().language.value = 'en';
    asked = {};
    const note = (name: string, answer: unknown) => (request: unknown) => {
      asked = { ...asked, [name]: request };
      return Promise.resolve(answer);
    };
    const base = aConsole({ roles });
    const clients = {
      ...base.clients,
      notifications: {
        getPreferences: () => Promise.resolve(preferences),
        setPreferences: note('setPreferences', { ...preferences, version: 4 }),
        testChannel: note('testChannel', { taken: false, confirmed: false, problem: 'The receiver answered 410.' }),
        getRoster: () => Promise.resolve(roster),
        setRoster: note('setRoster', { ...roster, version: 2 }),
        listNotifications: () => Promise.resolve({ notifications: [told] }),
        acknowledgeNotification: note('acknowledge', { ...told, state: 'acknowledged', acknowledgedBy: 'li' }),
        ...calls,
      },
    } as unknown as Console['clients'];
    signedIn = { ...base, clients, notifications: createNotifications(clients, 'li'), mayAnswer: !roles.includes('auditor') };
    document.body.append(page);
    running = createApp(component);
    running.provide(consoleKey, signedIn);
    running.mount(page);
    await signedIn.notifications.readMore();
    await settled();
  }

  beforeEach(() => { page.innerHTML = ''; });
  afterEach(() => { running.unmount(); page.remove(); });

  it('says who is on duty, in which order, and who comes next', async () => {
    await opened();
    const text = find('[data-testid=roster]').textContent;
    expect(text).toMatch(/no\. 1\s*wang.*no\. 2\s*li/s);
    expect(text).toContain('he');
  });

  it('lets those who may edit the roster, over the version that was read', async () => {
    await opened();
    find('[data-testid=roster-edit]').click();
    await settled();
    find('[data-testid=add-turn]').click();
    await settled();
    const people = [...page.querySelectorAll<HTMLInputElement>('[data-part=turn] input[placeholder]')];
    const last = people.at(-1) ?? expect.fail('No field for people.');
    last.value = 'zhao, sun';
    last.dispatchEvent(new Event('input'));
    find<HTMLFormElement>('[data-testid=roster-form]').dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(asked['setRoster']).toMatchObject({
      centre: '50', expectedVersion: 1,
      shifts: [{ days: [1, 2], fromMinute: 480, untilMinute: 480, people: ['wang', 'li'] }, { people: ['zhao', 'sun'] }],
    });
    expect(page.querySelector('[data-testid=roster-form]')).toBeNull();
  });

  it('never saves one centre\'s roster over another\'s, nor shows one as the other\'s', async () => {
    const answers: (() => void)[] = [];
    const kept: Record<string, unknown>[] = [];
    await opened({
      getRoster: ({ centre }: { centre: string }) => centre === '50' ? Promise.resolve(roster)
        : new Promise((resolve) => { answers.push(() => { resolve({ ...roster, centre, version: 7, now: ['sun'] }); }); }),
      setRoster: (request: Record<string, unknown>) => new Promise((resolve) => {
        kept.push(request);
        answers.push(() => { resolve({ ...roster, version: 2, now: ['wang'] }); });
      }),
    });
    find('[data-testid=roster-edit]').click();
    await settled();
    find<HTMLFormElement>('[data-testid=roster-form]').dispatchEvent(new Event('submit', { cancelable: true }));
    signedIn.scope.go('500103');
    await settled();
    // The other centre's is not read yet: nothing of the first is left to be edited, or to be taken for its own.
    expect(page.querySelector('[data-testid=roster-edit], [data-testid=roster-form]')).toBeNull();
    expect(find('[data-testid=roster]').textContent).not.toContain('wang');
    answers.splice(0).reverse().forEach((answer) => { answer(); });
    await settled();
    expect(kept).toMatchObject([{ centre: '50', expectedVersion: 1 }]);
    expect(find('[data-testid=roster]').textContent).toContain('sun');
    expect(find('[data-testid=roster]').textContent).not.toContain('Saved');
  });

  it('says nothing of a centre that is looked at no more', async () => {
    let refuse: () => void = () => undefined;
    await opened({
      getRoster: ({ centre }: { centre: string }) => centre !== '500103' ? Promise.resolve(roster)
        : new Promise((_, reject) => { refuse = () => { reject(new ConnectError('no such centre', Code.NotFound)); }; }),
    });
    signedIn.scope.go('500103');
    await settled();
    signedIn.scope.go('500104');
    await settled();
    refuse();
    await settled();
    expect(find('[data-testid=roster]').textContent).toContain('wang');
    expect(find('[data-testid=roster]').textContent).not.toContain('no such centre');
  });

  it('reads again at the handover, and leaves what is being edited alone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    try {
      const at = Date.now() + 60_000;
      let now = ['wang'];
      const getRoster = vi.fn(() => Promise.resolve({ ...roster, now, nextAt: { seconds: BigInt(Math.floor(at / 1000)), nanos: 0 } }));
      const mounted = opened({ getRoster });
      await vi.advanceTimersByTimeAsync(10);
      await mounted;
      find('[data-testid=roster-edit]').click();
      await vi.advanceTimersByTimeAsync(1_000);
      now = ['he'];
      await vi.advanceTimersByTimeAsync(60_000);
      expect(getRoster.mock.calls.length).toBeGreaterThan(1);
      expect(find('[aria-label="On duty now"]').textContent).toContain('he');
      expect(page.querySelector('[data-testid=roster-form]')).not.toBeNull();
      running.unmount();
      const asked = getRoster.mock.calls.length;
      await vi.advanceTimersByTimeAsync(7_200_000);
      expect(getRoster.mock.calls.length).toBe(asked);
      running = createApp({ render: () => null });
      running.mount(page);
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows no edit to those who may not, and no change to an auditor', async () => {
    await opened({}, ['auditor']);
    expect(page.querySelector('[data-testid=roster-edit]')).toBeNull();
    expect(page.querySelector('[data-testid=told-acknowledge]')).toBeNull();
    expect(page.querySelector('[data-testid=preferences] button[type=submit]')).toBeNull();
  });

  it('saves preferences whole, without a secret that was not typed, and says when somebody was faster', async () => {
    await opened();
    find<HTMLFormElement>('[data-testid=preferences]').dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(asked['setPreferences']).toMatchObject({
      expectedVersion: 3, preferences: { channels: ['webhook'], webhook: { url: 'https://duty.example/', secret: '' }, kinds: ['alert'], areas: [] },
    });
    running.unmount();
    await opened({ setPreferences: () => Promise.reject(new ConnectError('at version 5', Code.Aborted)) });
    find<HTMLFormElement>('[data-testid=preferences]').dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(find('[data-testid=preferences] [role=alert]').textContent).toContain('Somebody has changed this');
  });

  it('tests only what is saved', async () => {
    await opened();
    const test = find<HTMLButtonElement>('[data-testid=test-webhook]');
    const url = find<HTMLInputElement>('[data-testid=preferences] input[type=url]');
    expect(test.disabled).toBe(false);
    url.value = 'https://other.example/';
    url.dispatchEvent(new Event('input'));
    await settled();
    expect(test.disabled).toBe(true);
    expect(find('[data-testid=preferences]').textContent).toContain('Save before you test');
    find<HTMLFormElement>('[data-testid=preferences]').dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(test.disabled).toBe(false);
  });

  it('tells what became of a test', async () => {
    await opened();
    find('[data-testid=test-webhook]').click();
    await settled();
    expect(asked['testChannel']).toEqual({ channel: 'webhook' });
    expect(find('[data-testid=tested-webhook]').textContent).toContain('The receiver answered 410.');
  });

  it('tells of a warning of another authority by its headline, and leads nowhere', async () => {
    const warning = { ...told, subject: 'warning:500103:7f', kind: 'warning', cell: '500103', centre: '500103', twinId: '', what: 'Flood at Chaotianmen' };
    await opened({ listNotifications: () => Promise.resolve({ notifications: [warning] }) });
    expect(find('[data-testid=told]').textContent).toMatch(/warning of another authority: Flood at Chaotianmen/);
    expect(page.querySelector('[data-testid=told] .link')).toBeNull();
    expect(find('[data-testid=preferences]').textContent).toContain('Warnings of other authorities');
  });

  it('acknowledges from the list and from the call on duty', async () => {
    await opened();
    find('[data-testid=told-acknowledge]').click();
    await settled();
    expect(asked['acknowledge']).toEqual({ id: '500103-a' });
    expect(page.querySelectorAll('[data-testid=told]')).toHaveLength(0);
    running.unmount();
    await opened({}, ['operator'], DutyCall);
    expect(find('[data-testid=duty-call]').textContent).toContain('You are on duty:');
    find('[data-testid=duty-answer]').click();
    await settled();
    expect(page.querySelector('[data-testid=duty-call]')).toBeNull();
  });

  it('keeps the focus in the list when what was acknowledged leaves it', async () => {
    const later = { ...told, id: '500103-z', subject: 'alert:500103001001001:z', what: 'bridge-tilt', createdAt: { seconds: 20n, nanos: 0 } };
    await opened({
      listNotifications: () => Promise.resolve({ notifications: [told, later] }),
      acknowledgeNotification: ({ id }: { id: string }) => Promise.resolve({ ...(id === told.id ? told : later), state: 'acknowledged', acknowledgedBy: 'li' }),
    });
    const status = find('#told-title').closest('section')?.querySelector('[role=status]');
    find('[data-testid=told-acknowledge]').focus();
    find('[data-testid=told-acknowledge]').click();
    await settled();
    expect(document.activeElement?.textContent).toContain('river-high');
    expect(status?.textContent).toBe('');
    find('[data-testid=told-acknowledge]').focus();
    find('[data-testid=told-acknowledge]').click();
    await settled();
    expect(document.activeElement?.id).toBe('told-title');
    expect(status?.textContent).toContain('Nothing waits');
  });

  it('shows the call being read until it is answered, though newer ones come, and says that there are more', async () => {
    const later = { ...told, id: '500103-z', subject: 'alert:500103001001001:z', what: 'bridge-tilt', createdAt: { seconds: 20n, nanos: 0 } };
    let list = [told];
    await opened({ listNotifications: () => Promise.resolve({ notifications: list }) }, ['operator'], DutyCall);
    list = [told, later];
    await signedIn.notifications.readMore();
    await settled();
    expect(find('[data-testid=duty-call]').textContent).toContain('river-high');
    expect(find('[data-testid=duty-more]').textContent).toContain('+1 more');
    find('[data-testid=duty-answer]').focus();
    find('[data-testid=duty-answer]').click();
    await settled();
    expect(asked['acknowledge']).toEqual({ id: '500103-a' });
    expect(find('[data-testid=duty-call]').textContent).toContain('bridge-tilt');
    // A second press of Enter answers nothing that was not read.
    expect(document.activeElement?.textContent).toContain('bridge-tilt');
    expect(page.querySelector('[data-testid=duty-more]')).toBeNull();
  });

  it('answers what was on the screen, however the calls changed at that moment', async () => {
    const later = { ...told, id: '500103-z', subject: 'alert:500103001001001:z', createdAt: { seconds: 20n, nanos: 0 } };
    let list = [told];
    await opened({ listNotifications: () => Promise.resolve({ notifications: list }) }, ['operator'], DutyCall);
    list = [{ ...told, state: 'acknowledged', acknowledgedBy: 'wang' }, later];
    const button = find('[data-testid=duty-answer]');
    const gone = signedIn.notifications.readMore();
    await new Promise<void>((resolve) => {
      const stop = watch(signedIn.notifications.calls, () => { stop(); button.click(); resolve(); }, { flush: 'sync' });
    });
    await gone;
    await settled();
    expect(asked['acknowledge']).toEqual({ id: '500103-a' });
  });

  it('says in the bar why a call could not be answered, and leads to all of them', async () => {
    const later = { ...told, id: '500103-z', subject: 'alert:500103001001001:z', createdAt: { seconds: 20n, nanos: 0 } };
    await opened({
      listNotifications: () => Promise.resolve({ notifications: [told, later] }),
      acknowledgeNotification: () => Promise.reject(new ConnectError('gone', Code.NotFound)),
    }, ['operator'], DutyCall);
    find('[data-testid=duty-answer]').click();
    await settled();
    expect(find('[role=alert]').textContent).toContain('gone');
    expect(find('[data-testid=duty-call]')).not.toBeNull();
    find('[data-testid=duty-more]').click();
    expect(signedIn.scope.view.value).toBe('notifications');
  });
});
