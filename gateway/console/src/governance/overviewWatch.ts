import { shallowRef, type ShallowRef } from 'vue';
import type { OverviewUpdate } from '../gen/citytwin/v1/governance_pb';
import type { Clients } from '../gateway/clients';
import { followArea, type AreaLine, type FollowedArea } from '../live/followArea';
import { Line, type Clock } from '../live/line';
import { toOverview, type Overview } from './overview';

export interface OverviewWatch extends Pick<FollowedArea, 'follow' | 'following'> {
  readonly line: Line<OverviewUpdate>;
  /** The newest of the area that is followed; null until it has come. */
  readonly overview: ShallowRef<Overview | null>;
}

/** Follows the figures of one area at a time. Each is whole: after a break the next is as good as all that were missed. */
export function createOverviewWatch(clients: Pick<Clients, 'governance'>, clock?: Clock): OverviewWatch {
  const overview = shallowRef<Overview | null>(null);
  const followed: FollowedArea = followArea((): AreaLine => line, () => { overview.value = null; });
  const line = new Line<OverviewUpdate>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => clients.governance.watchOverview({ area: followed.area() }, { signal }),
    take: (update) => {
      if (update.overview !== undefined) {
        overview.value = toOverview(update.overview);
      }
    },
  });
  return { line, overview, follow: followed.follow, following: followed.following };
}
