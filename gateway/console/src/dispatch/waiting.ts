import { isOfChain, type Chain, type Mission, type MissionKind } from '../missions/mission';

/** The desk's own offers are by this. */
const DESK = 'city:dispatch';

/** A unit that is given a mission which waits for one, and a unit that has a mission of its own planned for it. */
export interface Shared {
  readonly given: readonly { readonly mission: Mission; readonly unit: string }[];
  readonly others: readonly string[];
}

/**
 * What was planned for an alert or order and nobody has taken on yet: by a rule, by somebody, or while others are asked for aid. The
 * best to give away first: what has no unit, then what one has been asked and has not answered; of each the oldest.
 */
export function waitingFor(missions: Iterable<Mission>, chain: Chain, kind: MissionKind): readonly Mission[] {
  return [...missions]
    .filter((mission) => mission.kind === kind && isWaiting(mission) && isOfChain(mission, chain))
    .sort((a, b) => Number(a.unit !== '') - Number(b.unit !== '') || (a.moments.plannedAt ?? 0) - (b.moments.plannedAt ?? 0));
}

/** Whom a person sent by hand is not called back by the next person who sends somebody: only by the one who says so of that mission. */
function isWaiting({ state, attempts }: Mission): boolean {
  return state === 'planned' || (state === 'offered' && (attempts.at(-1)?.by ?? DESK) === DESK);
}

/** Who of those that are to go is given what waits; a unit that was asked already keeps what it was asked. */
export function share(units: readonly string[], waiting: readonly Mission[]): Shared {
  const given = units.flatMap((unit) => waiting.filter((mission) => mission.unit === unit).slice(0, 1).map((mission) => ({ mission, unit })));
  const left = waiting.filter((mission) => given.every((one) => one.mission !== mission));
  const others: string[] = [];
  for (const unit of units.filter((one) => given.every((had) => had.unit !== one))) {
    const mission = left.shift();
    if (mission === undefined) {
      others.push(unit);
    } else {
      given.push({ mission, unit });
    }
  }
  return { given, others };
}
