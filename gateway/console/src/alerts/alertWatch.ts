import type { AlertUpdate } from '../gen/citytwin/v1/alert_pb';
import type { Clients } from '../gateway/clients';
import type { Clock, Line } from '../live/line';
import { createLogWatch } from '../live/logWatch';
import type { Alerts } from './alerts';
import { toStep } from './alertStep';

/** Follows the alert log of the caller's area. */
export function createAlertWatch(clients: Pick<Clients, 'alerts'>, alerts: Alerts, clock?: Clock): Line<AlertUpdate> {
  return createLogWatch({
    clock,
    open: (from, signal) => clients.alerts.watchAlerts(from, { signal }),
    toStep,
    apply: (steps) => { alerts.apply(steps); },
  }).line;
}
