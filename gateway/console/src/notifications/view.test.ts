import { Code, ConnectError } from '@connectrpc/connect';
import { createApp } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleKey, type Console } from '../console';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import DutyCall from './DutyCall.vue';
import NotificationsView from './NotificationsView.vue';
import { createNotifications } from './notifications';

describe('the notifications view', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
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
    const signedIn = { ...base, clients, notifications: createNotifications(clients, 'li'), mayAnswer: !roles.includes('auditor') };
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
});
