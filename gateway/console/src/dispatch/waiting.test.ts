import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { createApp, h, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { DispatchAdviceSchema, DispatchResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import { toMission } from '../missions/mission';
import { aConsole, settled } from '../orders/aConsole';
import DispatchDialog from './DispatchDialog.vue';
import { share, waitingFor } from './waiting';

const FALCON = 'drone:500103001001001:1', HERON = 'drone:500103001001001:2', CROW = 'drone:500103001001001:3';
const PLANNED = 'mission:500103001001001:planned';
const SENT = 'mission:500103001001001:sent';
const mission = (about: Parameters<typeof aMission>[0]): ReturnType<typeof toMission> => toMission(aMission(about));

describe('what waits for a unit', () => {
  it('is of the same kind and chain and taken on by nobody; what has no unit comes first', () => {
    const all = [
      mission({ id: 'mission:a:offered', state: 'offered', unit: CROW, attempts: [{ unit: CROW, by: 'city:dispatch' }] }),
      mission({ id: 'mission:a:by-hand', state: 'offered', unit: HERON, attempts: [{ unit: HERON, by: 'wang' }] }),
      mission({ id: 'mission:a:late', clocks: { plannedAt: timestampFromMs(9_000) } }),
      mission({ id: 'mission:a:order', correlationId: 'other', order: 'order:1', clocks: { plannedAt: timestampFromMs(5_000) } }),
      mission({ id: 'mission:a:accepted', state: 'accepted', unit: CROW }),
      mission({ id: 'mission:a:aborted', state: 'aborted' }),
      mission({ id: 'mission:a:rescue', kind: 'rescue' }),
      mission({ id: 'mission:a:elsewhere', correlationId: 'alert:2', alert: 'alert:2' }),
    ];
    expect(waitingFor(all, { correlationId: 'alert:1', order: 'order:1' }, 'verify').map(({ id }) => id))
      .toEqual(['mission:a:order', 'mission:a:late', 'mission:a:offered']);
  });

  it('is given to one unit each, and who was asked already keeps what it was asked', () => {
    const waiting = [mission({ id: 'mission:a:1' }), mission({ id: 'mission:a:2', state: 'offered', unit: CROW })];
    const { given, others } = share([FALCON, HERON, CROW], waiting);
    expect(given.map((one) => [one.mission.id, one.unit])).toEqual([['mission:a:2', CROW], ['mission:a:1', FALCON]]);
    expect(others).toEqual([HERON]);
  });
});

describe('a dispatch to an alert that has a mission already', () => {
  const page = document.createElement('div');
  const [dispatch, override, listMissions, askAid] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const find = (selector: string): HTMLElement | null => page.querySelector<HTMLElement>(selector);

  async function open(...waiting: ReturnType<typeof aMission>[]): Promise<void> {
    listMissions.mockResolvedValue({ missions: waiting, nextPageToken: '' });
    await mount();
  }

  async function mount(): Promise<void> {
    running = createApp({ render: () => h(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', correlationId: 'alert:1', title: 'Smoke' } }) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
    await nextTick();
  }

  async function press(): Promise<void> {
    find('[data-testid=dispatch-go]')?.click();
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    about = aConsole();
    [dispatch, override, listMissions, askAid].forEach((call) => { call.mockReset(); });
    dispatch.mockResolvedValue(create(DispatchResponseSchema, { missions: [aMission({ id: SENT })] }));
    override.mockImplementation(({ missionId, unit }: { missionId: string; unit: string }) => Promise.resolve(aMission({ id: missionId, version: 2, state: 'offered', unit })));
    const advice = create(DispatchAdviceSchema, { at: timestampFromMs(0), aim: { cell: '500103001001001' }, bids: [{ unit: FALCON, name: 'Falcon', cost: 60 }, { unit: HERON, name: 'Heron', cost: 90 }] });
    Object.assign(about.clients, { dispatch: { recommend: () => Promise.resolve(advice), dispatch, overrideMission: override, askAid }, missions: { listMissions } });
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('gives that mission to the recommended unit, says so, and plans no second one', async () => {
    await open(aMission({ id: PLANNED }));
    expect(listMissions).toHaveBeenCalledWith({ correlationId: 'alert:1', open: 'true', pageSize: 50 }, expect.anything());
    expect(find('[data-testid=waiting-mission]')?.textContent).toContain('Verify, planned by rule fire');
    expect(find('[data-testid=waiting-mission] strong')?.textContent).toContain('Falcon is given that mission by hand');
    await press();
    expect(override).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ missionId: PLANNED, unit: FALCON }));
    expect(dispatch).not.toHaveBeenCalled();
    expect(about.scope.mission.value).toBe(PLANNED);
  });

  it('takes it from whoever was asked, and says from whom', async () => {
    await open(aMission({ id: PLANNED, state: 'offered', unit: CROW }));
    page.querySelectorAll<HTMLInputElement>('.able input')[0]?.click();
    page.querySelectorAll<HTMLInputElement>('.able input')[1]?.click();
    await nextTick();
    expect(find('[data-testid=waiting-mission] strong')?.textContent).toBe(`That mission is taken from ${CROW} and given to Heron by hand; no second one is made.`);
    await press();
    expect(override).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ missionId: PLANNED, unit: HERON }));
  });

  it('plans missions only for those who are more than what waits', async () => {
    await open(aMission({ id: PLANNED }));
    page.querySelectorAll<HTMLInputElement>('.able input')[1]?.click();
    await nextTick();
    expect(find('[data-testid=waiting-mission]')?.textContent).toContain('A mission of its own is made for: Heron.');
    await press();
    expect(override).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ missionId: PLANNED, unit: FALCON }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ ask: expect.objectContaining({ units: [HERON] }) }));
  });

  it('is one of its own again when that mission has ended meanwhile, and the refusal is said', async () => {
    await open(aMission({ id: PLANNED }));
    override.mockRejectedValue(new ConnectError('it can be given to nobody any more', Code.FailedPrecondition));
    await press();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('it can be given to nobody any more');
    about.missions.take([mission({ id: PLANNED, version: 3, state: 'aborted' })]);
    await nextTick();
    expect(find('[data-testid=waiting-mission]')?.textContent).toBe('');
    await press();
    expect(dispatch).toHaveBeenCalledOnce();
  });

  it('asks for aid for that mission, not for another', async () => {
    Object.assign(about.clients.dispatch, { recommend: () => Promise.resolve(create(DispatchAdviceSchema, { aim: { cell: '500103001001001' }, bids: [{ unit: FALCON, refusals: ['busy'] }] })) });
    askAid.mockResolvedValue({});
    await open(aMission({ id: PLANNED }));
    find('[data-testid=ask-aid-send]')?.click();
    await settled();
    expect(askAid).toHaveBeenCalledWith(expect.objectContaining({ missionId: PLANNED }));
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('calls nobody back whom it has just sent, when the next call fails and it is tried again', async () => {
    await open(aMission({ id: PLANNED }));
    page.querySelectorAll<HTMLInputElement>('.able input')[1]?.click();
    await nextTick();
    dispatch.mockRejectedValueOnce(new ConnectError('not now', Code.Unavailable));
    await press();
    await press();
    expect(override).toHaveBeenCalledOnce();
  });

  it('sends nobody until it is known what waits', async () => {
    listMissions.mockReturnValue(new Promise(() => {}));
    await mount();
    expect(find('[data-testid=dispatch-go]')?.hasAttribute('disabled')).toBe(true);
  });

  it('looks again at what waits when that could not be read, and sends nobody until then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    listMissions.mockRejectedValueOnce(new Error('the line broke')).mockResolvedValue({ missions: [], nextPageToken: '' });
    await mount();
    expect(find('[data-testid=dispatch-go]')?.hasAttribute('disabled')).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await settled();
    expect(find('[data-testid=dispatch-go]')?.hasAttribute('disabled')).toBe(false);
  });
});
