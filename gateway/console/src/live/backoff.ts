/** Pauses between attempts: doubling from the first to the longest, spread so that a thousand consoles do not return as one. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  /** The share of a pause that is random, 0 to 1. */
  readonly spread: number;
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 1_000, longestMs: 30_000, spread: 0.3 };

/** @param attempt 1 for the first pause.
 *  @param random from 0 up to 1. */
export function pauseMs(backoff: Backoff, attempt: number, random: number): number {
  const whole = Math.min(backoff.longestMs, backoff.firstMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(whole * (1 - backoff.spread * random));
}
