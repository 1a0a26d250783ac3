import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { createAirspace } from '../fleet/airspace';
import { Glide, metresBetween } from '../fleet/glide';
import { isUnitId, type Unit } from '../fleet/unit';
import { useTrack } from '../fleet/useTrack';
import { useLanguage } from '../language/language';
import { paletteOf } from '../look/palette';
import { useTheme } from '../look/theme';
import { isOpen } from '../missions/mission';
import { degreesOf } from './nearest';
import { drawUnitIcons } from './unitIcons';
import { labelOf } from './unitLabels';
import { UnitLayer, type Way } from './unitLayer';

/** So often at most is a moving picture drawn: eyes see it move, and a wall screen stays cool. */
const FRAME_MS = 50;

const REACH_PX = 16;

/** Draws units where they are and moves them between two messages. Answers which one is under a place of the map. */
export function useUnits(map: MapLibre, shown: Ref<boolean>, still: boolean): (event: MapMouseEvent) => Unit | null {
  const { units, missions, scope, clients, dispatchWays } = useConsole();
  const { theme } = useTheme();
  const { locale } = useLanguage();
  const layer = new UnitLayer(map);
  const glide = new Glide();
  const airspace = createAirspace(clients);
  const palette = computed(() => paletteOf(theme.value));
  const chosen = computed(() => units.byId.value.get(scope.twin.value ?? '') ?? null);
  const track = useTrack(() => chosen.value?.id ?? null, () => chosen.value?.version ?? 0);
  const zoom = ref(map.getZoom());
  let sheet = drawUnitIcons(palette.value);
  let sheetVersion = 0;
  let frame: number | null = null;
  let drawnAtMs = 0;

  /** Where nothing is open all are as plain as each other. */
  const isLookedAt = (unit: Unit): boolean => (!isUnitId(scope.twin.value ?? '') && scope.mission.value === null)
    || unit.id === scope.twin.value || unit.mission === scope.mission.value;

  /** The ways of who is on a mission, of the chosen one in full. */
  const ways = computed<readonly Way[]>(() => {
    const found: Way[] = [];
    for (const unit of units.byId.value.values()) {
      if (unit.path.length > 1 && (unit.mission !== '' || unit.id === scope.twin.value)) {
        found.push({ id: unit.id, points: [unit.place, ...unit.path], kind: isLookedAt(unit) ? 'planned' : 'other' });
      }
    }
    const mission = missions.byId.value.get(scope.mission.value ?? '');
    if (mission !== undefined && isOpen(mission) && mission.path.length > 1) {
      found.push({ id: mission.id, points: mission.path, kind: 'planned' });
    }
    if (track.value.length > 1) {
      found.push({ id: 'track', points: track.value, kind: 'flown' });
    }
    return [...found, ...dispatchWays.value];
  });

  function draw(): void {
    frame = null;
    if (!shown.value) {
      layer.clear();
      return;
    }
    const nowMs = still ? Number.MAX_SAFE_INTEGER : performance.now();
    if (!still && nowMs - drawnAtMs < FRAME_MS) {
      ask();
      return;
    }
    drawnAtMs = performance.now();
    layer.draw({
      units: [...units.byId.value.values()], glide, nowMs, chosen: scope.twin.value, ways: ways.value, airspace: airspace.areas.value,
      zoom: zoom.value, label: (unit) => labelOf(unit, locale.value, Date.now()), palette: palette.value, sheet, sheetVersion,
    });
    if (!still && glide.moves(nowMs)) {
      ask();
    }
  }

  function ask(): void {
    frame ??= requestAnimationFrame(draw);
  }

  watch(units.byId, (byId) => {
    const nowMs = performance.now();
    byId.forEach((unit) => { glide.take(unit, nowMs); });
    glide.keepOnly(byId);
    ask();
  }, { immediate: true });
  watch(palette, (colours) => {
    sheet = drawUnitIcons(colours);
    sheetVersion++;
    ask();
  });
  watch(shown, (on) => {
    if (on) {
      void airspace.load().catch(() => undefined);
    }
    drawnAtMs = 0;
    ask();
  }, { immediate: true });
  watch([ways, airspace.areas, scope.twin, locale], () => {
    drawnAtMs = 0;
    ask();
  });
  const onZoom = (): void => {
    zoom.value = map.getZoom();
    drawnAtMs = 0;
    ask();
  };
  map.on('zoomend', onZoom);
  onScopeDispose(() => {
    if (frame !== null) {
      cancelAnimationFrame(frame);
    }
    map.off('zoomend', onZoom);
    layer.remove();
  });

  return ({ lngLat }) => {
    if (!shown.value) {
      return null;
    }
    const within = degreesOf(REACH_PX, map.getZoom());
    const near = [...units.byId.value.values()]
      .map((unit) => ({ unit, place: glide.at(unit.id, performance.now())?.place ?? unit.place }))
      .filter(({ place }) => Math.abs(place[0] - lngLat.lng) < within && Math.abs(place[1] - lngLat.lat) < within)
      // A drone in its dock lies on it: the drone is what one means.
      .sort((a, b) => Number(a.unit.kind === 'dock') - Number(b.unit.kind === 'dock')
        || metresBetween(a.place, [lngLat.lng, lngLat.lat, 0]) - metresBetween(b.place, [lngLat.lng, lngLat.lat, 0]));
    return near[0]?.unit ?? null;
  };
}
