import type { Clients } from '../gateway/clients';
import { WatchDetail, type TwinUpdate } from '../gen/citytwin/v1/twin_pb';
import { Frames } from '../live/frames';
import { Line, type Clock } from '../live/line';
import type { Twins } from './twins';
import type { WatchPlan } from './watchPlan';

export interface TwinWatch {
  readonly line: Line<TwinUpdate>;
  /** Watches something else; nothing happens when the plan is the one already followed. */
  follow(plan: WatchPlan | null): void;
  /** Whether anything is to be watched. */
  following(): boolean;
}

/** Follows the twins, or only the counts, of an area. */
export function createTwinWatch(clients: Pick<Clients, 'twins'>, twins: Twins, clock?: Clock): TwinWatch {
  let plan: WatchPlan | null = null;
  let waiting: TwinUpdate[] = [];
  const frames = new Frames(() => {
    const updates = waiting;
    waiting = [];
    twins.apply(updates);
  });
  const line = new Line<TwinUpdate>({
    clock,
    open: (signal) => {
      twins.beginPicture();
      return clients.twins.watchTwins({
        area: plan?.area ?? '',
        bbox: plan?.bbox ?? '',
        detail: plan?.detail === 'counts' ? WatchDetail.COUNTS : WatchDetail.TWINS,
      }, { signal });
    },
    take: (update) => {
      if (!update.heartbeat) {
        waiting.push(update);
        frames.ask();
      }
    },
  });

  return {
    line,
    following: () => plan !== null,
    follow(next) {
      if (next?.area === plan?.area && next?.bbox === plan?.bbox && next?.detail === plan?.detail) {
        return;
      }
      const sameArea = next?.area === plan?.area && next?.detail === plan?.detail;
      plan = next;
      waiting = [];
      if (!sameArea) {
        twins.reset();
      }
      if (plan === null) {
        line.close();
      } else {
        line.reopen();
      }
    },
  };
}
