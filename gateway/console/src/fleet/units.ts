import { shallowRef, triggerRef, type ShallowRef } from 'vue';
import type { UnitUpdate } from '../gen/citytwin/v1/fleet_pb';
import { toUnit, type Unit } from './unit';

/** The units of the watched area, each as it was told last. */
export interface Units {
  readonly byId: ShallowRef<ReadonlyMap<string, Unit>>;
  /** True once all have come. */
  readonly known: ShallowRef<boolean>;
  apply(updates: readonly UnitUpdate[]): void;
  /** Takes the answer to a call, unless the stream was faster. */
  take(unit: Unit): void;
  /** A new picture begins; what it does not show is gone when it is whole. */
  beginPicture(): void;
  reset(): void;
}

export function createUnits(): Units {
  const all = new Map<string, Unit>();
  const byId = shallowRef<ReadonlyMap<string, Unit>>(all);
  const known = shallowRef(false);
  let picture: Set<string> | null = new Set();

  function put(unit: Unit): void {
    const had = all.get(unit.id);
    if (had === undefined || unit.version >= had.version) {
      all.set(unit.id, unit);
    }
  }

  return {
    byId,
    known,
    apply(updates) {
      for (const update of updates) {
        for (const message of update.units) {
          put(toUnit(message));
          picture?.add(message.id);
        }
        update.removed.forEach((id) => all.delete(id));
        if (update.snapshotComplete && picture !== null) {
          const seen = picture;
          [...all.keys()].filter((id) => !seen.has(id)).forEach((id) => all.delete(id));
          picture = null;
          known.value = true;
        }
      }
      triggerRef(byId);
    },
    take(unit) {
      put(unit);
      triggerRef(byId);
    },
    beginPicture() {
      picture = new Set();
    },
    reset() {
      all.clear();
      picture = new Set();
      known.value = false;
      triggerRef(byId);
    },
  };
}
