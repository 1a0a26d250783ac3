import { create } from '@bufbuild/protobuf';
import { createApp, nextTick, shallowRef, type ComputedRef } from 'vue';
import { describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { TwinSchema, type Twin as Message } from '../gen/citytwin/v1/twin_pb';
import { aTwin } from './aTwin';
import type { Twin } from './twin';
import { isIn, useTwinSensors } from './useTwinSensors';

/** Follows a twin's sensors as a component would, until it is ended. */
function follow(twin: () => Message, listTwins: () => Promise<unknown>, byId = shallowRef<ReadonlyMap<string, Twin>>(new Map())): {
  found: () => readonly Twin[];
  end: () => void;
} {
  let found: ComputedRef<readonly Twin[]> | undefined;
  const app = createApp({ setup: () => { found = useTwinSensors(twin); return () => null; } });
  app.provide(consoleKey, { clients: { twins: { listTwins } }, twins: { byId } } as unknown as Console);
  app.mount(document.createElement('div'));
  return { found: () => found?.value ?? [], end: () => { app.unmount(); } };
}

describe('the sensors in a twin', () => {
  it('are those the gateway lists where none is watched, and as they are now where they are', async () => {
    const byId = shallowRef<ReadonlyMap<string, Twin>>(new Map());
    const listed = [{ id: 'sensor:1', kind: 'sensor', area: '500103001001001', building: 'building:7' }, { id: 'sensor:2', kind: 'sensor', area: '500103001001001' }];
    const building = create(TwinSchema, { id: 'building:7', kind: 'building', area: '500103001001001' });
    const { found, end } = follow(
      () => building, () => Promise.resolve({ twins: listed.map((one) => create(TwinSchema, one)) }), byId);
    await nextTick();
    await nextTick();
    expect(found().map(({ id }) => id)).toEqual(['sensor:1']);
    byId.value = new Map([['sensor:1', aTwin({ id: 'sensor:1', building: 'building:7', severity: 'I' })]]);
    expect(found().map(({ severity }) => severity)).toEqual(['I']);
    end();
  });

  it('are not listed anew with each of a centre\'s counts, but once in a while', async () => {
    vi.useFakeTimers();
    const centre = shallowRef(create(TwinSchema, { id: 'centre:50', kind: 'centre', area: '50' }));
    const listTwins = vi.fn(() => Promise.resolve({ twins: [] }));
    const { end } = follow(() => centre.value, listTwins);
    for (let version = 1n; version <= 10n; version++) {
      centre.value = create(TwinSchema, { ...centre.value, version });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(listTwins).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(listTwins).toHaveBeenCalledTimes(2);
    end();
    vi.useRealTimers();
  });

  it('are in a building by its name and in a division by its code', () => {
    const sensor = { area: '500103001001001', building: 'building:7' };
    expect(isIn(sensor, { kind: 'building', id: 'building:7', area: '500103001001002' })).toBe(true);
    expect(isIn(sensor, { kind: 'centre', id: 'centre:500103', area: '500103' })).toBe(true);
    expect(isIn(sensor, { kind: 'cell', id: 'cell:500103001001002', area: '500103001001002' })).toBe(false);
  });
});
