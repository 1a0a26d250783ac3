import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { computed, watch } from 'vue';
import { useConsole } from '../console';
import type { LayerName } from './mapStyle';

/** Shows which twin's panel is open: a ring around a sensor, a border or a colour on a cell or a building. */
export function useChosen(map: MapLibre): void {
  const { twins, scope } = useConsole();
  let marked: { source: LayerName; id: string } | null = null;
  const sensor = computed(() => {
    const twin = scope.twin.value === null ? undefined : twins.byId.value.get(scope.twin.value);
    return twin?.kind === 'sensor' ? twin.place.join() : null;
  });

  watch(scope.twin, (id) => {
    if (marked !== null) {
      map.setFeatureState(marked, { chosen: false });
    }
    marked = id === null ? null : areaOf(id);
    if (marked !== null) {
      map.setFeatureState(marked, { chosen: true });
    }
  }, { immediate: true });

  watch(sensor, (place) => {
    void map.getSource<GeoJSONSource>('chosen')?.setData({
      type: 'FeatureCollection',
      features: place === null ? [] : [{
        type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: place.split(',').map(Number) },
      }],
    });
  }, { immediate: true });
}

function areaOf(twin: string): { source: LayerName; id: string } | null {
  const kind = twin.split(':')[0];
  return kind === 'cell'
    ? { source: 'cells', id: twin.slice('cell:'.length) }
    : kind === 'building' ? { source: 'buildings', id: twin } : null;
}
