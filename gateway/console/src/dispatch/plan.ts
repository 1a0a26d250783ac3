import type { DispatchPlan as Message } from '../gen/citytwin/v1/dispatch_plan_pb';
import { toMs } from '../gateway/moment';

export interface PlanEntry {
  readonly mission: string;
  readonly kind: string;
  readonly state: string;
  readonly startMs: number;
  readonly arriveMs: number;
  readonly endMs: number;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export interface UnitPlan {
  readonly unit: string;
  readonly name: string;
  readonly entries: readonly PlanEntry[];
}

/** Who does what when in a district. */
export interface Plan {
  readonly district: string;
  readonly revision: number;
  readonly atMs: number;
  readonly because: string;
  readonly cost: number;
  readonly bound: number | null;
  readonly tookMs: number;
  readonly units: readonly UnitPlan[];
  readonly unplaced: readonly { readonly mission: string; readonly reasonZh: string; readonly reasonEn: string }[];
}

export function toPlan(message: Message): Plan {
  return {
    district: message.district,
    revision: Number(message.revision),
    atMs: toMs(message.at) ?? 0,
    because: message.because,
    cost: message.cost,
    bound: message.bound ?? null,
    tookMs: message.tookMs,
    units: message.units.map(({ unit, name, entries }) => ({
      unit,
      name,
      entries: entries.map((entry) => ({
        mission: entry.mission,
        kind: entry.kind,
        state: entry.state,
        startMs: toMs(entry.start) ?? 0,
        arriveMs: toMs(entry.arrive) ?? 0,
        endMs: toMs(entry.end) ?? 0,
        reasonZh: entry.reasonZh,
        reasonEn: entry.reasonEn,
      })),
    })),
    unplaced: message.unplaced.map(({ mission, reasonZh, reasonEn }) => ({ mission, reasonZh, reasonEn })),
  };
}

/** A bar on a board that shows from one moment to another, in percent; null where nothing of it is seen. */
export function barOf(fromMs: number, untilMs: number, beginMs: number, endMs: number): { readonly left: number; readonly width: number } | null {
  const [start, end] = [Math.max(fromMs, beginMs), Math.min(untilMs, endMs)];
  const whole = untilMs - fromMs;
  return end <= start || whole <= 0 ? null : { left: ((start - fromMs) / whole) * 100, width: ((end - start) / whole) * 100 };
}
