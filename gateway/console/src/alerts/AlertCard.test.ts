import { create } from '@bufbuild/protobuf';
import { createApp, h, nextTick } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { consoleKey } from '../console';
import { AlertSchema } from '../gen/citytwin/v1/alert_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import { createAlertActions } from './alertActions';
import AlertCard from './AlertCard.vue';
import { anAlert } from './anAlert';

describe('the card of an alert', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  const find = (testId: string): HTMLElement => page.querySelector<HTMLElement>(`[data-testid=${testId}]`) ?? expect.fail(`There is no ${testId}.`);

  async function press(testId: string): Promise<void> {
    find(testId).focus();
    find(testId).click();
    await settled();
  }

  afterEach(() => { running.unmount(); page.remove(); });

  it('keeps the focus while it asks, and when it has acted', async () => {
    useLanguage().language.value = 'en';
    const console = aConsole();
    console.alerts.take(anAlert({ id: 'a' }));
    const answer = (about: object) => () => Promise.resolve(create(AlertSchema, { id: 'a', state: 'active', ...about }));
    Object.assign(console.clients.alerts, {
      acknowledgeAlert: vi.fn(answer({ acknowledged: true, version: 2 })), clearAlert: vi.fn(answer({ state: 'cleared', acknowledged: true, version: 3 })),
    });
    Object.assign(console, { mayHandle: true, actions: createAlertActions(console.clients, console.alerts), catalogue: { ...console.catalogue, metric: () => undefined } });
    document.body.append(page);
    running = createApp({ render: () => {
      const alert = console.alerts.byId.value.get('a');
      return alert === undefined ? null : h(AlertCard, { alert, now: 0, named: false });
    } });
    running.provide(consoleKey, console);
    running.mount(page);
    await nextTick();

    await press('clear-button');
    expect(document.activeElement?.textContent).toContain('Clear it?');
    await press('clear-cancel');
    expect(document.activeElement).toBe(find('clear-button'));
    await press('ack-button');
    expect(document.activeElement?.tagName).toBe('ARTICLE');
    await press('clear-button');
    await press('clear-confirm');
    expect(document.activeElement?.tagName).toBe('ARTICLE');
  });
});
