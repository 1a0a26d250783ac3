import type { UnitUpdate } from '../gen/citytwin/v1/fleet_pb';
import type { Clients } from '../gateway/clients';
import { followArea, type AreaLine, type FollowedArea } from '../live/followArea';
import { gatherForFrame } from '../live/gather';
import { Line, type Clock } from '../live/line';
import type { Units } from './units';

export interface UnitWatch extends Pick<FollowedArea, 'follow' | 'following'> {
  readonly line: Line<UnitUpdate>;
}

/** Follows the units of one area at a time, once a second: between two messages the map moves them by itself. */
export function createUnitWatch(clients: Pick<Clients, 'fleet'>, units: Units, clock?: Clock): UnitWatch {
  const waiting = gatherForFrame<UnitUpdate>((updates) => { units.apply(updates); });
  const followed: FollowedArea = followArea((): AreaLine => line, () => {
    waiting.stop();
    units.reset();
  });
  const line = new Line<UnitUpdate>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => {
      units.beginPicture();
      return clients.fleet.watchUnits({ area: followed.area(), rateHz: 1 }, { signal });
    },
    take: (update) => {
      if (!update.heartbeat) {
        waiting.add(update);
      }
    },
  });
  return { line, follow: followed.follow, following: followed.following };
}
