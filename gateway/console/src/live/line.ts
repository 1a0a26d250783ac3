import { shallowRef, type ShallowRef } from 'vue';
import { judge, sentence, type Verdict } from '../gateway/refusal';
import { DEFAULT_BACKOFF, pauseMs, type Backoff } from './backoff';

/** How a line to the gateway stands. `waiting` is between two attempts. */
export type LinePhase = 'closed' | 'connecting' | 'live' | 'waiting' | 'refused';

export interface LineState {
  readonly phase: LinePhase;
  /** When anything was last heard on it, heartbeats too. */
  readonly heardAtMs: number | null;
  /** When it is tried again, while waiting. */
  readonly retryAtMs: number | null;
  /** Attempts since it was last live. */
  readonly attempts: number;
  /** What the gateway, or the network, said last when it broke. */
  readonly error: string | null;
  /** Why it is refused: the token is not taken, or only what was asked for is not given. Null in other phases. */
  readonly refusal: Extract<Verdict, 'sign-in' | 'give-up'> | null;
}

/** Time and chance, so that tests bring their own. */
export interface Clock {
  now(): number;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => { clearTimeout(timer); };
  },
};

export interface LineOptions<T> {
  open(signal: AbortSignal): AsyncIterable<T>;
  take(message: T): void;
  /** Told before the next attempt, so that what cannot be resumed is started anew. */
  broke?(verdict: Verdict, error: unknown): void;
  readonly clock?: Clock;
  readonly backoff?: Backoff;
  /** Silence after which a line counts as dead. The gateway sends a heartbeat every 15 s. */
  readonly silenceMs?: number;
}

/** A stream that is opened again whenever it ends, breaks or falls silent, until it is closed. */
export class Line<T> {
  readonly state: ShallowRef<LineState> = shallowRef({
    phase: 'closed', heardAtMs: null, retryAtMs: null, attempts: 0, error: null, refusal: null,
  });

  private readonly clock: Clock;
  private readonly backoff: Backoff;
  private readonly silenceMs: number;
  private abort: AbortController | null = null;
  private forget: () => void = () => undefined;

  constructor(private readonly options: LineOptions<T>) {
    this.clock = options.clock ?? browserClock;
    this.backoff = options.backoff ?? DEFAULT_BACKOFF;
    this.silenceMs = options.silenceMs ?? 35_000;
  }

  open(): void {
    if (this.abort === null) {
      void this.attempt();
    }
  }

  close(): void {
    this.forget();
    this.abort?.abort();
    this.abort = null;
    this.set({ phase: 'closed', retryAtMs: null, attempts: 0, error: null, refusal: null });
  }

  /** Closes and opens: what it asks for has changed, or someone does not want to wait. */
  reopen(): void {
    const { attempts } = this.state.value;
    this.close();
    this.set({ attempts });
    this.open();
  }

  private async attempt(): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    this.set({ phase: 'connecting', retryAtMs: null });
    let error: unknown = new Error('The gateway ended the stream.');
    try {
      this.listen(abort);
      for await (const message of this.options.open(abort.signal)) {
        if (abort.signal.aborted) {
          break;
        }
        this.listen(abort);
        this.options.take(message);
        this.set({ phase: 'live', heardAtMs: this.clock.now(), attempts: 0, error: null });
      }
    } catch (thrown) {
      error = abort.signal.reason instanceof SilenceError ? abort.signal.reason : thrown;
    }
    if (this.abort === abort) {
      this.recover(error);
    }
  }

  private recover(error: unknown): void {
    this.forget();
    this.abort = null;
    const verdict = judge(error);
    this.options.broke?.(verdict, error);
    if (verdict === 'give-up' || verdict === 'sign-in') {
      this.set({ phase: 'refused', error: sentence(error), refusal: verdict });
      return;
    }
    const attempts = this.state.value.attempts + 1;
    const pause = pauseMs(this.backoff, attempts, this.clock.random());
    this.set({ phase: 'waiting', attempts, retryAtMs: this.clock.now() + pause, error: sentence(error) });
    this.forget = this.clock.after(pause, () => { this.open(); });
  }

  /** Starts counting silence anew. */
  private listen(abort: AbortController): void {
    this.forget();
    this.forget = this.clock.after(this.silenceMs, () => { abort.abort(new SilenceError(this.silenceMs)); });
  }

  private set(change: Partial<LineState>): void {
    this.state.value = { ...this.state.value, ...change };
  }
}

class SilenceError extends Error {
  constructor(ms: number) {
    super(`Nothing was heard for ${Math.round(ms / 1000)} s.`);
  }
}
