import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import type { Point } from '../airspace/airClosure';
import { useConsole } from '../console';
import type { Waypoint } from '../gen/citytwin/v1/mission_state_pb';
import type { MissionKind } from '../missions/mission';
import { drawnOf, missing, needsOf, NO_AIM, toAimMessage, type Aim, type AimBuilding, type AimMessage, type Need } from './aim';
import type { DispatchQuestion } from './dispatchQuestion';

export interface AimOfQuestion {
  /** What is known and what was said together. */
  readonly aim: ComputedRef<Aim>;
  /** What has to be said by hand. */
  readonly asks: ComputedRef<readonly Need[]>;
  /** What of it has not been said. */
  readonly lacks: ComputedRef<readonly Need[]>;
  /** For the gateway; null where an alert or an order says it all. */
  readonly message: ComputedRef<AimMessage | null>;
  say(part: Partial<Aim>): void;
}

/** Where a question's mission leads, as its alert or order say it and a person adds, drawn on the map meanwhile. */
export function useAim(question: DispatchQuestion, kind: () => MissionKind, waypoints: () => readonly Waypoint[]): AimOfQuestion {
  const { alerts, orders, twins, dispatchDrawn } = useConsole();
  const said = shallowRef<Aim>({ ...NO_AIM, place: question.place ?? null });
  const alert = computed(() => alerts.byId.value.get(question.alert ?? '') ?? null);
  const place = computed<Point | null>(() => orders.byId.value.get(question.order ?? '')?.place ?? alert.value?.place ?? null);
  /** The alert's own, or the one that its sensor is in. */
  const building = computed<AimBuilding | null>(() => {
    if (!needsOf(kind()).includes('building')) {
      return null;
    }
    const of = alert.value?.twinId ?? '';
    const id = of.startsWith('building:') ? of : twins.byId.value.get(of)?.building ?? '';
    return id === '' || place.value === null ? null : { id, place: place.value };
  });
  const aim = computed<Aim>(() => ({
    ...said.value, place: said.value.place ?? place.value, building: said.value.building ?? building.value, waypoints: waypoints(),
  }));
  /** An alert or an order says it all, and the city knows its place better than the console. */
  const isTold = computed(() => (question.alert !== undefined || question.order !== undefined) && question.place === undefined
    && needsOf(kind()).every((need) => need === 'place'));
  const asks = computed(() => (question.mission !== undefined || isTold.value ? []
    : needsOf(kind()).filter((need) => need !== 'place' || (question.place === undefined && place.value === null))));

  watch([asks, aim], () => { dispatchDrawn.value = asks.value.length === 0 ? null : drawnOf(kind(), aim.value); }, { immediate: true });
  onScopeDispose(() => { dispatchDrawn.value = null; });
  return {
    aim,
    asks,
    lacks: computed(() => (asks.value.length === 0 ? [] : missing(kind(), aim.value))),
    message: computed(() => (isTold.value ? null : question.aim ?? toAimMessage(kind(), aim.value))),
    say(part) { said.value = { ...said.value, ...part }; },
  };
}
