/** What the windows of a browser have in common. */
export interface Windows {
  /** Null where the browser has none: over plain HTTP from another machine. */
  readonly locks: Pick<LockManager, 'request'> | null;
  channel(name: string): Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
}

export const browserWindows: Windows = {
  locks: typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null,
  channel: (name) => new BroadcastChannel(name),
};

type Word<T> = { readonly ask: true } | { readonly retry: true } | { readonly told: T };

export interface SharedLine<T> {
  start(): void;
  stop(): void;
  /** Hands on to the other windows what the line brought; nothing in a window that does not hold the line. */
  tell(told: T): void;
  /** Asks the window that holds the line not to wait any longer; nothing in that window itself. */
  askToRetry(): void;
}

/**
 * A line that one window of a browser holds for all of them: over HTTP/1.1 a browser has six connections to a host, and two
 * windows side by side would soon have none left for calls. When the window that holds it goes, another takes it up.
 * @param name the same in all windows that may share: who is signed in is part of it.
 */
export function shareLine<T>(name: string, line: { open(): void; close(): void }, part: {
  /** All that is known, for a window that came later. */
  all(): T;
  take(told: T): void;
  /** Asked by another window, of the one that holds the line. */
  retry(): void;
}, windows: Windows = browserWindows): SharedLine<T> {
  const stopping = new AbortController();
  let channel: ReturnType<Windows['channel']> | null = null;
  let letGo: (() => void) | null = null;

  return {
    start() {
      if (windows.locks === null) {
        line.open();
        return;
      }
      channel = windows.channel(name);
      channel.onmessage = ({ data }: MessageEvent<Word<T>>) => {
        if ('told' in data) {
          part.take(data.told);
        } else if (letGo === null) {
          return;
        } else if ('retry' in data) {
          part.retry();
        } else {
          channel?.postMessage({ told: part.all() } satisfies Word<T>);
        }
      };
      channel.postMessage({ ask: true } satisfies Word<T>);
      windows.locks.request(name, { signal: stopping.signal }, () => new Promise<void>((resolve) => {
        letGo = resolve;
        line.open();
      })).catch((why: unknown) => {
        // Whoever stops while it waits gives up its place in the queue.
        if (!stopping.signal.aborted) {
          throw why;
        }
      });
    },
    stop() {
      stopping.abort();
      line.close();
      letGo?.();
      letGo = null;
      channel?.close();
      channel = null;
    },
    tell(told) {
      if (letGo !== null) {
        channel?.postMessage({ told } satisfies Word<T>);
      }
    },
    askToRetry() {
      if (letGo === null) {
        channel?.postMessage({ retry: true } satisfies Word<T>);
      }
    },
  };
}
