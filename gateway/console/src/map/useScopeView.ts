import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { nextTick, onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { boxOf, fetchOutline, maskAround, type Box } from '../city/geometry';
import { useConsole } from '../console';

const CITY_DIGITS = 2;
const STREET_DIGITS = 9;
const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const STREET_PITCH = 48;
const FLIGHT_MS = 900;

export interface ScopeView {
  /** Goes back to the whole of the scope. */
  fit(): void;
  zoom(by: number): void;
  readonly tilted: Ref<boolean>;
  tilt(): void;
}

/** Looks at the scope, marks its outline and dims what lies outside. */
export function useScopeView(map: MapLibre, still: boolean): ScopeView {
  const { scope, token, mapAsked } = useConsole();
  const box = shallowRef<Box | null>(null);
  const tilted = shallowRef(false);
  let asked = new AbortController();
  let fitted = false;

  function source(name: string): GeoJSONSource | undefined {
    return map.getSource<GeoJSONSource>(name);
  }

  function fit(duration: number): void {
    if (box.value === null) {
      return;
    }
    fitted = true;
    const [west, south, east, north] = box.value;
    map.fitBounds([[west, south], [east, north]], {
      padding: 36,
      pitch: tilted.value ? STREET_PITCH : 0,
      bearing: tilted.value ? -18 : 0,
      duration: still ? 0 : duration,
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
      // Outside the city there is nothing to dim, and its districts, which share borders, would make no proper holes.
      void source('mask')?.setData(code.length > CITY_DIGITS ? maskAround(outline) : NOTHING);
      box.value = boxOf(outline);
      tilted.value = code.length >= STREET_DIGITS;
      fit(FLIGHT_MS);
    } catch {
      // Without an outline the map stays where it is; the scope's name, counts and alerts are right all the same.
    }
  }, { immediate: true });

  watch(mapAsked, async (wanted) => {
    if (wanted === null) {
      return;
    }
    mapAsked.value = null;
    // A panel that opens with it takes its room from the map first.
    await nextTick();
    map.resize();
    const center: [number, number] = [wanted.place[0], wanted.place[1]];
    if (wanted.how === 'closely' || !inSight(map, center)) {
      fitted = false;
      map.easeTo({
        center,
        zoom: wanted.how === 'closely' ? Math.max(map.getZoom(), 15.6) : map.getZoom(),
        duration: still ? 0 : FLIGHT_MS,
      });
    }
  });

  // Whoever looks at the whole scope goes on doing so when a panel opens or the window changes.
  const onResize = (): void => {
    if (fitted) {
      fit(0);
    }
  };
  const onMove = (event: object): void => {
    if ('originalEvent' in event && event.originalEvent !== undefined) {
      fitted = false;
    }
  };
  map.on('resize', onResize);
  map.on('movestart', onMove);
  onScopeDispose(() => {
    asked.abort();
    map.off('resize', onResize);
    map.off('movestart', onMove);
  });

  return {
    fit: () => { fit(FLIGHT_MS); },
    zoom(by) {
      fitted = false;
      map.zoomTo(map.getZoom() + by, { duration: still ? 0 : 250 });
    },
    tilted,
    tilt() {
      tilted.value = !tilted.value;
      map.easeTo({ pitch: tilted.value ? STREET_PITCH : 0, bearing: tilted.value ? -18 : 0, duration: still ? 0 : FLIGHT_MS });
    },
  };
}

/** Whether a place is on the screen, and not at its very edge. */
function inSight(map: MapLibre, place: [number, number]): boolean {
  const { x, y } = map.project(place);
  const { clientWidth, clientHeight } = map.getContainer();
  const edge = 40;
  return x > edge && y > edge && x < clientWidth - edge && y < clientHeight - edge;
}
