import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { toPlace, type Place } from './unit';

/** So often at most it is read again while the unit moves. */
const EVERY_MS = 5_000;

/** Where a unit was in the last hour, as long as it is chosen. */
export function useTrack(id: () => string | null, version: () => number): ShallowRef<readonly Place[]> {
  const { clients } = useConsole();
  const track = shallowRef<readonly Place[]>([]);
  let abort = new AbortController();
  let readAtMs = 0;

  watch([id, version], async ([unit], [before]) => {
    const isAnother = unit !== before;
    if (isAnother) {
      abort.abort();
      abort = new AbortController();
      track.value = [];
    }
    if (unit === null || (!isAnother && Date.now() - readAtMs < EVERY_MS)) {
      return;
    }
    readAtMs = Date.now();
    const { signal } = abort;
    try {
      const { points } = await clients.fleet.getTrack({ id: unit }, { signal });
      if (!signal.aborted) {
        track.value = points.map((point) => toPlace(point.place));
      }
    } catch {
      // The way behind it is an ornament: without it the map says all that matters.
    }
  }, { immediate: true });
  onScopeDispose(() => { abort.abort(); });
  return track;
}
