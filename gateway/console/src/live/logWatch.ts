import { Frames } from './frames';
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
export function createLogWatch<U extends LogUpdate, T>({ clock, open, toStep, apply }: LogWatchOptions<U, T>): LogWatch<U> {
  let resumeToken = '';
  let waiting: LogStep<T>[] = [];
  const frames = new Frames(() => {
    const steps = waiting;
    waiting = [];
    apply(steps);
  });
  const line = new Line<U>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => {
      const anew = resumeToken === '';
      if (anew) {
        waiting.push(PICTURE_BROKEN);
      }
      return open({ resumeToken, includeOpen: anew }, signal);
    },
    take: (update) => {
      if (update.resumeToken !== '') {
        resumeToken = update.resumeToken;
      }
      if (update.type !== 'heartbeat') {
        waiting.push(toStep(update));
        frames.ask();
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
      waiting = [];
    },
  };
}
