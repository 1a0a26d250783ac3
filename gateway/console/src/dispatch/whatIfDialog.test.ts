import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h, type Component } from 'vue';
import { afterEach, beforeEach, expect, it, describe, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { DispatchAdviceSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import { toMission } from '../missions/mission';
import MissionWhatIf from '../missions/MissionWhatIf.vue';
import { aConsole, settled } from '../orders/aConsole';
import DispatchDialog from './DispatchDialog.vue';

const FALCON = 'drone:500103001001001:1', MISSION = 'mission:500103001001001:a1';
type Asked = Readonly<Record<string, unknown>>;

describe('a what-if', () => {
  const page = document.createElement('div');
  const whatIf = vi.fn();
  const listMissions = vi.fn();
  let running: ReturnType<typeof createApp>;
  let about: Console;

  async function open(shown: Component, props: object, area = '50'): Promise<void> {
    about = aConsole({ area });
    Object.assign(about.clients, { missions: { listMissions }, dispatch: { whatIf, recommend: () => Promise.resolve(create(DispatchAdviceSchema, {
      at: timestampFromMs(0), aim: { cell: '500103001001001' },
      bids: [{ unit: FALCON, name: 'Falcon', cost: 60, terms: [{ name: 'coverage', amount: 0.5, unit: 'shares', cost: 150 }] }, { unit: 'drone:2', name: 'Heron', cost: 70 }],
    })) } });
    running = createApp({ render: () => h(shown, props) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
  }

  async function ask(at = 0): Promise<string> {
    page.querySelectorAll<HTMLElement>('[data-testid=what-if]')[at]?.click();
    await settled();
    return page.querySelector('[data-testid=what-if-answer]')?.textContent ?? '';
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    listMissions.mockReset().mockResolvedValue({ missions: [], nextPageToken: '' });
    whatIf.mockReset().mockImplementation((asked: Asked) => {
      const isNow = Object.keys(asked).length === 1;
      return Promise.resolve({
        district: '500103', revision: 0n, because: 'what-if', cost: isNow ? 10 : 70, tookMs: 1, at: timestampFromMs(0), unplaced: [],
        units: [{ unit: FALCON, name: 'Falcon', entries: [
          ...(isNow ? [] : [{ mission: MISSION, kind: 'verify', state: 'planned', arrive: timestampFromMs(60_000), end: timestampFromMs(180_000) }]),
          { mission: 'old', kind: 'patrol-area', state: 'planned', arrive: timestampFromMs(isNow ? 90_000 : 390_000) },
        ] }],
      });
    });
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('is asked before anybody is sent, and says what is left and what is later', async () => {
    await open(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', title: 'Smoke' } });
    const said = await ask();
    expect(whatIf.mock.calls.map(([question]) => question as Asked)).toEqual([
      { district: '500103' },
      { district: '500103', more: [expect.objectContaining({ alert: 'alert:1', units: [FALCON] })] },
    ]);
    for (const part of ['Falcon is there in 1 min and free again in 3 mins', 'its home area lacks 50 %', 'Patrol an area: there 5 mins later', '60 s']) {
      expect(said).toContain(part);
    }
  });

  it('supposes of a mission that another unit is chosen for that this one has it', async () => {
    await open(DispatchDialog, { question: { kind: 'verify', mission: MISSION, place: [106.56, 29.56], title: 'Verify' } });
    expect(await ask()).toContain('Falcon is there in 1 min');
    expect(whatIf.mock.lastCall?.[0]).toEqual({ district: '500103', missions: [{ missionId: MISSION, unit: FALCON }] });
  });

  it('supposes of a mission that waits that it is given to the one who is chosen, and of the others that they have one more', async () => {
    listMissions.mockResolvedValue({ missions: [aMission({ id: MISSION })], nextPageToken: '' });
    await open(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', title: 'Smoke' } });
    await ask();
    expect(whatIf.mock.lastCall?.[0]).toEqual({ district: '500103', missions: [{ missionId: MISSION, unit: FALCON }] });
    page.querySelectorAll<HTMLInputElement>('.able input')[1]?.click();
    await settled();
    expect(page.querySelector('[data-testid=what-if-answer]')).toBeNull();
    await ask();
    expect(whatIf.mock.lastCall?.[0]).toEqual({
      district: '500103', missions: [{ missionId: MISSION, unit: FALCON }], more: [expect.objectContaining({ units: ['drone:2'] })],
    });
  });

  it('supposes of a mission in its panel that its unit fails, or all of it', async () => {
    await open(MissionWhatIf, { mission: toMission(aMission({ id: MISSION, state: 'under-way', unit: FALCON })) });
    await ask(0);
    expect(whatIf.mock.lastCall?.[0]).toEqual({ district: '500103', without: [FALCON] });
    await ask(1);
    expect(whatIf.mock.lastCall?.[0]).toEqual({ district: '500103', missions: [{ missionId: MISSION, failed: true }] });
  });

  it('is for those who dispatch the whole district', async () => {
    await open(MissionWhatIf, { mission: toMission(aMission({ id: MISSION, unit: FALCON })) }, '500103001');
    expect(page.querySelector('[data-testid=what-if]')).toBeNull();
  });
});
