import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import axe from 'axe-core';
import { createApp, h, nextTick, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { metresBetween } from '../fleet/glide';
import { AirClosureSchema } from '../gen/citytwin/v1/dispatch_plan_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import { toMission } from '../missions/mission';
import { aConsole, settled } from '../orders/aConsole';
import { isWhole, isWithin, ringOf } from './airClosure';
import AirClosureList from './AirClosureList.vue';

const RING = [[106.55, 29.55], [106.56, 29.55], [106.56, 29.56], [106.55, 29.55]].map(([longitude = 0, latitude = 0]) => ({ longitude, latitude }));
const SMOKE = create(AirClosureSchema, {
  id: 'air:500103:1', area: RING, ceilingM: 120, reason: 'Smoke', by: 'wang', until: timestampFromMs(Date.now() + 3_600_000), districts: ['500103'],
});

describe('a shape of the air', () => {
  it('is a circle of its radius, or what its corners surround', () => {
    const ring = ringOf({ kind: 'circle', centre: [106.55, 29.55], radiusM: 400 });
    expect(ring.at(0)).toEqual(ring.at(-1));
    ring.forEach(([x, y]) => { expect(Math.abs(metresBetween([106.55, 29.55, 0], [x, y, 0]) - 400)).toBeLessThan(4); });
    expect(ringOf({ kind: 'area', corners: [[1, 2], [3, 4]] })).toEqual([[1, 2], [3, 4], [1, 2]]);
    expect(ringOf({ kind: 'circle', centre: null, radiusM: 400 })).toEqual([]);
  });

  it('is whole with a centre and a radius, or with three corners', () => {
    expect([isWhole({ kind: 'circle', centre: [1, 2], radiusM: 20_001 }), isWhole({ kind: 'circle', centre: [1, 2], radiusM: 1 })]).toEqual([false, true]);
    expect([2, 3].map((n) => isWhole({ kind: 'area', corners: Array.from({ length: n }, (_, i) => [i, i] as const) }))).toEqual([false, true]);
  });

  it('is lifted by whoever is over all that it reaches into', () => {
    expect([isWithin({ districts: ['500103', '500104'] }, '500103'), isWithin({ districts: ['500103', '500104'] }, '50')]).toEqual([false, true]);
  });
});

describe('closing air', () => {
  const page = document.createElement('div');
  const [closeAir, liftAirClosure, listAirClosures] = [vi.fn(), vi.fn(), vi.fn()];
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) as T;

  async function open(role = 'dispatcher', area = '500103'): Promise<void> {
    about = aConsole({ roles: [role], area });
    Object.assign(about.clients, { dispatch: { closeAir, liftAirClosure, listAirClosures } });
    Object.assign(about.city, { city: shallowRef({ code: '50', districts: ['500103'] }) });
    about.seen.value = { zoom: 14, bbox: [106.5, 29.5, 106.6, 29.6] };
    running = createApp({ render: () => h(AirClosureList) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
  }

  function type(selector: string, value: string): void {
    const field = find<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input'));
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    listAirClosures.mockReset().mockResolvedValue({ closures: [] });
    closeAir.mockReset().mockResolvedValue(SMOKE);
    liftAirClosure.mockReset().mockResolvedValue(SMOKE);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('takes a circle around the place that is clicked last, with its heights and why, and draws it meanwhile', async () => {
    await open();
    find('[data-testid=air-new]').focus();
    find('[data-testid=air-new]').click();
    await settled();
    expect(document.activeElement).toBe(find('[data-testid=air-shape]'));
    expect(find<HTMLButtonElement>('[data-testid=air-close]').disabled).toBe(true);
    about.placeWanted.value?.([106.5, 29.5]);
    about.placeWanted.value?.([106.55, 29.55]);
    type('[data-testid=air-reason]', ' Smoke ');
    type('[data-testid=air-ceiling]', '120');
    await nextTick();
    expect(about.air.drawn.value).toEqual({ kind: 'circle', centre: [106.55, 29.55], radiusM: 300 });
    find('[data-testid=air-close]').click();
    await settled();
    const asked = closeAir.mock.calls[0]?.[0] as { until: { seconds: bigint } };
    expect(asked).toMatchObject({ district: '500103', reason: 'Smoke', ceilingM: 120, circle: { centre: { longitude: 106.55, latitude: 29.55 }, radiusM: 300 } });
    expect(asked).not.toHaveProperty('floorM');
    expect(Number(asked.until.seconds) * 1000 - Date.now()).toBeGreaterThan(2 * 3_600_000 - 5_000);
    expect([about.air.drawn.value, about.placeWanted.value, about.airAsked.value]).toEqual([null, null, null]);
  });

  it('takes a polygon corner by corner without a pointer, and drops one again', async () => {
    await open();
    find('[data-testid=air-new]').focus();
    find('[data-testid=air-new]').click();
    await settled();
    type('[data-testid=air-shape]', 'area');
    type('[data-testid=air-reason]', 'Crane');
    type('[data-testid=air-floor]', '60');
    await nextTick();
    for (const west of [106.5, 106.7, 106.6, 106.8]) {
      about.seen.value = { zoom: 14, bbox: [west, 29.5, west + 0.02, 29.6] };
      find('[data-testid=air-middle]').click();
      await nextTick();
    }
    find('ol li:nth-child(2) button').focus();
    find('ol li:nth-child(2) button').click();
    await nextTick();
    expect(document.activeElement).not.toBe(document.body);
    find('[data-testid=air-close]').click();
    await settled();
    const asked = closeAir.mock.calls[0]?.[0] as { area: { longitude: number }[] };
    expect(asked.area.map((corner) => Math.round(corner.longitude * 100) / 100)).toEqual([106.51, 106.61, 106.81]);
    expect(asked).toMatchObject({ floorM: 60 });
    expect(asked).not.toHaveProperty('circle');
  });

  it('sends what could not be told to every desk under the same key again, and says why it was refused', async () => {
    closeAir.mockRejectedValueOnce(new ConnectError('The desks of 500104 could not be told', Code.Unavailable));
    await open();
    about.airAsked.value = { district: '500103', place: [106.55, 29.55], title: 'Fire' };
    await settled();
    expect(find('[data-testid=air-form]').textContent).toContain('Fire');
    type('[data-testid=air-reason]', 'Smoke');
    await nextTick();
    find('[data-testid=air-close]').click();
    await settled();
    expect(find('[role=alert]').textContent).toContain('500104');
    find('[data-testid=air-close]').click();
    await settled();
    const [first, second] = closeAir.mock.calls.map(([asked]) => (asked as { requestId: string }).requestId);
    expect(second).toBe(first);
  });

  it('lists what is closed why, how high, until when and by whom, lifts it, and names whose way that changed', async () => {
    listAirClosures.mockResolvedValue({ closures: [SMOKE] });
    await open();
    const mission = (longitude: number, version: number): ReturnType<typeof toMission> => toMission(aMission({
      version, state: 'under-way', unit: 'drone:500103001001001:1', stops: [{ place: { longitude, latitude: 29.5 } }],
    }));
    about.missions.take([mission(106.5, 1)]);
    for (const said of ['Smoke', 'below 120 m', 'until', 'wang']) {
      expect(find('[data-testid=air-closure]').textContent).toContain(said);
    }
    find('[data-testid=air-lift]').focus();
    find('[data-testid=air-lift]').click();
    await settled();
    expect(liftAirClosure).toHaveBeenCalledWith({ id: 'air:500103:1' });
    expect(page.querySelector('[data-testid=air-closure]')).toBeNull();
    expect(document.activeElement).toBe(find('h3'));
    about.missions.take([mission(106.6, 2)]);
    await nextTick();
    expect(find('[data-testid=replanned]').textContent).toContain('drone:500103001001001:1');
  });

  it('is for those who dispatch all that it reaches into', async () => {
    listAirClosures.mockResolvedValue({ closures: [create(AirClosureSchema, { ...SMOKE, districts: ['500103', '500104'] })] });
    await open();
    expect(page.querySelector('[data-testid=air-lift]')).toBeNull();
    running.unmount();
    await open('operator', '50');
    expect(page.querySelector('[data-testid=air-lift]')).toBeNull();
    expect(page.querySelector('[data-testid=air-new]')).toBeNull();
  });

  it('has a name for every field', async () => {
    listAirClosures.mockResolvedValue({ closures: [SMOKE] });
    await open();
    find('[data-testid=air-new]').focus();
    find('[data-testid=air-new]').click();
    await settled();
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
  });
});
