import { computed, inject, ref, shallowRef, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import { createAirClosures, type AirClosures } from './airspace/airClosures';
import type { Alert } from './alerts/alert';
import { createAlertActions, type AlertActions } from './alerts/alertActions';
import { createAlerts, type Alerts } from './alerts/alerts';
import { createAlertWatch } from './alerts/alertWatch';
import type { AlertFilter } from './alerts/alertOrder';
import { createCityModel, type CityModel } from './city/cityModel';
import { createScope, type Scope } from './city/scope';
import type { DispatchQuestion } from './dispatch/dispatchQuestion';
import { createPlans, type Plans } from './dispatch/plans';
import { createPlanWatch } from './dispatch/planWatch';
import { createUnits, type Units } from './fleet/units';
import { createUnitWatch } from './fleet/unitWatch';
import { createClients, type Clients } from './gateway/clients';
import { createOverviewWatch, type OverviewWatch } from './governance/overviewWatch';
import { connectionOf, type Connection } from './live/connection';
import { watchedIn, type Watched } from './live/watchedIn';
import { whileSeen } from './live/whileSeen';
import type { Drawn } from './map/drawn';
import type { Way } from './map/unitLayer';
import { createMissions, createMissionWatch, type Missions } from './missions/missions';
import { createNotifications, type Notifications } from './notifications/notifications';
import { createDesk, type Desk } from './orders/desk';
import { createOrderActions, type OrderActions } from './orders/orderActions';
import { NO_FILTER, type OrderFilter } from './orders/orderFilter';
import { createOrders, type Orders } from './orders/orders';
import { createOrderWatch } from './orders/orderWatch';
import type { StepQuestion } from './orders/useStepForm';
import { createRoads, type Roads } from './roads/roads';
import { createCatalogue, type Catalogue } from './sensing/catalogue';
import { mayAnswer, mayHandleAlerts, type Claims } from './session/claims';
import type { Session } from './session/session';
import { createTwins, type Twins } from './twins/twins';
import { createTwinWatch, type TwinWatch } from './twins/twinWatch';
import type { Seen } from './twins/watchPlan';

/** A place for the map to go to. */
export interface MapAsked {
  readonly place: readonly [longitude: number, latitude: number];
  /** `see`: only where it is not in sight already. `closely`: in the middle, from close up. */
  readonly how: 'see' | 'closely';
}

/** Where roads, or the air, are to be closed. */
export interface ClosureQuestion {
  /** Empty for the one that is looked at. */
  readonly district: string;
  /** Around which they are; null for wherever the map is clicked. */
  readonly place: readonly [longitude: number, latitude: number] | null;
  /** What for, in words. */
  readonly title: string;
}

/** All state of a signed-in console, in one place. Components read it; only its own functions change it. */
export interface Console {
  readonly claims: Claims;
  readonly mayHandle: boolean;
  /** Whether the person is told of things and may take note of them. */
  readonly mayAnswer: boolean;
  readonly clients: Clients;
  readonly city: CityModel;
  readonly catalogue: Catalogue;
  readonly scope: Scope;
  readonly alerts: Alerts;
  readonly actions: AlertActions;
  readonly filter: Ref<Omit<AlertFilter, 'area'>>;
  readonly notifications: Notifications;
  readonly desk: Desk;
  readonly orders: Orders;
  /** Whether orders are watched at this moment: what is known of them is else as old as when they last were. */
  readonly watchesOrders: () => boolean;
  readonly orderActions: OrderActions;
  /** The units of the scope, while they are on the map or the dispatch is looked at. */
  readonly units: Units;
  /** The missions of the scope, except beside the centre's figures. */
  readonly missions: Missions;
  /** Whether missions are watched at this moment. */
  readonly watchesMissions: () => boolean;
  /** The plans of the scope, while the dispatch is looked at. */
  readonly plans: Plans;
  /** What units are wanted for, in a dialog. */
  readonly dispatchAsked: Ref<DispatchQuestion | null>;
  /** The ways of those who could be sent, while that is asked. */
  readonly dispatchWays: Ref<readonly Way[]>;
  /** Where somebody is to be sent, while that is being drawn. */
  readonly dispatchDrawn: Ref<Drawn | null>;
  /** Roads, and which of them are closed. */
  readonly roads: Roads;
  /** Where roads are to be closed, in the dispatch's form; null while nobody closes any. */
  readonly closureAsked: Ref<ClosureQuestion | null>;
  /** Air that is closed for a while. */
  readonly air: AirClosures;
  /** Where air is to be closed, in the dispatch's form; null while nobody closes any. */
  readonly airAsked: Ref<ClosureQuestion | null>;
  /** What waits for a place on the map, and is told the building there too, empty for none; null while nothing does. */
  readonly placeWanted: Ref<((place: readonly [longitude: number, latitude: number], building?: string) => void) | null>;
  readonly orderFilter: Ref<OrderFilter>;
  /** Whether the map shows how many orders there are in each cell. */
  readonly orderHeat: Ref<boolean>;
  /** The step being decided on in a dialog. */
  readonly stepAsked: Ref<StepQuestion | null>;
  /** The alert windows shown in a dialog, and the alert that one is opened for; null while there is no dialog. */
  readonly windowsAsked: Ref<{ readonly about: Alert | null } | null>;
  /** Where a matter is being reported in a dialog. */
  readonly reportAsked: Ref<readonly [longitude: number, latitude: number] | null>;
  /** The figures of the centre, while its board is looked at. */
  readonly overview: OverviewWatch['overview'];
  readonly twins: Twins;
  readonly twinWatch: TwinWatch;
  /** Whether the view shows what twins say: elsewhere they are not watched. */
  readonly showsTwins: () => boolean;
  /** What the map shows; null until there is a map. */
  readonly seen: Ref<Seen | null>;
  /** What the map was asked to show; it clears this when it does. */
  readonly mapAsked: Ref<MapAsked | null>;
  readonly connection: ComputedRef<Connection>;
  readonly token: () => string | null;
  /** Whether units are watched at this moment. */
  readonly watchesUnits: () => boolean;
  /** Whether the view shows units: where it does not they are not watched. */
  readonly showsUnits: () => boolean;
  /** What Escape does where nothing nearer wants it: a place is no longer waited for, or the open panel closes. */
  escape(): void;
  /** Tries every broken line at once. */
  retry(): void;
  start(): void;
  stop(): void;
}

const KEY: InjectionKey<Console> = Symbol('console');

export const consoleKey = KEY;

export function useConsole(): Console {
  const found = inject(KEY);
  if (found === undefined) {
    throw new Error('Used outside the signed-in console.');
  }
  return found;
}

export function createConsole(session: Session, claims: Claims, baseUrl: string, at: string | null): Console {
  const token = (): string | null => session.token.value;
  const clients = createClients(baseUrl, token);
  const alerts = createAlerts();
  const twins = createTwins();
  const alertLine = createAlertWatch(clients, alerts);
  const twinWatch = createTwinWatch(clients, twins);
  const orders = createOrders();
  const orderWatch = createOrderWatch(clients, orders);
  const notifications = createNotifications(clients, session.identity.value);
  const overviewWatch = createOverviewWatch(clients);
  const units = createUnits();
  const unitWatch = createUnitWatch(clients, units);
  const missions = createMissions();
  const missionWatch = createMissionWatch(clients, missions);
  const plans = createPlans();
  const planWatch = createPlanWatch(clients, plans);
  const placeWanted: Console['placeWanted'] = shallowRef(null);
  const lines = [alertLine, twinWatch.line, orderWatch.line, overviewWatch.line, unitWatch.line, missionWatch.line, planWatch.line];
  const scope = createScope(claims.area, at);
  const orderHeat = ref(false);
  // Whoever opens a twin sees its alerts.
  watch(scope.twin, (twin) => { alerts.look(twin ?? ''); });
  const watched = computed(() => watchedIn(scope.view.value, orderHeat.value));
  const areaOf = (what: Watched): ComputedRef<string | null> => computed(() => (watched.value.has(what) ? scope.asked.value : null));
  let letGo: (() => void)[] = [];
  const online = ref(navigator.onLine);
  const setOnline = (): void => {
    online.value = navigator.onLine;
    if (online.value) {
      retry();
    }
  };

  function retry(): void {
    for (const line of lines) {
      if (line.state.value.phase === 'waiting' || line.state.value.phase === 'refused') {
        line.reopen();
      }
    }
    notifications.retry();
  }

  return {
    claims,
    mayHandle: mayHandleAlerts(claims),
    mayAnswer: mayAnswer(claims),
    clients,
    city: createCityModel(clients),
    catalogue: createCatalogue(clients),
    scope,
    alerts,
    actions: createAlertActions(clients, alerts),
    filter: shallowRef({ show: 'open', severities: new Set() }),
    notifications,
    desk: createDesk(clients),
    orders,
    watchesOrders: () => orderWatch.following(),
    orderActions: createOrderActions(clients, orders),
    units,
    missions,
    plans,
    watchesMissions: () => missionWatch.following(),
    watchesUnits: () => unitWatch.following(),
    showsUnits: () => watched.value.has('units'),
    escape() {
      if (placeWanted.value !== null) {
        placeWanted.value = null;
      } else {
        scope.closePanels();
      }
    },
    dispatchAsked: shallowRef(null),
    dispatchWays: shallowRef([]),
    dispatchDrawn: shallowRef(null),
    roads: createRoads(clients, token),
    closureAsked: shallowRef(null),
    air: createAirClosures(clients),
    airAsked: shallowRef(null),
    placeWanted,
    orderFilter: shallowRef(NO_FILTER),
    orderHeat,
    stepAsked: shallowRef(null),
    windowsAsked: shallowRef(null),
    reportAsked: shallowRef(null),
    overview: overviewWatch.overview,
    twins,
    twinWatch,
    showsTwins: () => watched.value.has('twins'),
    seen: shallowRef(null),
    mapAsked: shallowRef(null),
    connection: computed(() => connectionOf([...lines.map((line) => line.state.value), notifications.state.value], online.value)),
    token,
    retry,
    start() {
      alertLine.open();
      notifications.start();
      letGo = [
        watch(areaOf('orders'), (area) => { orderWatch.follow(area); }, { immediate: true }),
        watch(areaOf('figures'), (area) => { overviewWatch.follow(area); }, { immediate: true }),
        watch(areaOf('units'), (area) => { unitWatch.follow(area); }, { immediate: true }),
        watch(areaOf('missions'), (area) => { missionWatch.follow(area); }, { immediate: true }),
        watch(areaOf('plans'), (area) => { planWatch.follow(area); }, { immediate: true }),
        whileSeen(unitWatch.line, () => unitWatch.following()),
        whileSeen(missionWatch.line, () => missionWatch.following()),
        whileSeen(planWatch.line, () => planWatch.following()),
        whileSeen(overviewWatch.line, () => overviewWatch.following()),
        whileSeen(twinWatch.line, () => twinWatch.following()),
        whileSeen(orderWatch.line, () => orderWatch.following()),
      ];
      window.addEventListener('online', setOnline);
      window.addEventListener('offline', setOnline);
    },
    stop() {
      notifications.stop();
      lines.forEach((line) => { line.close(); });
      letGo.forEach((go) => { go(); });
      window.removeEventListener('online', setOnline);
      window.removeEventListener('offline', setOnline);
    },
  };
}
