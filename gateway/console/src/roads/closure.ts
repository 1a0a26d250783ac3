import type { RoadClosure } from '../gen/citytwin/v1/dispatch_plan_pb';
import { toMs } from '../gateway/moment';
import type { Road } from './road';

/** A road that cannot be used, or stands under water. */
export interface Closure {
  readonly road: string;
  readonly fromMs: number | null;
  /** Null until it is lifted. */
  readonly untilMs: number | null;
  /** Of water; null for a road that is closed. */
  readonly depthM: number | null;
  readonly by: string;
}

/** Closures that are alike: the pieces of one road that were closed together. */
export interface ClosureGroup extends Omit<Closure, 'road'> {
  readonly name: string;
  readonly roads: readonly string[];
}

export function toClosure(message: RoadClosure): Closure {
  return {
    road: message.road, fromMs: toMs(message.from), untilMs: toMs(message.until), depthM: message.depthM ?? null, by: message.by,
  };
}

/** By name; what has none stands last, together. */
export function inGroups(closures: readonly Closure[], roads: ReadonlyMap<string, Road>): readonly ClosureGroup[] {
  const groups = new Map<string, ClosureGroup>();
  for (const { road, ...closure } of closures) {
    const name = roads.get(road)?.name ?? '';
    const key = [name, closure.untilMs, closure.depthM, closure.by].join('/');
    const group = groups.get(key);
    groups.set(key, { ...closure, name, roads: [...(group?.roads ?? []), road] });
  }
  return [...groups.values()].sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name));
}
