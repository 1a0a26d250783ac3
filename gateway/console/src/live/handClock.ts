import type { Clock } from './line';

/** A clock that tests move by hand. */
export class HandClock implements Clock {
  private time = 0;
  private timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  random(): number {
    return 0;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => { this.timers = this.timers.filter((one) => one !== timer); };
  }

  pass(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) {
        break;
      }
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = next.at;
      next.run();
    }
    this.time = until;
  }
}

/** A stream that tests feed, break and end. */
export class HandStream<T> implements AsyncIterable<T> {
  private readonly ready: (() => void)[] = [];
  private readonly queue: { value?: T; error?: unknown; done?: true }[] = [];

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => { this.put({ error: new Error('aborted') }); });
  }

  say(value: T): void {
    this.put({ value });
  }

  break(error: unknown): void {
    this.put({ error });
  }

  end(): void {
    this.put({ done: true });
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for (;;) {
      const next = this.queue.shift();
      if (next === undefined) {
        await new Promise<void>((resolve) => this.ready.push(resolve));
      } else if ('error' in next) {
        throw next.error;
      } else if (next.done) {
        return;
      } else {
        yield next.value as T;
      }
    }
  }

  private put(item: { value?: T; error?: unknown; done?: true }): void {
    this.queue.push(item);
    this.ready.splice(0).forEach((resolve) => { resolve(); });
  }
}

/** Lets what is already settled be noticed. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) {
    await Promise.resolve();
  }
}
