import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { computed, watch } from 'vue';
import { useConsole } from '../console';

/** Closed and flooded roads on the map, and those somebody is about to close. */
export function useClosedRoads(map: MapLibre): void {
  const { roads } = useConsole();
  const shown = computed((): GeoJSON.FeatureCollection => {
    const states = new Map([
      ...roads.closures.value.map(({ road, depthM }) => [road, depthM === null ? 'closed' : 'flooded'] as const),
      ...[...(roads.chosen.value ?? [])].map((road) => [road, 'chosen'] as const),
    ]);
    return {
      type: 'FeatureCollection',
      features: [...states].flatMap(([id, state]) => {
        const line = roads.byId.value.get(id)?.line;
        return line === undefined ? [] : [{
          type: 'Feature', properties: { id, state }, geometry: { type: 'LineString', coordinates: line.map((point) => [...point]) },
        }];
      }),
    };
  });
  watch(shown, (now) => { void map.getSource<GeoJSONSource>('closures')?.setData(now); }, { immediate: true });
}
