import type { Map as MapLibre } from 'maplibre-gl';
import { computed, onScopeDispose, watch } from 'vue';
import type { Alert } from '../alerts/alert';
import type { AlertGroup } from '../alerts/alertGroups';
import { useAlertWords } from '../alerts/useAlertWords';
import { useConsole } from '../console';
import { useLanguage } from '../language/language';
import { Frames } from '../live/frames';
import { AlertMarkers } from './alertMarkers';

const FRESH_MS = 20_000;

/** Closer than this a group is no longer taken apart by coming closer. */
const CLOSE_ZOOM = 17;

/** Marks the active alerts of the scope on the map. */
export function useAlertMarks(map: MapLibre, still: boolean): void {
  const { alerts, scope, filter } = useConsole();
  const { t, locale } = useLanguage();
  const words = useAlertWords();

  function label(group: AlertGroup): string {
    const { first, others } = group;
    const filling = {
      severity: words.severityName(first.severity), rule: words.ruleName(first.rule), where: words.where(first),
    };
    return others.length === 0 ? t('alerts.onMap', filling) : t('alerts.groupOnMap', { ...filling, n: others.length + 1 });
  }

  function choose({ first, others, place }: AlertGroup): void {
    const elsewhere = others.some((alert) => alert.twinId !== first.twinId);
    if (elsewhere && map.getZoom() < CLOSE_ZOOM) {
      map.easeTo({ center: [place[0], place[1]], zoom: map.getZoom() + 1.6, duration: still ? 0 : 600 });
    }
    scope.twin.value = first.twinId;
  }

  const markers = new AlertMarkers(map, { label, choose });
  const shown = computed(() => [...alerts.byId.value.values()].filter((alert) =>
    alert.active && (alert.quietedBy === '' || filter.value.quieted === true) && alert.area.startsWith(scope.code.value)
    && (filter.value.severities.size === 0 || filter.value.severities.has(alert.severity))));
  const climbedAtMs = new Map<string, number>();
  const stop = alerts.onCall((alert, why) => {
    if (why === 'climbed') {
      climbedAtMs.set(alert.id, Date.now());
    }
  });
  const fresh = (alert: Alert): boolean => Date.now() - Math.max(alert.raisedAtMs, climbedAtMs.get(alert.id) ?? 0) < FRESH_MS;
  const frames = new Frames(() => { markers.draw(shown.value, fresh); });
  const ask = (): void => { frames.ask(); };

  watch([shown, locale], ask, { immediate: true });
  map.on('moveend', ask);
  onScopeDispose(() => {
    stop();
    map.off('moveend', ask);
    frames.stop();
    markers.clear();
  });
}
