import type { ShallowRef } from 'vue';
import { createKept } from '../live/kept';
import { isOpen, type Alert } from './alert';
import { rank } from './severity';
import type { AlertStep } from './alertStep';

/** Closed alerts kept at hand; the gateway has the rest. */
const MAX_CLOSED = 500;

/** Why an alert calls for eyes. */
export type AlertCall = 'raised' | 'climbed';

export type AlertListener = (alert: Alert, why: AlertCall) => void;

/** Every alert the console knows, by id. */
export interface Alerts {
  readonly byId: ShallowRef<ReadonlyMap<string, Alert>>;
  /** True once the first picture is whole. */
  readonly known: ShallowRef<boolean>;
  /** Takes steps in the order they came. */
  apply(steps: readonly AlertStep[]): void;
  /** Takes an answer to a call, unless the log was faster. */
  take(alert: Alert): void;
  /** Takes older alerts listed on request, and keeps them. */
  takeOlder(alerts: readonly Alert[]): void;
  /** An operator has looked at this alert, or at all alerts of this twin: what climbed is seen. */
  look(id: string): void;
  /** Hears of each alert raised while watching, and of each that got worse. */
  onCall(listener: AlertListener): () => void;
}

export function createAlerts(): Alerts {
  const listeners = new Set<AlertListener>();
  const kept = createKept<Alert>({
    isOpen,
    endedAtMs: (alert) => alert.clearedAtMs ?? 0,
    maxEnded: MAX_CLOSED,
    follow(had, next) {
      const climbs = next.active && rank(next.severity) > rank(had.severity);
      const now = { ...next, climbed: had.climbed || (climbs && had.acknowledged) };
      if (climbs && next.quietedBy === '') {
        tell(now, 'climbed');
      }
      return now;
    },
    happened(type, alert) {
      // One that a window quieted calls when it speaks.
      if ((type === 'raised' || type === 'unquieted') && alert.active && alert.quietedBy === '') {
        tell(alert, 'raised');
      }
    },
  });

  function tell(alert: Alert, why: AlertCall): void {
    listeners.forEach((listener) => { listener(alert, why); });
  }

  return {
    byId: kept.byId,
    known: kept.known,
    apply: kept.apply,
    take: (alert) => { kept.take([alert]); },
    takeOlder: kept.takeOlder,
    look(id) {
      const seen = [...kept.byId.value.values()].filter((alert) => alert.climbed && (alert.id === id || alert.twinId === id));
      if (seen.length > 0) {
        kept.revise(seen.map((alert) => ({ ...alert, climbed: false })));
      }
    },
    onCall(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}
