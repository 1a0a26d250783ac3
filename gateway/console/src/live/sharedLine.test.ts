import { describe, expect, it, vi } from 'vitest';
import { shareLine, type Windows } from './sharedLine';

/** Locks and channels as browsers have them, with all windows in one process. */
function aBrowser(): Windows {
  const queues = new Map<string, (() => void)[]>();
  const held = new Set<string>();
  const channels = new Map<string, { onmessage: unknown }[]>();
  const next = (name: string): void => { queues.get(name)?.shift()?.(); };
  return {
    locks: {
      request: ((name: string, { signal }: { signal: AbortSignal }, run: () => Promise<void>) => new Promise<void>((resolve, reject) => {
        const hold = (): void => {
          held.add(name);
          void run().then(() => { held.delete(name); next(name); resolve(); });
        };
        if (!held.has(name)) {
          hold();
          return;
        }
        const queue = queues.get(name) ?? [];
        queues.set(name, [...queue, hold]);
        signal.addEventListener('abort', () => {
          queues.set(name, (queues.get(name) ?? []).filter((one) => one !== hold));
          reject(signal.reason as Error);
        });
      })) as LockManager['request'],
    },
    channel(name) {
      const all = channels.get(name) ?? [];
      const own = {
        onmessage: null as ((event: MessageEvent) => void) | null,
        postMessage: (data: unknown) => {
          (channels.get(name) ?? []).filter((one) => one !== own)
            .forEach((one) => { (one.onmessage as (event: { data: unknown }) => void)({ data }); });
        },
        close: () => { channels.set(name, (channels.get(name) ?? []).filter((one) => one !== own)); },
      };
      channels.set(name, [...all, own]);
      return own;
    },
  };
}

function aWindow(windows: Windows, name = 'told li') {
  const seen: string[] = [];
  const line = { open: vi.fn(), close: vi.fn() };
  const shared = shareLine<string[]>(name, line, { all: () => seen, take: (told) => { seen.push(...told); } }, windows);
  shared.start();
  return { seen, line, shared, hear: (word: string) => { seen.push(word); shared.tell([word]); } };
}

describe('a line that windows share', () => {
  it('is held by one of them and heard by all, also by those that come later', () => {
    const browser = aBrowser();
    const first = aWindow(browser);
    first.hear('a');
    const second = aWindow(browser);
    first.hear('b');
    expect([first.line.open.mock.calls.length, second.line.open.mock.calls.length]).toEqual([1, 0]);
    expect(second.seen).toEqual(['a', 'b']);
  });

  it('is taken up by another when its window goes', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    first.shared.stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(first.line.close).toHaveBeenCalledOnce();
    expect(second.line.open).toHaveBeenCalledOnce();
  });

  it('is not waited for by a window that has gone', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    second.shared.stop();
    first.shared.stop();
    await Promise.resolve();
    expect(second.line.open).not.toHaveBeenCalled();
  });

  it('is not shared with who is signed in as somebody else', () => {
    const browser = aBrowser();
    aWindow(browser, 'told li').hear('a');
    const other = aWindow(browser, 'told wang');
    expect(other.line.open).toHaveBeenCalledOnce();
    expect(other.seen).toEqual([]);
  });

  it('is each window\'s own where the browser has no locks', () => {
    const browser = { ...aBrowser(), locks: null };
    expect([aWindow(browser), aWindow(browser)].map(({ line }) => line.open.mock.calls.length)).toEqual([1, 1]);
  });
});
