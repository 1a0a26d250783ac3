import { gatherFor, gatherForFrame } from './gather';
import { PICTURE_BROKEN, type LogStep } from './kept';
import { Line, type Clock } from './line';

/** What every message of a watched log has. */
interface LogUpdate {
  readonly type: string;
  readonly resumeToken: string;
}

/** Where a watch begins: at a place in the log, or with a picture of what is open. */
export interface WatchFrom {
  readonly resumeToken: string;
  readonly includeOpen: boolean;
}

export interface LogWatchOptions<U extends LogUpdate, T> {
  readonly clock?: Clock | undefined;
  /** Told so often at most; with each frame where nothing is said. */
  readonly everyMs?: number;
  open(from: WatchFrom, signal: AbortSignal): AsyncIterable<U>;
  toStep(update: U): LogStep<T>;
  apply(steps: readonly LogStep<T>[]): void;
}

export interface LogWatch<U> {
  readonly line: Line<U>;
  /** Forgets where it was in the log: the next line begins with a picture. */
  startAnew(): void;
}

/** Follows a log: first the picture, then, after a break, from where it broke off. */
export function createLogWatch<U extends LogUpdate, T>({ clock, everyMs, open, toStep, apply }: LogWatchOptions<U, T>): LogWatch<U> {
  let resumeToken = '';
  const waiting = everyMs === undefined ? gatherForFrame<LogStep<T>>(apply) : gatherFor<LogStep<T>>(everyMs, apply);
  const line = new Line<U>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => {
      const anew = resumeToken === '';
      if (anew) {
        waiting.add(PICTURE_BROKEN);
      }
      return open({ resumeToken, includeOpen: anew }, signal);
    },
    take: (update) => {
      if (update.resumeToken !== '') {
        resumeToken = update.resumeToken;
      }
      if (update.type !== 'heartbeat') {
        waiting.add(toStep(update));
      }
    },
    broke: (verdict) => {
      // A place in a log that is no more: the picture again, from the start.
      if (verdict === 'start-anew') {
        resumeToken = '';
      }
    },
  });
  return {
    line,
    startAnew() {
      resumeToken = '';
      waiting.stop();
    },
  };
}
