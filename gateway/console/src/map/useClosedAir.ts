import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { computed, watch } from 'vue';
import { ringOf, type Point } from '../airspace/airClosure';
import { useAirWords } from '../airspace/useAirWords';
import { useConsole } from '../console';

/** Air that is closed for a while, and what somebody is about to close with its corners. */
export function useClosedAir(map: MapLibre): void {
  const { air } = useConsole();
  const words = useAirWords();
  const shown = computed((): GeoJSON.FeatureCollection => {
    const drawn = air.drawn.value;
    const ring = drawn === null ? [] : ringOf(drawn);
    const corners = drawn === null ? [] : drawn.kind === 'area' ? drawn.corners : drawn.centre === null ? [] : [drawn.centre];
    return {
      type: 'FeatureCollection',
      features: [
        ...air.all.value.map((one) => polygon(one.ring, { state: 'closed', label: `${one.reason}\n${words.heights(one)}` })),
        ...(ring.length > 3 ? [polygon(ring, { state: 'drawn' })] : ring.length > 1 ? [line(ring)] : []),
        ...corners.map((corner): GeoJSON.Feature => ({ type: 'Feature', properties: { state: 'drawn' }, geometry: { type: 'Point', coordinates: [...corner] } })),
      ],
    };
  });
  watch(shown, (now) => { void map.getSource<GeoJSONSource>('air')?.setData(now); }, { immediate: true });
}

function polygon(ring: readonly Point[], properties: Record<string, string>): GeoJSON.Feature {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring.map((point) => [...point])] } };
}

function line(points: readonly Point[]): GeoJSON.Feature {
  return { type: 'Feature', properties: { state: 'drawn' }, geometry: { type: 'LineString', coordinates: points.map((point) => [...point]) } };
}
