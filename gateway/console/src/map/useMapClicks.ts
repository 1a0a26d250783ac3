import { Popup, type Map as MapLibre, type MapMouseEvent } from 'maplibre-gl';
import { onScopeDispose, type Ref } from 'vue';
import { useConsole } from '../console';
import type { Unit } from '../fleet/unit';
import { useLanguage } from '../language/language';
import { Frames } from '../live/frames';
import { formatWithUnit } from '../sensing/formatValue';
import type { Twin } from '../twins/twin';
import { degreesOf, nearestTwin } from './nearest';

const REACH_PX = 13;
const STREET_ZOOM = 13;

/** What a click on the map opens, and what is said of a sensor under the pointer. */
/** @param unitAt the unit under the pointer. */
export function useMapClicks(map: MapLibre, sensorsShown: Ref<boolean>, unitAt: (event: MapMouseEvent) => Unit | null): void {
  const { twins, scope, catalogue, placeWanted } = useConsole();
  const { locale, t, pick } = useLanguage();
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 14, className: 'hover' });
  let pointer: MapMouseEvent | null = null;

  function sensorAt({ lngLat }: MapMouseEvent): Twin | null {
    return sensorsShown.value
      ? nearestTwin(
        [...twins.byId.value.values()].filter((twin) => twin.kind === 'sensor'),
        [lngLat.lng, lngLat.lat],
        degreesOf(REACH_PX, map.getZoom()),
      )
      : null;
  }

  /** Empty where there is none. */
  function buildingAt({ point }: MapMouseEvent): string {
    const [found] = map.getLayer('buildings-solid') === undefined ? [] : map.queryRenderedFeatures(point, { layers: ['buildings-solid'] });
    return found?.id === undefined ? '' : String(found.id);
  }

  function onClick(event: MapMouseEvent): void {
    const wanted = placeWanted.value;
    if (wanted !== null) {
      // Before it is told: whoever wants several places asks for the next.
      placeWanted.value = null;
      wanted([event.lngLat.lng, event.lngLat.lat], buildingAt(event));
      return;
    }
    const unit = unitAt(event);
    if (unit !== null) {
      scope.twin.value = unit.id;
      return;
    }
    const sensor = sensorAt(event);
    const layers = ['buildings-solid', 'cells-fill', 'streets-fill', 'districts-land'].filter((id) => map.getLayer(id) !== undefined);
    const features = map.queryRenderedFeatures(event.point, { layers });
    const idIn = (source: string): string | undefined => {
      const id = features.find((feature) => feature.source === source)?.id;
      return id === undefined ? undefined : String(id);
    };
    const [building, cell, street, district] = ['buildings', 'cells', 'streets', 'districts'].map(idIn);
    if (sensor !== null) {
      scope.twin.value = sensor.id;
    } else if (map.getZoom() < STREET_ZOOM && (scope.code.value.length <= 6)) {
      scope.go((scope.code.value.length < 6 ? district ?? street : street) ?? scope.code.value);
    } else if (building !== undefined) {
      scope.twin.value = building;
    } else if (cell !== undefined) {
      scope.twin.value = `cell:${cell}`;
    }
  }

  const frames = new Frames(() => {
    const unit = pointer === null ? null : unitAt(pointer);
    const sensor = pointer === null || unit !== null ? null : sensorAt(pointer);
    map.getCanvas().style.cursor = placeWanted.value !== null ? 'crosshair' : unit === null && sensor === null ? '' : 'pointer';
    if (unit !== null) {
      popup.setLngLat([unit.place[0], unit.place[1]]).setText(ofUnit(unit)).addTo(map);
    } else if (sensor === null) {
      popup.remove();
    } else {
      popup.setLngLat([sensor.place[0], sensor.place[1]]).setText(wordsOf(sensor)).addTo(map);
    }
  });

  function ofUnit(unit: Unit): string {
    return [
      unit.name, t(`unit.status.${unit.status}`), unit.energyPercent === null ? '' : `${Math.round(unit.energyPercent)} %`,
    ].filter((part) => part !== '').join(' · ');
  }

  function wordsOf(sensor: Twin): string {
    const kind = catalogue.kinds.value.get(sensor.sensorKind);
    const values = sensor.metrics.slice(0, 2).map(({ metric, value }) =>
      formatWithUnit(value, catalogue.metric(sensor.sensorKind, metric)?.unit ?? '', locale.value));
    return [
      sensor.name, kind === undefined ? '' : pick(kind.nameZh, kind.nameEn), t(`health.${sensor.health}`), ...values,
    ].filter((part) => part !== '').join(' · ');
  }

  const onMove = (event: MapMouseEvent): void => {
    pointer = event;
    frames.ask();
  };
  const onOut = (): void => {
    pointer = null;
    frames.ask();
  };
  map.on('click', onClick);
  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  onScopeDispose(() => {
    map.off('click', onClick);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    frames.stop();
    popup.remove();
  });
}
