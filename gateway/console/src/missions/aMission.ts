import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { MissionSchema, type Mission } from '../gen/citytwin/v1/mission_state_pb';

/** A mission as the gateway tells it, for tests. */
export function aMission(about: Exclude<MessageInitShape<typeof MissionSchema>, Mission> = {}): Mission {
  return create(MissionSchema, {
    id: 'mission:500103001001001:a1',
    version: 1,
    correlationId: 'alert:1',
    kind: 'verify',
    state: 'planned',
    aim: { place: { longitude: 106.56, latitude: 29.56, altitudeM: 250 }, cell: '500103001001001' },
    priority: 1,
    plannedBy: 'rule:fire',
    clocks: { plannedAt: timestampFromMs(1_000) },
    ...about,
  });
}
