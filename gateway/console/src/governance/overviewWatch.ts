import { shallowRef, type ShallowRef } from 'vue';
import type { OverviewUpdate } from '../gen/citytwin/v1/governance_pb';
import type { Clients } from '../gateway/clients';
import { Line, type Clock } from '../live/line';
import { toOverview, type Overview } from './overview';

export interface OverviewWatch {
  readonly line: Line<OverviewUpdate>;
  /** The newest of the area that is followed; null until it has come. */
  readonly overview: ShallowRef<Overview | null>;
  /** Watches the figures of an area; null closes the line. */
  follow(area: string | null): void;
  following(): boolean;
}

/** Follows the figures of one area at a time. Each is whole: after a break the next is as good as all that were missed. */
export function createOverviewWatch(clients: Pick<Clients, 'governance'>, clock?: Clock): OverviewWatch {
  const overview = shallowRef<Overview | null>(null);
  let area: string | null = null;
  let wanted = false;
  const line = new Line<OverviewUpdate>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => clients.governance.watchOverview({ area: area ?? '' }, { signal }),
    take: (update) => {
      if (update.overview !== undefined) {
        overview.value = toOverview(update.overview);
      }
    },
  });
  return {
    line,
    overview,
    following: () => wanted,
    follow(next) {
      wanted = next !== null;
      if (next === null) {
        line.close();
      } else if (next === area) {
        line.open();
      } else {
        area = next;
        line.close();
        overview.value = null;
        line.open();
      }
    },
  };
}
