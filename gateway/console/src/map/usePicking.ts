import { computed, onScopeDispose, type ComputedRef } from 'vue';
import type { Point } from '../airspace/airClosure';
import { useConsole } from '../console';

/** Taking places from the map. */
export interface Picking {
  /** Whether the next click on the map is taken. */
  readonly on: ComputedRef<boolean>;
  start(): void;
  stop(): void;
  toggle(): void;
  /** The map's middle, for those who have no pointer; nothing while there is no map. */
  takeMiddle(): void;
}

/**
 * Each click on the map is taken until somebody is done; Escape ends the clicking, not what was taken.
 * @param take is told the building that was clicked too; empty for none.
 */
export function usePicking(take: (place: Point, building: string) => void): Picking {
  const { placeWanted, seen } = useConsole();

  function onPlace(place: Point, building = ''): void {
    placeWanted.value = onPlace; // Before it is taken: whoever has enough stops.
    take(place, building);
  }

  const on = computed(() => placeWanted.value === onPlace);
  const start = (): void => { placeWanted.value = onPlace; };
  const stop = (): void => {
    if (on.value) {
      placeWanted.value = null;
    }
  };
  onScopeDispose(stop);
  return {
    on,
    start,
    stop,
    toggle: () => { (on.value ? stop : start)(); },
    takeMiddle() {
      if (seen.value !== null) {
        const [west, south, east, north] = seen.value.bbox;
        take([(west + east) / 2, (south + north) / 2], '');
      }
    },
  };
}
