import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { computed, watch } from 'vue';
import type { Point } from '../airspace/airClosure';
import { useAirWords } from '../airspace/useAirWords';
import { useConsole } from '../console';
import { cornersOf, lineOf } from './drawn';

/** Air that is closed for a while, and what somebody is drawing with its corners: what is to be closed, or where a mission leads. */
export function useClosedAir(map: MapLibre): void {
  const { air, dispatchDrawn } = useConsole();
  const words = useAirWords();
  const shown = computed((): GeoJSON.FeatureCollection => {
    const drawn = [air.drawn.value, dispatchDrawn.value].filter((one) => one !== null);
    return {
      type: 'FeatureCollection',
      features: [
        ...air.all.value.map((one) => polygon(one.ring, { state: 'closed', label: `${one.reason}\n${words.heights(one)}` })),
        ...drawn.flatMap((one) => {
          const points = lineOf(one);
          return points.length > 3 && one.kind !== 'route' ? [polygon(points, { state: 'drawn' })] : points.length > 1 ? [line(points)] : [];
        }),
        ...drawn.flatMap(cornersOf).map((corner): GeoJSON.Feature => ({ type: 'Feature', properties: { state: 'drawn' }, geometry: { type: 'Point', coordinates: [...corner] } })),
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
