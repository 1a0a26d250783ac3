import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h, nextTick, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { ListClosuresResponseSchema, type ListClosuresResponse } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import { toMission } from '../missions/mission';
import { aConsole, settled } from '../orders/aConsole';
import { inGroups } from './closure';
import ClosureList from './ClosureList.vue';
import { metresTo, roadsWithin, toRoads, type Road } from './road';
import { createRoads } from './roads';

const line = (id: string, name: string, ...coordinates: [number, number][]): GeoJSON.Feature =>
  ({ type: 'Feature', properties: { id, name }, geometry: { type: 'LineString', coordinates } });
const ROADS: readonly Road[] = toRoads({ type: 'FeatureCollection', features: [
  line('r1', 'Bayi Road', [106.56, 29.56], [106.57, 29.56]),
  line('r2', 'Bayi Road', [106.57, 29.56], [106.58, 29.56]),
  line('r3', '', [106.56, 29.57], [106.58, 29.57]),
  { type: 'Feature', properties: { id: 'x' }, geometry: { type: 'Point', coordinates: [106, 29] } },
] });
const answer = (...closures: NonNullable<Exclude<MessageInitShape<typeof ListClosuresResponseSchema>, ListClosuresResponse>['closures']>): ListClosuresResponse =>
  create(ListClosuresResponseSchema, { closures });

describe('a road', () => {
  it('is as far as its nearest point, though that is between two of those it is drawn by', () => {
    const [road] = ROADS;
    expect(metresTo(road as Road, [106.565, 29.56])).toBeCloseTo(0, 3);
    expect(metresTo(road as Road, [106.565, 29.561])).toBeCloseTo(111.3, 0);
    expect(metresTo(road as Road, [106.55, 29.56])).toBeCloseTo(968, -1);
  });

  it('is found around a place, the nearest first', () => {
    expect(roadsWithin(ROADS, [106.5701, 29.5601], 60).map((road) => road.id)).toEqual(['r2', 'r1']);
  });
});

describe('closures', () => {
  it('of the pieces of one road are one', () => {
    const closure = { fromMs: null, untilMs: 5, depthM: null, by: 'wang' };
    expect(inGroups([{ road: 'r1', ...closure }, { road: 'r3', ...closure }, { road: 'r2', ...closure }, { road: 'r2', ...closure, untilMs: 9 }],
      new Map(ROADS.map((road) => [road.id, road]))).map(({ name, roads }) => [name, roads]))
      .toEqual([['Bayi Road', ['r1', 'r2']], ['Bayi Road', ['r2']], ['', ['r3']]]);
  });
});

describe('closing roads', () => {
  const page = document.createElement('div');
  const [closeRoads, listClosures] = [vi.fn(), vi.fn()];
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const find = (selector: string): HTMLElement | null => page.querySelector<HTMLElement>(selector);

  async function open(role = 'dispatcher', area = '500103'): Promise<void> {
    about = aConsole({ roles: [role], area });
    Object.assign(about.clients, { dispatch: { closeRoads, listClosures } });
    Object.assign(about.city, { city: shallowRef({ code: '50', districts: ['500103'] }) });
    Object.assign(about, { roads: createRoads(about.clients, () => null, () => Promise.resolve(ROADS)) });
    running = createApp({ render: () => h(ClosureList) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    listClosures.mockReset().mockResolvedValue(answer());
    closeRoads.mockReset().mockResolvedValue(answer({ road: 'r1', by: 'li' }));
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('takes the roads that are clicked, one after the other, and says until when', async () => {
    await open();
    find('[data-testid=closure-new]')?.click();
    await settled();
    about.placeWanted.value?.([106.565, 29.5601]);
    about.placeWanted.value?.([106.575, 29.5601]);
    about.placeWanted.value?.([106.575, 29.5599]);
    about.placeWanted.value?.([106.575, 29.5]);
    expect([...(about.roads.chosen.value ?? [])]).toEqual(['r1']);
    const before = Date.now();
    listClosures.mockResolvedValue(answer({ road: 'r1', by: 'li' }));
    await nextTick();
    find('[data-testid=closure-close]')?.click();
    await settled();
    const asked = closeRoads.mock.calls[0]?.[0] as { district: string; closures: { road: string; until: { seconds: bigint } }[] };
    expect([asked.district, asked.closures.map((one) => one.road)]).toEqual(['500103', ['r1']]);
    expect(Number(asked.closures[0]?.until.seconds) * 1000 - before).toBeGreaterThan(4 * 3_600_000 - 2_000);
    expect(page.textContent).toContain('Bayi Road');
    expect([about.roads.chosen.value, about.placeWanted.value, about.closureAsked.value]).toEqual([null, null, null]);
  });

  it('begins with those around an alert', async () => {
    await open();
    about.closureAsked.value = { district: '500103', place: [106.57, 29.5601], title: 'Waterlogging' };
    await settled();
    expect([...(about.roads.chosen.value ?? [])].sort()).toEqual(['r1', 'r2']);
    expect(page.textContent).toContain('Waterlogging');
  });

  it('lists who closed what until when, opens it again, and names whose way that changed', async () => {
    listClosures.mockResolvedValue(answer({ road: 'r1', by: 'wang', until: timestampFromMs(Date.now() + 60_000) }, { road: 'r3', by: 'wang', depthM: 0.4 }));
    await open();
    const mission = (longitude: number, version: number): ReturnType<typeof toMission> => toMission(aMission({
      version, state: 'under-way', unit: 'team:500103001001001:1', stops: [{ place: { longitude, latitude: 29.5 } }],
    }));
    about.missions.take([mission(106.5, 1)]);
    expect(page.textContent).toContain('wang');
    expect(page.textContent).toContain('0.4 m of water');
    page.querySelector<HTMLElement>('[data-testid=closure] button:not(.link)')?.click();
    await settled();
    expect(closeRoads.mock.calls[0]?.[0]).toMatchObject({ district: '500103', closures: [{ road: 'r1', until: timestampFromMs(1_000) }] });
    expect(find('[data-testid=replanned]')).toBeNull();
    about.missions.take([mission(106.6, 2)]);
    await nextTick();
    expect(find('[data-testid=replanned]')?.textContent).toContain('team:500103001001001:1');
  });

  it('is for those who dispatch a whole district', async () => {
    await open('operator');
    expect(find('[data-testid=closure-new]')).toBeNull();
    running.unmount();
    await open('dispatcher', '500103001');
    expect(find('[data-testid=closure-new]')).toBeNull();
  });
});
