import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { computed, ref, watch, type Ref } from 'vue';
import { layerUrl } from '../city/geometry';
import { useConsole } from '../console';
import { useLanguage } from '../language/language';
import { within } from '../twins/watchPlan';
import type { LayerName } from './mapStyle';

/** Layers drawn of the district one looks at, with the zoom their geometry is cut for. */
const NEAR: readonly (readonly [layer: LayerName, zoom: number, publicly: boolean])[] = [
  ['communities', 15, true], ['cells', 16, false], ['buildings', 18, false], ['roads', 16, true],
  ['pipes', 16, false], ['risk-points', 18, false],
];

const DISTRICT_DIGITS = 6;

/** Has the map show the geometry of the area one looks at. Answers the layers that could not be read. */
export function useGeometry(map: MapLibre): Ref<readonly string[]> {
  const { city, scope, claims } = useConsole();
  const { locale, language } = useLanguage();
  const failed = ref<readonly string[]>([]);
  const whole = computed(() => city.city.value?.code ?? '');
  /** The district to show closely: the scope's, or the only one there is. */
  const near = computed(() => {
    const districts = city.city.value?.districts ?? [];
    return scope.code.value.length >= DISTRICT_DIGITS
      ? scope.code.value.slice(0, DISTRICT_DIGITS)
      : districts.length === 1 ? districts[0] ?? '' : '';
  });

  function show(layer: LayerName, area: string, zoom: number): void {
    void map.getSource<GeoJSONSource>(layer)?.setData(new URL(layerUrl(layer, area, zoom), location.href).href);
  }

  map.on('error', (event) => {
    const source = (event as unknown as { sourceId?: string }).sourceId;
    if (source !== undefined && !failed.value.includes(source)) {
      failed.value = [...failed.value, source];
    }
  });

  watch(whole, (code) => {
    show('districts', code, 12);
    show('waters', code, 14);
  }, { immediate: true });

  watch([whole, near], ([code, district]) => {
    failed.value = [];
    show('streets', district === '' ? code : district, district === '' ? 11 : 15);
    for (const [layer, zoom, publicly] of NEAR) {
      const area = publicly ? district : within({ area: district, bbox: '', detail: 'twins' }, claims.area).area;
      if (district !== '') {
        show(layer, area, zoom);
      }
    }
  }, { immediate: true });

  watch([city.divisions, locale, near], () => {
    void map.getSource<GeoJSONSource>('labels')?.setData({
      type: 'FeatureCollection',
      features: [...city.divisions.value.values()]
        .filter((division) => division.level !== 'cell' && (division.level !== 'community' || division.code.startsWith(near.value)))
        .map((division) => ({
          type: 'Feature',
          properties: { level: division.level, name: city.nameOf(division.code, locale.value) },
          geometry: { type: 'Point', coordinates: [...division.place] },
        })),
    });
  }, { immediate: true });

  // Rivers are no divisions: their names come with their shapes.
  watch(language, (now) => {
    map.setLayoutProperty('labels-water', 'text-field', now === 'zh' ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']]);
  }, { immediate: true });

  return failed;
}
