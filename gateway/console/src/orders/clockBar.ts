import type { StageClock } from './order';

/** How a time limit stands. */
export interface ClockBar {
  readonly how: 'running' | 'late' | 'done' | 'doneLate' | 'paused';
  readonly limitMs: number;
  readonly usedMs: number;
  /** What is left, or by how much it is over. */
  readonly differenceMs: number;
  /** The used part of the limit, 0 to 1. */
  readonly used: number;
}

/** The whole span from start to due is the limit, as its calendar stretched it. */
export function clockBar(clock: StageClock, nowMs: number): ClockBar {
  const limitMs = Math.max(1, clock.dueAtMs - clock.startedAtMs);
  const usedMs = Math.max(0, (clock.endedAtMs ?? clock.pausedAtMs ?? nowMs) - clock.startedAtMs);
  const over = usedMs >= limitMs;
  const how = clock.endedAtMs !== null ? (over ? 'doneLate' : 'done')
    : over ? 'late'
    : clock.pausedAtMs !== null ? 'paused' : 'running';
  return { how, limitMs, usedMs, differenceMs: Math.abs(limitMs - usedMs), used: Math.min(1, usedMs / limitMs) };
}
