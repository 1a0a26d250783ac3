import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { computed, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { cellFigures } from '../governance/cellFigures';
import { useLanguage } from '../language/language';
import { useNow } from '../time/now';

const EVERY_MS = 5_000;

/** Cells are close together: from farther off they are counted by community, street and district. */
const DIGITS_FROM_ZOOM: readonly (readonly [zoom: number, digits: number])[] = [[14, 15], [12.3, 12], [9.5, 9], [0, 6]];
const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** How many orders there are in each cell, and how many of them are late: circles whose size and number say it. */
export function useOrderHeat(map: MapLibre, shown: Readonly<Ref<boolean>>): void {
  const { orders, scope, seen } = useConsole();
  const { t, locale } = useLanguage();
  const now = useNow(EVERY_MS);
  const digits = computed(() => DIGITS_FROM_ZOOM.find(([zoom]) => (seen.value?.zoom ?? 0) >= zoom)?.[1] ?? 6);
  const cells = computed((): GeoJSON.FeatureCollection => (shown.value
    ? {
      type: 'FeatureCollection',
      features: cellFigures([...orders.byId.value.values()].filter((order) => order.area.startsWith(scope.code.value)), now.value, digits.value)
        .map(({ cell, place, open, late }) => ({
          type: 'Feature',
          properties: { cell, open, late: late / open, label: late === 0 ? String(open) : `${open}\n${t('board.lateNow', { n: late })}` },
          geometry: { type: 'Point', coordinates: [...place] },
        })),
    }
    : NOTHING));
  watch([cells, locale], ([now_]) => { void map.getSource<GeoJSONSource>('orders')?.setData(now_); }, { immediate: true });
}
