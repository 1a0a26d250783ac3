import { create } from '@bufbuild/protobuf';
import { createApp, nextTick, shallowRef, type ComputedRef } from 'vue';
import { describe, expect, it } from 'vitest';
import { consoleKey, type Console } from '../console';
import { TwinSchema } from '../gen/citytwin/v1/twin_pb';
import { aTwin } from './aTwin';
import type { Twin } from './twin';
import { isIn, useTwinSensors } from './useTwinSensors';

describe('the sensors in a twin', () => {
  it('are those the gateway lists where none is watched, and as they are now where they are', async () => {
    const byId = shallowRef<ReadonlyMap<string, Twin>>(new Map());
    const listed = [{ id: 'sensor:1', kind: 'sensor', area: '500103001001001', building: 'building:7' }, { id: 'sensor:2', kind: 'sensor', area: '500103001001001' }];
    const building = create(TwinSchema, { id: 'building:7', kind: 'building', area: '500103001001001' });
    const clients = { twins: { listTwins: () => Promise.resolve({ twins: listed.map((one) => create(TwinSchema, one)) }) } };
    let found: ComputedRef<readonly Twin[]> | undefined;
    const app = createApp({ setup: () => { found = useTwinSensors(() => building); return () => null; } });
    app.provide(consoleKey, { clients, twins: { byId } } as unknown as Console);
    app.mount(document.createElement('div'));
    await nextTick();
    await nextTick();
    expect(found?.value.map(({ id }) => id)).toEqual(['sensor:1']);
    byId.value = new Map([['sensor:1', aTwin({ id: 'sensor:1', building: 'building:7', severity: 'I' })]]);
    expect(found?.value.map(({ severity }) => severity)).toEqual(['I']);
    app.unmount();
  });

  it('are in a building by its name and in a division by its code', () => {
    const sensor = { area: '500103001001001', building: 'building:7' };
    expect(isIn(sensor, { kind: 'building', id: 'building:7', area: '500103001001002' })).toBe(true);
    expect(isIn(sensor, { kind: 'centre', id: 'centre:500103', area: '500103' })).toBe(true);
    expect(isIn(sensor, { kind: 'cell', id: 'cell:500103001001002', area: '500103001001002' })).toBe(false);
  });
});
