import type { MissionUpdate } from '../gen/citytwin/v1/mission_pb';
import type { Clients } from '../gateway/clients';
import { followArea, type AreaLine, type FollowedArea } from '../live/followArea';
import { createKept, type Kept, type LogStep } from '../live/kept';
import type { Clock, Line } from '../live/line';
import { createLogWatch } from '../live/logWatch';
import { isOpen, toMission, type Mission } from './mission';

/** Ended missions kept at hand: those of a shift. */
const MAX_ENDED = 500;

/** Every mission the console knows, by id. */
export type Missions = Kept<Mission>;

export function createMissions(): Missions {
  return createKept<Mission>({
    isOpen,
    endedAtMs: (mission) => mission.moments.endedAt ?? 0,
    maxEnded: MAX_ENDED,
  });
}

export interface MissionWatch extends Pick<FollowedArea, 'follow' | 'following'> {
  readonly line: Line<MissionUpdate>;
}

/** Follows the missions of one area at a time. */
export function createMissionWatch(clients: Pick<Clients, 'missions'>, missions: Missions, clock?: Clock): MissionWatch {
  const followed: FollowedArea = followArea((): AreaLine => line, () => {
    startAnew();
    missions.reset();
  });
  const { line, startAnew } = createLogWatch<MissionUpdate, Mission>({
    clock,
    open: (from, signal) => clients.missions.watchMissions({ ...from, area: followed.area() }, { signal }),
    toStep,
    apply: (steps) => { missions.apply(steps); },
  });
  return { line, follow: followed.follow, following: followed.following };
}

function toStep(update: MissionUpdate): LogStep<Mission> {
  return {
    type: update.type,
    item: update.mission === undefined ? null : toMission(update.mission),
    pictureComplete: update.snapshotComplete,
  };
}
