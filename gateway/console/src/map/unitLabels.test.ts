import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { toUnit } from '../fleet/unit';
import { UnitSchema } from '../gen/citytwin/v1/fleet_state_pb';
import { formatTime } from '../time/formatTime';
import { labelled, labelOf } from './unitLabels';

const ETA_MS = 1_767_240_000_000;
const idle = toUnit(create(UnitSchema, { id: 'drone:1', kind: 'drone', name: 'Heron' }));
const onItsWay = toUnit(create(UnitSchema, { id: 'drone:2', kind: 'drone', name: 'Falcon', mission: 'mission:1', eta: timestampFromMs(ETA_MS) }));
const dock = toUnit(create(UnitSchema, { id: 'dock:1', kind: 'dock', name: 'Dock' }));

describe('the names on the map', () => {
  it('are of whoever is on the way from afar, and of all but docks from nearby', () => {
    expect(labelled([idle, onItsWay, dock], 11).map(({ name }) => name)).toEqual(['Falcon']);
    expect(labelled([idle, onItsWay, dock], 15).map(({ name }) => name)).toEqual(['Heron', 'Falcon']);
  });

  it('say when a unit that is on its way will be there', () => {
    expect(labelOf(onItsWay, 'en-GB', ETA_MS)).toBe(`Falcon → ${formatTime(ETA_MS, 'en-GB', ETA_MS)}`);
    expect(labelOf(idle, 'en-GB', ETA_MS)).toBe('Heron');
  });
});
