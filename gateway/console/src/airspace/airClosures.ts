import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { shallowRef, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import { toAirClosure, type AirClosure, type AirShape, type Point } from './airClosure';

/** What somebody wants closed. */
export interface AirWanted {
  readonly requestId: string;
  readonly district: string;
  readonly shape: AirShape;
  readonly floorM: number | null;
  readonly ceilingM: number | null;
  readonly untilMs: number | null;
  readonly reason: string;
}

/** Air that is closed for a while, and what one is about to close. */
export interface AirClosures {
  readonly all: ShallowRef<readonly AirClosure[]>;
  /** Null while nobody draws. */
  readonly drawn: ShallowRef<AirShape | null>;
  read(area: string, signal?: AbortSignal): Promise<void>;
  close(wanted: AirWanted): Promise<AirClosure>;
  lift(id: string): Promise<void>;
}

const placeOf = ([longitude, latitude]: Point): { longitude: number; latitude: number } => ({ longitude, latitude });

export function createAirClosures(clients: Pick<Clients, 'dispatch'>): AirClosures {
  const all = shallowRef<readonly AirClosure[]>([]);

  return {
    all,
    drawn: shallowRef(null),
    async read(area, signal) {
      all.value = (await clients.dispatch.listAirClosures({ area }, signal === undefined ? {} : { signal })).closures.map(toAirClosure);
    },
    async close({ requestId, district, shape, floorM, ceilingM, untilMs, reason }) {
      const closed = toAirClosure(await clients.dispatch.closeAir({
        requestId,
        district,
        reason,
        ...(shape.kind === 'area' ? { area: shape.corners.map(placeOf) }
          : { circle: { radiusM: shape.radiusM, ...(shape.centre === null ? {} : { centre: placeOf(shape.centre) }) } }),
        ...(floorM === null ? {} : { floorM }),
        ...(ceilingM === null ? {} : { ceilingM }),
        ...(untilMs === null ? {} : { until: timestampFromMs(untilMs) }),
      }));
      all.value = [...all.value.filter((one) => one.id !== closed.id), closed];
      return closed;
    },
    async lift(id) {
      await clients.dispatch.liftAirClosure({ id });
      all.value = all.value.filter((one) => one.id !== id);
    },
  };
}
