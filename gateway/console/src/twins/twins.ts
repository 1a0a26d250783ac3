import { shallowRef, triggerRef, type ShallowRef } from 'vue';
import { toCounts, type Counts } from '../governance/counts';
import type { TwinUpdate } from '../gen/citytwin/v1/twin_pb';
import { toTwin, type Twin } from './twin';

/** What one batch changed; drawing follows these and keeps nothing of its own. */
export interface TwinsChanged {
  readonly upserted: readonly Twin[];
  readonly removed: readonly string[];
  /** Everything known before is void. */
  readonly reset: boolean;
}

export interface Twins {
  readonly byId: ShallowRef<ReadonlyMap<string, Twin>>;
  /** Counts of divisions by code. */
  readonly counts: ShallowRef<ReadonlyMap<string, Counts>>;
  /** True once the picture is whole. */
  readonly known: ShallowRef<boolean>;
  apply(updates: readonly TwinUpdate[]): void;
  /** Another area is watched: what was known of the last is dropped. */
  reset(): void;
  /** A new picture begins; what it does not show is gone when it is whole. */
  beginPicture(): void;
  onChange(listener: (change: TwinsChanged) => void): () => void;
}

export function createTwins(): Twins {
  const all = new Map<string, Twin>();
  const tallies = new Map<string, Counts>();
  const byId = shallowRef<ReadonlyMap<string, Twin>>(all);
  const counts = shallowRef<ReadonlyMap<string, Counts>>(tallies);
  const known = shallowRef(false);
  const listeners = new Set<(change: TwinsChanged) => void>();
  let picture = new Set<string>();

  function tell(change: TwinsChanged): void {
    triggerRef(byId);
    listeners.forEach((listener) => { listener(change); });
  }

  function applyOne(update: TwinUpdate, upserted: Map<string, Twin>, removed: Set<string>): void {
    for (const message of update.twins) {
      const twin = toTwin(message);
      all.set(twin.id, twin);
      upserted.set(twin.id, twin);
      removed.delete(twin.id);
      if (update.snapshot) {
        picture.add(twin.id);
      }
    }
    const gone = update.snapshotComplete ? [...all.keys()].filter((id) => !picture.has(id)) : [];
    for (const id of [...update.removed, ...gone]) {
      all.delete(id);
      upserted.delete(id);
      removed.add(id);
    }
    for (const { code, counts: message } of update.divisions) {
      if (message !== undefined) {
        tallies.set(code, toCounts(message));
      }
    }
    if (update.snapshotComplete) {
      picture = new Set();
      known.value = true;
    }
  }

  return {
    byId,
    counts,
    known,
    apply(updates) {
      const upserted = new Map<string, Twin>();
      const removed = new Set<string>();
      updates.forEach((update) => { applyOne(update, upserted, removed); });
      if (updates.some((update) => update.divisions.length > 0)) {
        triggerRef(counts);
      }
      if (upserted.size > 0 || removed.size > 0) {
        tell({ upserted: [...upserted.values()], removed: [...removed], reset: false });
      }
    },
    reset() {
      all.clear();
      tallies.clear();
      picture = new Set();
      known.value = false;
      triggerRef(counts);
      tell({ upserted: [], removed: [], reset: true });
    },
    beginPicture() {
      picture = new Set();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}
