import { shallowRef, type ShallowRef } from 'vue';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { Clients } from '../gateway/clients';
import { toClosure, type Closure } from './closure';
import { readRoads, type Road } from './road';

/** A moment that has long passed: what is closed until then is open. */
const OVER = timestampFromMs(1_000);

/** The roads of the district one looks at, those that are closed, and those one is about to close. */
export interface Roads {
  /** Empty until somebody needs them. */
  readonly byId: ShallowRef<ReadonlyMap<string, Road>>;
  readonly closures: ShallowRef<readonly Closure[]>;
  /** About to be closed; null while nobody chooses. */
  readonly chosen: ShallowRef<ReadonlySet<string> | null>;
  /** Reads the roads of a district, unless they are at hand. */
  load(district: string): Promise<void>;
  readClosures(area: string, signal?: AbortSignal): Promise<void>;
  close(district: string, roads: readonly string[], until: number | null, depthM: number | null): Promise<void>;
  open(district: string, roads: readonly string[]): Promise<void>;
}

export function createRoads(clients: Pick<Clients, 'dispatch'>, token: () => string | null, read = readRoads): Roads {
  const byId = shallowRef<ReadonlyMap<string, Road>>(new Map());
  const closures = shallowRef<readonly Closure[]>([]);
  let known = '';

  return {
    byId,
    closures,
    chosen: shallowRef(null),
    async load(district) {
      if (known === district) {
        return;
      }
      known = district;
      try {
        const found = await read(district, token());
        if (known === district) {
          byId.value = new Map(found.map((road) => [road.id, road]));
        }
      } catch (failed) {
        known = known === district ? '' : known;
        throw failed;
      }
    },
    async readClosures(area, signal) {
      const answer = await clients.dispatch.listClosures({ area }, signal === undefined ? {} : { signal });
      closures.value = answer.closures.map(toClosure);
    },
    async close(district, roads, until, depthM) {
      const answer = await clients.dispatch.closeRoads({
        district,
        closures: roads.map((road) => ({
          road, ...(until === null ? {} : { until: timestampFromMs(until) }), ...(depthM === null ? {} : { depthM }),
        })),
      });
      closures.value = answer.closures.map(toClosure);
    },
    async open(district, roads) {
      const answer = await clients.dispatch.closeRoads({ district, closures: roads.map((road) => ({ road, until: OVER })) });
      closures.value = answer.closures.map(toClosure);
    },
  };
}
