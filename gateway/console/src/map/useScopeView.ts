import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { boxOf, fetchOutline, maskAround, type Box } from '../city/geometry';
import { useConsole } from '../console';

const STREET_DIGITS = 9;
const STREET_PITCH = 48;
const FLIGHT_MS = 900;

export interface ScopeView {
  /** Goes back to the whole of the scope. */
  fit(): void;
  readonly tilted: Ref<boolean>;
  tilt(): void;
}

/** Looks at the scope, marks its outline and dims what lies outside. */
export function useScopeView(map: MapLibre, still: boolean): ScopeView {
  const { scope, token, mapAsked } = useConsole();
  const box = shallowRef<Box | null>(null);
  const tilted = shallowRef(false);
  let asked = new AbortController();

  function source(name: string): GeoJSONSource | undefined {
    return map.getSource<GeoJSONSource>(name);
  }

  function fit(): void {
    if (box.value === null) {
      return;
    }
    const [west, south, east, north] = box.value;
    map.fitBounds([[west, south], [east, north]], {
      padding: 36,
      pitch: tilted.value ? STREET_PITCH : 0,
      bearing: tilted.value ? -18 : 0,
      duration: still ? 0 : FLIGHT_MS,
    });
  }

  watch(scope.code, async (code) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const outline = await fetchOutline(code, token(), signal);
      if (signal.aborted) {
        return;
      }
      void source('outline')?.setData(outline);
      void source('mask')?.setData(maskAround(outline));
      box.value = boxOf(outline);
      tilted.value = code.length >= STREET_DIGITS;
      fit();
    } catch (error) {
      // Without an outline the map stays where it is; the scope's name, counts and alerts are right all the same.
      if (!signal.aborted && !(error instanceof Error)) {
        throw error;
      }
    }
  }, { immediate: true });

  watch(mapAsked, (place) => {
    if (place !== null) {
      map.easeTo({
        center: [place.place[0], place.place[1]],
        zoom: Math.max(map.getZoom(), 15.6),
        duration: still ? 0 : FLIGHT_MS,
      });
      mapAsked.value = null;
    }
  });

  onScopeDispose(() => { asked.abort(); });

  return {
    fit,
    tilted,
    tilt() {
      tilted.value = !tilted.value;
      map.easeTo({ pitch: tilted.value ? STREET_PITCH : 0, bearing: tilted.value ? -18 : 0, duration: still ? 0 : FLIGHT_MS });
    },
  };
}
