import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { UnitUpdateSchema } from '../gen/citytwin/v1/fleet_pb';
import { createUnits } from './units';

const told = (about: { units?: { id: string; version: bigint }[]; removed?: string[]; snapshotComplete?: boolean }): ReturnType<typeof create<typeof UnitUpdateSchema>> =>
  create(UnitUpdateSchema, about);

describe('the units of an area', () => {
  it('are what the picture shows and what changed since', () => {
    const units = createUnits();
    units.apply([told({ units: [{ id: 'drone:1', version: 1n }, { id: 'drone:2', version: 1n }] }), told({ snapshotComplete: true })]);
    units.apply([told({ units: [{ id: 'drone:1', version: 2n }], removed: ['drone:2'] })]);
    expect([...units.byId.value.values()].map(({ id, version }) => `${id}/${version}`)).toEqual(['drone:1/2']);
    expect(units.known.value).toBe(true);
  });

  it('are gone when a new picture does not show them', () => {
    const units = createUnits();
    units.apply([told({ units: [{ id: 'drone:1', version: 1n }, { id: 'drone:2', version: 1n }] }), told({ snapshotComplete: true })]);
    units.beginPicture();
    units.apply([told({ units: [{ id: 'drone:2', version: 1n }] }), told({ snapshotComplete: true })]);
    expect([...units.byId.value.keys()]).toEqual(['drone:2']);
  });

  it('are never older than they were', () => {
    const units = createUnits();
    units.apply([told({ units: [{ id: 'drone:1', version: 3n }] }), told({ units: [{ id: 'drone:1', version: 2n }] })]);
    expect(units.byId.value.get('drone:1')?.version).toBe(3);
  });
});
