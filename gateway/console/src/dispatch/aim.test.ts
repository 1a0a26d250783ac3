import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import axe from 'axe-core';
import { createApp, h, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Point } from '../airspace/airClosure';
import { anAlert } from '../alerts/anAlert';
import { consoleKey, type Console } from '../console';
import { DispatchAdviceSchema, DispatchResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { MissionAimSchema } from '../gen/citytwin/v1/mission_state_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import { MISSION_KINDS, type MissionKind } from '../missions/mission';
import { aConsole, settled } from '../orders/aConsole';
import { missing, needsOf, NO_AIM, toAimMessage, type Aim } from './aim';
import DispatchDialog from './DispatchDialog.vue';
import type { DispatchQuestion } from './dispatchQuestion';

const FALCON = 'drone:500103001001001:1';
const BUILDING = 'building:500103001001001:7';
const HERE: Point = [106.55, 29.55];
const THERE: Point = [106.56, 29.56];
const placeOf = ([longitude, latitude]: Point): object => ({ longitude, latitude });
const SAID: Aim = {
  ...NO_AIM, place: HERE, points: [HERE, THERE, [106.57, 29.55]], building: { id: BUILDING, place: THERE }, target: THERE, radiusM: 150,
};

describe('what a mission has to be told', () => {
  it.each(MISSION_KINDS)('is by its kind: %s', (kind) => {
    expect(missing(kind, NO_AIM)).toEqual(needsOf(kind));
    expect(missing(kind, SAID)).toEqual([]);
  });

  it('is not too little of a route, an area or a cordon, nor too much of one', () => {
    expect(missing('patrol-route', { ...NO_AIM, points: [HERE] })).toEqual(['route']);
    expect(missing('patrol-area', { ...NO_AIM, points: [HERE, THERE] })).toEqual(['ring']);
    expect([0, 2_000, 2_001].map((radiusM) => missing('cordon', { ...SAID, radiusM }).length)).toEqual([1, 0, 1]);
  });

  it('is sent as far as the kind has use for it', () => {
    expect(toAimMessage('verify', SAID)).toEqual({ place: { ...placeOf(HERE), altitudeM: 0 }, area: [], building: '', waypoints: [] });
    expect(toAimMessage('inspect-building', SAID)).toMatchObject({ place: placeOf(THERE), building: BUILDING, area: [] });
    const area = toAimMessage('patrol-area', SAID);
    expect(area).toMatchObject({ area: [placeOf(HERE), placeOf(THERE), placeOf([106.57, 29.55])] });
    expect(area?.place?.longitude).toBeCloseTo(106.56);
  });
});

describe('a dispatch of a kind that has to be told more', () => {
  const page = document.createElement('div');
  const [recommend, dispatch] = [vi.fn(), vi.fn()];
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) as T;
  const lacks = (): string => page.querySelector('[data-testid=aim-lacks]')?.textContent ?? '';

  async function open(question: Partial<DispatchQuestion>, kind: MissionKind, onClose = (): void => undefined): Promise<void> {
    running = createApp({ render: () => h(DispatchDialog, { question: { kind, title: 'Smoke', ...question }, onClose }) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
  }

  async function click(place: Point, building?: string): Promise<void> {
    // As the map does: it forgets who waits before it tells them.
    const wanted = about.placeWanted.value;
    about.placeWanted.value = null;
    wanted?.(place, building);
    await settled();
  }

  async function press(selector: string): Promise<void> {
    find(selector).click();
    await settled();
  }

  async function sent(): Promise<Record<string, unknown>> {
    await press('[data-testid=dispatch-go]');
    expect(dispatch).toHaveBeenCalledTimes(1);
    const [{ ask }] = dispatch.mock.calls[0] as [{ ask: { kind: string; aim: Record<string, unknown> } }];
    expect((recommend.mock.lastCall?.[0] as { aim: unknown }).aim).toEqual(ask.aim);
    return ask.aim;
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    about = aConsole();
    about.seen.value = { zoom: 14, bbox: [106.5, 29.5, 106.6, 29.6] };
    recommend.mockReset().mockResolvedValue(create(DispatchAdviceSchema, { at: timestampFromMs(0), bids: [{ unit: FALCON, name: 'Falcon', cost: 60 }] }));
    dispatch.mockReset().mockResolvedValue(create(DispatchResponseSchema, { missions: [aMission()] }));
    Object.assign(about.clients, { dispatch: { recommend, dispatch } });
    about.alerts.apply([
      { type: 'snapshot', item: anAlert({ id: 'alert:1', twinId: BUILDING, place: HERE }), pictureComplete: false },
      { type: 'snapshot', item: null, pictureComplete: true },
    ]);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('asks nobody for a patrol until its route has two points, and says so; a click on the map is a point', async () => {
    await open({ alert: 'alert:1' }, 'patrol-route');
    expect(lacks()).toContain('a route of at least 2 points');
    await click(HERE);
    expect(recommend).not.toHaveBeenCalled();
    expect(find<HTMLButtonElement>('[data-testid=dispatch-go]').disabled).toBe(true);
    await click(THERE);
    expect(lacks()).toBe('');
    expect(about.dispatchDrawn.value).toEqual({ kind: 'route', corners: [HERE, THERE] });
    expect(await sent()).toMatchObject({ place: placeOf(HERE), area: [placeOf(HERE), placeOf(THERE)] });
  });

  it('takes an area without a pointer, corner by corner, and the focus is not moved to what sends', async () => {
    await open({ place: HERE }, 'patrol-area');
    find('[data-testid=aim-middle]').focus();
    for (const west of [106.5, 106.7, 106.6]) {
      about.seen.value = { zoom: 14, bbox: [west, 29.5, west + 0.02, 29.6] };
      await press('[data-testid=aim-middle]');
    }
    expect(document.activeElement).toBe(find('[data-testid=aim-middle]'));
    find('ol li:nth-child(2) button').focus();
    await press('ol li:nth-child(2) button');
    expect(lacks()).toContain('an area of at least 3 corners');
    expect(document.activeElement).toBe(find('[data-testid=aim-middle]'));
    await press('[data-testid=aim-middle]');
    const { area } = await sent() as { area: { longitude: number }[] };
    expect(area.map((corner) => Math.round(corner.longitude * 100) / 100)).toEqual([106.51, 106.61, 106.61]);
  });

  it.each(['escort', 'deliver'] as const)('asks where to: %s', async (kind) => {
    await open({ alert: 'alert:1' }, kind);
    expect(page.querySelector('[data-testid=aim-place]')).toBeNull();
    expect(lacks()).toContain('where to');
    await click(THERE);
    expect(about.placeWanted.value).toBeNull();
    expect(await sent()).toMatchObject({ place: placeOf(HERE), target: placeOf(THERE) });
  });

  it('inspects the building of the alert, or the one that is clicked', async () => {
    await open({ alert: 'alert:1' }, 'inspect-building');
    expect(recommend.mock.lastCall?.[0]).toMatchObject({ aim: { building: BUILDING } });
    await press('[data-testid=aim-click]');
    await click(THERE);
    expect(find('[role=alert]').textContent).toContain('no building');
    await click(THERE, 'building:500103001001001:8');
    expect(await sent()).toMatchObject({ building: 'building:500103001001001:8', place: placeOf(THERE) });
  });

  it('inspects the building that is open, for those who cannot click', async () => {
    Object.assign(about.clients, { twins: { getTwin: () => Promise.resolve({ metrics: {}, longitude: THERE[0], latitude: THERE[1] }) } });
    await open({}, 'inspect-building');
    expect(lacks()).toContain('the building');
    about.scope.twin.value = BUILDING;
    await settled();
    await press('[data-testid=aim-open]');
    expect(await sent()).toMatchObject({ building: BUILDING, place: placeOf(THERE) });
  });

  it('asks for the radius of a cordon, within what is taken, and stays over the map that it has no use for', async () => {
    await open({ alert: 'alert:1' }, 'cordon');
    expect(find('dialog').classList.contains('aside')).toBe(false);
    const field = find<HTMLInputElement>('[data-testid=aim-radius]');
    for (const [typed, asked] of [['2001', 0], ['150', 1]] as const) {
      field.value = typed;
      field.dispatchEvent(new Event('change'));
      await settled();
      expect(recommend).toHaveBeenCalledTimes(asked);
    }
    expect(await sent()).toMatchObject({ place: placeOf(HERE), radiusM: 150 });
  });

  it('goes to the side for what is taken from the map; Escape ends the clicking first, and then the asking', async () => {
    const close = vi.fn();
    await open({}, 'deliver', close);
    expect(find('dialog').classList.contains('aside')).toBe(true);
    expect(about.placeWanted.value).not.toBeNull();
    const escape = (): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    escape();
    expect([about.placeWanted.value, close.mock.calls.length]).toEqual([null, 0]);
    escape();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('asks again for what the next kind has to be told, and not at all where nothing is', async () => {
    await open({ alert: 'alert:1' }, 'verify');
    expect([page.querySelector('[data-testid=aim-fields]'), recommend.mock.calls.length]).toEqual([null, 1]);
    expect(recommend.mock.lastCall?.[0]).not.toHaveProperty('aim');
    const kinds = find<HTMLSelectElement>('.kinds select');
    kinds.value = 'escort';
    kinds.dispatchEvent(new Event('change'));
    await settled();
    expect(lacks()).toContain('where to');
    expect(find('dialog').classList.contains('aside')).toBe(true);
    expect(recommend).toHaveBeenCalledTimes(1);
  });

  it('is not asked anew when twins or alerts tell the same again', async () => {
    await open({ alert: 'alert:1' }, 'inspect-building');
    about.alerts.apply([{ type: 'changed', item: anAlert({ id: 'alert:1', twinId: BUILDING, place: [...HERE], version: 9 }), pictureComplete: true }]);
    await settled();
    expect(recommend).toHaveBeenCalledTimes(1);
    expect(find<HTMLButtonElement>('[data-testid=dispatch-go]').disabled).toBe(false);
  });

  it('tells of a mission that another is to have all that it was told itself', async () => {
    const aim = create(MissionAimSchema, { place: placeOf(HERE), cell: '500103001001001', target: placeOf(THERE) });
    await open({ mission: 'mission:500103001001001:a1', place: HERE, aim }, 'deliver');
    expect(recommend.mock.lastCall?.[0]).toMatchObject({ aim: { target: placeOf(THERE) } });
  });

  it('has a name for every field in both languages', async () => {
    await open({}, 'deliver');
    useLanguage().language.value = 'zh';
    await nextTick();
    expect(lacks()).toBe('补全后即询问各单元，还缺：地点、目的地。');
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
  });
});
