import { createApp, h } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { consoleKey, type Console } from '../console';
import { ListAidResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import { aMission } from './aMission';
import { toMission } from './mission';
import MissionPanel from './MissionPanel.vue';

describe('the panel of a mission', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let about: Console;

  async function open(role: string, mission = aMission()): Promise<void> {
    about = aConsole({ roles: [role] });
    Object.assign(about.clients, {
      dispatch: { listAid: () => Promise.resolve(create(ListAidResponseSchema)) },
      missions: { getMission: () => Promise.resolve(mission) },
    });
    about.missions.take([toMission(mission)]);
    running = createApp({ render: () => h(MissionPanel, { id: mission.id }) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('gives one that nobody has to a unit, by one key', async () => {
    await open('dispatcher');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'd' }));
    expect(about.dispatchAsked.value).toMatchObject({ kind: 'verify', mission: 'mission:500103001001001:a1', place: [106.56, 29.56] });
  });

  it('offers that for none that is over, and not to those who only look', async () => {
    await open('dispatcher', aMission({ state: 'done' }));
    expect(page.querySelector('[data-testid=other-unit]')).toBeNull();
    running.unmount();
    await open('operator');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'd' }));
    expect([page.querySelector('[data-testid=other-unit]'), about.dispatchAsked.value]).toEqual([null, null]);
  });

  it('says why a unit did not go in the reader\'s words', async () => {
    await open('operator', aMission({ attempts: [{ number: 1, unit: 'drone:1', outcome: 'declined', code: 'dji-514135', reason: 'No (514135).' }] }));
    expect(page.querySelector('[data-testid=driver-text]')?.textContent).toContain('The wind is too strong');
  });

  it('tells the cost of a rival whose way was not looked for at the least', async () => {
    const found = { unit: 'drone:1', name: 'Falcon', cost: 60.4, eta: timestampFromMs(60_000), reasonEn: 'there in 60 s' };
    await open('operator', aMission({ bids: [found, { unit: 'drone:2', name: 'Kite', cost: 74.2 }, { unit: 'drone:3', name: 'Owl', refusals: ['busy'] }] }));
    expect([...page.querySelectorAll('.cost')].map((one) => one.textContent)).toEqual(['60', '≥ 74', '—']);
  });
});
