import type { Windows } from './sharedLine';

/** Locks and channels as browsers have them, with all windows in one process, for tests. */
export function aBrowser(): Windows {
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
