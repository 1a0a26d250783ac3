import type { Map as MapLibre } from 'maplibre-gl';
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { Frames } from '../live/frames';
import { paletteOf } from '../look/palette';
import { useTheme } from '../look/theme';
import type { Twin } from '../twins/twin';
import { drawIconSheet, type IconSheet } from './iconSheet';
import { inDrawingOrder, SensorLayer } from './sensorLayer';

/** Draws the sensors. Most updates change values only, which the map does not show: those are not drawn again. */
export function useSensors(map: MapLibre, shown: Ref<boolean>): void {
  const { twins, catalogue, scope } = useConsole();
  const { theme } = useTheme();
  const layer = new SensorLayer(map);
  const palette = computed(() => paletteOf(theme.value));
  const zoom = ref(map.getZoom());
  const looks = new Map<string, string>();
  let sensors: readonly Twin[] = [];
  let sheet: IconSheet | null = null;
  let sheetVersion = 0;

  const frames = new Frames(() => {
    if (!shown.value || sheet === null) {
      layer.clear();
      return;
    }
    layer.draw({
      sensors, chosen: scope.twin.value, scope: scope.code.value, zoom: zoom.value, palette: palette.value, sheet, sheetVersion,
    });
  });

  function gather(): void {
    sensors = inDrawingOrder([...twins.byId.value.values()].filter((twin) => twin.kind === 'sensor'));
    frames.ask();
  }

  const stop = twins.onChange(({ upserted, removed, reset }) => {
    if (reset) {
      looks.clear();
    }
    const changed = upserted.filter((twin) => twin.kind === 'sensor' && looks.get(twin.id) !== lookOf(twin));
    changed.forEach((twin) => looks.set(twin.id, lookOf(twin)));
    if (reset || changed.length > 0 || removed.length > 0) {
      removed.forEach((id) => looks.delete(id));
      gather();
    }
  });

  watch([catalogue.kinds, palette], ([kinds, colours]) => {
    sheet = drawIconSheet([...kinds.keys()], colours);
    sheetVersion++;
    frames.ask();
  }, { immediate: true });
  watch([shown, scope.twin, scope.code], () => { frames.ask(); });
  const onZoom = (): void => {
    zoom.value = map.getZoom();
    frames.ask();
  };
  map.on('zoomend', onZoom);
  gather();

  onScopeDispose(() => {
    stop();
    frames.stop();
    map.off('zoomend', onZoom);
    layer.remove();
  });
}

function lookOf(twin: Twin): string {
  return `${twin.severity}/${twin.health}/${twin.place.join()}`;
}
