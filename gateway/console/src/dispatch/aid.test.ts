import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h, nextTick, shallowRef, type Component } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { UnitUpdateSchema } from '../gen/citytwin/v1/fleet_pb';
import { DispatchAdviceSchema, DispatchResponseSchema, ListAidResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import MissionAid from '../missions/MissionAid.vue';
import { toMission } from '../missions/mission';
import { aConsole, settled } from '../orders/aConsole';
import { lendable, mayDecide } from './aid';
import AidList from './AidList.vue';
import DispatchDialog from './DispatchDialog.vue';

const MISSION = 'mission:500103001001001:a1';
const asked = { id: 'a1-aid-1', by: '500103', from: '500105', mission: MISSION, state: 'asked', askedBy: 'wang', askedAt: timestampFromMs(1_000), reason: 'two fires' };

describe('mutual aid', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const [recommend, dispatch, whatIf, askAid, decideAid, listAid] = [vi.fn(), vi.fn(), vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const find = (selector: string): HTMLElement | null => page.querySelector<HTMLElement>(selector);

  async function open(shown: Component, props: object): Promise<void> {
    running = createApp({ render: () => h(shown, props) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
    await nextTick();
  }

  function consoleOf(role: string, area: string): void {
    about = aConsole({ roles: [role], area });
    Object.assign(about.clients, { dispatch: { recommend, dispatch, whatIf, askAid, decideAid, listAid } });
    Object.assign(about.city, { city: shallowRef({ code: '50', districts: ['500103', '500105'] }) });
    about.units.apply([create(UnitUpdateSchema, { units: [
      { id: 'team:500105001001001:1', kind: 'team', name: 'Crew 5', status: 'available', homeCell: '500105001001001' },
      { id: 'team:500103001001001:1', kind: 'team', name: 'Crew 3', status: 'available', homeCell: '500103001001001' },
    ], snapshotComplete: true })]);
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    [recommend, dispatch, whatIf, askAid, decideAid, listAid].forEach((call) => { call.mockReset(); });
    recommend.mockResolvedValue(create(DispatchAdviceSchema, {
      at: timestampFromMs(0), aim: { cell: '500103001001001' }, bids: [{ unit: 'team:500103001001001:1', name: 'Crew 3', refusals: ['busy'] }],
    }));
    dispatch.mockResolvedValue(create(DispatchResponseSchema, { missions: [aMission({ id: MISSION })] }));
    listAid.mockResolvedValue(create(ListAidResponseSchema, { requests: [asked] }));
    askAid.mockResolvedValue(asked);
    decideAid.mockResolvedValue({ ...asked, state: 'granted' });
    consoleOf('dispatcher', '500103');
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('is asked for from the dispatch when nobody of one\'s own can go, for a mission planned for it', async () => {
    await open(DispatchDialog, { question: { kind: 'rescue', alert: 'alert:1', title: 'Fire' } });
    const select = find('[data-testid=ask-aid] select') as HTMLSelectElement;
    expect([...select.options].map((option) => option.value)).toEqual(['', '500105']);
    select.value = '500105';
    select.dispatchEvent(new Event('change'));
    find('[data-testid=ask-aid-send]')?.click();
    await settled();
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({ ask: { kind: 'rescue', alert: 'alert:1', units: [] } });
    expect(askAid).toHaveBeenCalledWith({ missionId: MISSION, from: '500105', reason: 'No unit of ours can go' });
    expect(about.scope.mission.value).toBe(MISSION);
  });

  it('is not offered where the best is there in time, and says by how much it is late where not', async () => {
    const bid = { unit: 'team:500103001001001:1', name: 'Crew 3', cost: 60, eta: timestampFromMs(60_000) };
    recommend.mockResolvedValue(create(DispatchAdviceSchema, { at: timestampFromMs(0), aim: { cell: '500103001001001' }, bids: [bid] }));
    await open(DispatchDialog, { question: { kind: 'rescue', alert: 'alert:1', title: 'Fire' } });
    expect(find('[data-testid=ask-aid]')).toBeNull();
    running.unmount();
    recommend.mockResolvedValue(create(DispatchAdviceSchema, {
      at: timestampFromMs(0), aim: { cell: '500103001001001' }, bids: [{ ...bid, terms: [{ name: 'lateness', amount: 120, unit: 's', cost: 480 }] }],
    }));
    await open(DispatchDialog, { question: { kind: 'rescue', alert: 'alert:1', title: 'Fire' } });
    expect((find('[data-testid=ask-aid] input') as HTMLInputElement).value).toBe('Our first unit would be 2 mins late');
  });

  it('shows how a mission\'s request stands, and asks no second time while one is open', async () => {
    await open(MissionAid, { mission: toMission(aMission({ id: MISSION })), now: 2_000 });
    expect(page.textContent).toContain('two fires');
    expect(find('[data-state=asked]')).not.toBeNull();
    expect(find('[data-testid=ask-aid]')).toBeNull();
  });

  it('is granted by the district that is asked, with units of its own alone', async () => {
    consoleOf('commander', '500105');
    await open(AidList, {});
    expect([...page.querySelectorAll('label')].map((label) => label.textContent)).toEqual([expect.stringContaining('Crew 5')]);
    page.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await nextTick();
    find('[data-testid=aid-grant]')?.click();
    await settled();
    expect(decideAid).toHaveBeenCalledWith({ id: 'a1-aid-1', by: '500103', units: ['team:500105001001001:1'], reason: '' });
    expect(listAid).toHaveBeenCalledTimes(2);
  });

  it('is decided by nobody else', async () => {
    await open(AidList, {});
    expect(find('[data-testid=aid-refuse]')).toBeNull();
    const may = (state: 'asked' | 'granted', from: string, role: string, area: string): boolean => mayDecide({ state, from }, { roles: [role], area }, '50');
    expect([may('asked', '500105', 'commander', '500105'), may('asked', '500105', 'commander', '50'), may('asked', '', 'commander', '50')]).toEqual([true, true, true]);
    expect([may('asked', '', 'commander', '500105'), may('asked', '500105', 'dispatcher', '500105'), may('granted', '500105', 'commander', '500105')])
      .toEqual([false, false, false]);
  });

  it('of the city\'s choice comes from any district but the one that asks', () => {
    expect(lendable(about.units.byId.value.values(), { by: '500103', from: '' }).map((unit) => unit.name)).toEqual(['Crew 5']);
  });
});
