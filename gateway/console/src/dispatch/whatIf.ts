import type { Unit } from '../fleet/unit';
import type { Plan, PlanEntry } from './plan';

/** Units move between the two questions: less than this is no change. */
const NOTICED_MS = 15_000;

/** A mission that comes to another unit, or at another time. */
export interface Shifted {
  readonly mission: string;
  readonly kind: string;
  /** Names. */
  readonly unitBefore: string;
  readonly unitAfter: string;
  /** Later if positive. */
  readonly byMs: number;
}

/** What would be otherwise. */
export interface Difference {
  /** Of all missions together, in seconds' worth. */
  readonly cost: number;
  /** What is asked for or about: who would do it, and when. */
  readonly sent: readonly { readonly unit: string; readonly entry: PlanEntry }[];
  /** Missions that nobody can do now and that somebody could then. */
  readonly gained: readonly { readonly unit: string; readonly entry: PlanEntry }[];
  /** Missions that are in the plan now and that nobody could do any more. */
  readonly lost: readonly { readonly mission: string; readonly reasonZh: string; readonly reasonEn: string }[];
  /** What is asked for and nobody could do. */
  readonly unplaced: readonly { readonly reasonZh: string; readonly reasonEn: string }[];
  /** The greatest delay first. */
  readonly shifted: readonly Shifted[];
  /** How many missions keep their unit and their time. */
  readonly same: number;
}

/**
 * The plan with what is asked for against the plan without it, both as they would be made now.
 * @param about missions there are that it is asked about.
 */
export function compare(before: Plan, after: Plan, about: readonly string[] = []): Difference {
  const [now, then] = [entriesOf(before), entriesOf(after)];
  const unplacedBefore = new Set(before.unplaced.map(({ mission }) => mission));
  const isAsked = (mission: string): boolean => about.includes(mission) || (!now.has(mission) && !unplacedBefore.has(mission));
  const inPlan = (wanted: (mission: string) => boolean): Difference['sent'] =>
    [...then].filter(([mission]) => wanted(mission)).map(([, { unit, entry }]) => ({ unit: unit.name, entry }));
  const shifted: Shifted[] = [];
  let same = 0;
  for (const [mission, was] of now) {
    const is = then.get(mission);
    if (is === undefined) {
      continue;
    }
    const byMs = is.entry.arriveMs - was.entry.arriveMs;
    if (is.unit.unit !== was.unit.unit || Math.abs(byMs) >= NOTICED_MS) {
      shifted.push({ mission, kind: was.entry.kind, unitBefore: was.unit.name, unitAfter: is.unit.name, byMs });
    } else {
      same++;
    }
  }
  return {
    cost: after.cost - before.cost,
    sent: inPlan(isAsked),
    gained: inPlan((mission) => unplacedBefore.has(mission) && !about.includes(mission)),
    lost: after.unplaced.filter(({ mission }) => now.has(mission) && !about.includes(mission)),
    unplaced: after.unplaced.filter(({ mission }) => isAsked(mission)),
    shifted: shifted.sort((a, b) => b.byMs - a.byMs),
    same,
  };
}

/** Of the units that are at home in a district as those who go, and of their kind: how many could be sent now, and how many still. */
export function leftAtHome(units: Iterable<Pick<Unit, 'id' | 'kind' | 'status' | 'homeCell'>>, going: readonly string[], district: string):
readonly { readonly kind: Unit['kind']; readonly before: number; readonly after: number }[] {
  const ready = [...units].filter((unit) => unit.homeCell.startsWith(district) && unit.kind !== 'dock');
  const kinds = new Set(ready.filter((unit) => going.includes(unit.id)).map((unit) => unit.kind));
  return [...kinds].map((kind) => {
    const available = ready.filter((unit) => unit.kind === kind && unit.status === 'available');
    return { kind, before: available.length, after: available.filter((unit) => !going.includes(unit.id)).length };
  });
}

function entriesOf(plan: Plan): Map<string, { unit: Plan['units'][number]; entry: PlanEntry }> {
  return new Map(plan.units.flatMap((unit) => unit.entries.map((entry) => [entry.mission, { unit, entry }])));
}
