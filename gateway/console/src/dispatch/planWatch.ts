import type { GetPlansResponse } from '../gen/citytwin/v1/dispatch_pb';
import type { Clients } from '../gateway/clients';
import { followArea, type AreaLine, type FollowedArea } from '../live/followArea';
import { Line, type Clock } from '../live/line';
import type { Plans } from './plans';

export interface PlanWatch extends Pick<FollowedArea, 'follow' | 'following'> {
  readonly line: Line<GetPlansResponse>;
}

/** Follows the plans of one area at a time. After a break the first message is whole again. */
export function createPlanWatch(clients: Pick<Clients, 'dispatch'>, plans: Plans, clock?: Clock): PlanWatch {
  const followed: FollowedArea = followArea((): AreaLine => line, () => { plans.reset(); });
  const line = new Line<GetPlansResponse>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => {
      plans.beginPicture();
      return clients.dispatch.watchPlans({ area: followed.area() }, { signal });
    },
    take: (update) => { plans.apply(update); },
  });
  return { line, follow: followed.follow, following: followed.following };
}
