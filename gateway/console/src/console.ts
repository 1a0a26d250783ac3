import { computed, inject, ref, shallowRef, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import { createAlertActions, type AlertActions } from './alerts/alertActions';
import { createAlerts, type Alerts } from './alerts/alerts';
import { createAlertWatch } from './alerts/alertWatch';
import type { AlertFilter } from './alerts/alertOrder';
import { createCityModel, type CityModel } from './city/cityModel';
import { createScope, type Scope } from './city/scope';
import { createClients, type Clients } from './gateway/clients';
import { connectionOf, type Connection } from './live/connection';
import { whileSeen } from './live/whileSeen';
import { createCatalogue, type Catalogue } from './sensing/catalogue';
import { mayHandleAlerts, type Claims } from './session/claims';
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

/** All state of a signed-in console, in one place. Components read it; only its own functions change it. */
export interface Console {
  readonly claims: Claims;
  readonly mayHandle: boolean;
  readonly clients: Clients;
  readonly city: CityModel;
  readonly catalogue: Catalogue;
  readonly scope: Scope;
  readonly alerts: Alerts;
  readonly actions: AlertActions;
  readonly filter: Ref<Omit<AlertFilter, 'area'>>;
  readonly twins: Twins;
  readonly twinWatch: TwinWatch;
  /** What the map shows; null until there is a map. */
  readonly seen: Ref<Seen | null>;
  /** What the map was asked to show; it clears this when it does. */
  readonly mapAsked: Ref<MapAsked | null>;
  readonly connection: ComputedRef<Connection>;
  readonly token: () => string | null;
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
  const lines = [alertLine, twinWatch.line];
  const scope = createScope(claims.area, at);
  // Whoever opens a twin sees its alerts.
  watch(scope.twin, (twin) => { alerts.look(twin ?? ''); });
  let letGo = (): void => undefined;
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
  }

  return {
    claims,
    mayHandle: mayHandleAlerts(claims),
    clients,
    city: createCityModel(clients),
    catalogue: createCatalogue(clients),
    scope,
    alerts,
    actions: createAlertActions(clients, alerts),
    filter: shallowRef({ show: 'open', severities: new Set() }),
    twins,
    twinWatch,
    seen: shallowRef(null),
    mapAsked: shallowRef(null),
    connection: computed(() => connectionOf(lines.map((line) => line.state.value), online.value)),
    token,
    retry,
    start() {
      alertLine.open();
      letGo = whileSeen(twinWatch.line, () => twinWatch.following());
      window.addEventListener('online', setOnline);
      window.addEventListener('offline', setOnline);
    },
    stop() {
      lines.forEach((line) => { line.close(); });
      letGo();
      window.removeEventListener('online', setOnline);
      window.removeEventListener('offline', setOnline);
    },
  };
}
