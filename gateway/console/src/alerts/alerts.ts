import { shallowRef, triggerRef, type ShallowRef } from 'vue';
import { isOpen, type Alert } from './alert';
import { rank } from './severity';
import { PICTURE_BROKEN, type AlertStep } from './alertStep';

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
  const all = new Map<string, Alert>();
  const byId = shallowRef<ReadonlyMap<string, Alert>>(all);
  const listeners = new Set<AlertListener>();
  const known = shallowRef(false);
  const askedFor = new Set<string>();
  /** Ids seen in the picture being received; null outside one. */
  let picture: Set<string> | null = null;

  function put(alert: Alert): void {
    const had = all.get(alert.id);
    if (had === undefined) {
      all.set(alert.id, alert);
    } else if (alert.version >= had.version) {
      const climbs = alert.active && rank(alert.severity) > rank(had.severity);
      const now = { ...alert, climbed: had.climbed || (climbs && had.acknowledged) };
      all.set(alert.id, now);
      if (climbs) {
        tell(now, 'climbed');
      }
    }
  }

  function tell(alert: Alert, why: AlertCall): void {
    listeners.forEach((listener) => { listener(alert, why); });
  }

  function step({ type, alert, pictureComplete }: AlertStep): void {
    if (type === 'snapshot') {
      picture ??= new Set();
      if (alert !== null) {
        picture.add(alert.id);
        put(alert);
      }
      if (pictureComplete) {
        dropMissing(all, picture);
        picture = null;
        known.value = true;
      }
    } else if (type === PICTURE_BROKEN.type) {
      picture = null;
    } else if (alert !== null) {
      put(alert);
      if (type === 'raised') {
        tell(alert, 'raised');
      }
    }
  }

  return {
    byId,
    known,
    apply(steps) {
      steps.forEach(step);
      trim(all, askedFor);
      triggerRef(byId);
    },
    take(alert) {
      put(alert);
      triggerRef(byId);
    },
    takeOlder(alerts) {
      alerts.forEach((alert) => {
        askedFor.add(alert.id);
        put(alert);
      });
      triggerRef(byId);
    },
    look(id) {
      const seen = [...all.values()].filter((alert) => alert.climbed && (alert.id === id || alert.twinId === id));
      if (seen.length > 0) {
        seen.forEach((alert) => all.set(alert.id, { ...alert, climbed: false }));
        triggerRef(byId);
      }
    },
    onCall(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}

/** What was open and is not in a fresh picture was closed while nobody listened: how is not known, so it goes. */
function dropMissing(all: Map<string, Alert>, picture: ReadonlySet<string>): void {
  for (const [id, alert] of all) {
    if (isOpen(alert) && !picture.has(id)) {
      all.delete(id);
    }
  }
}

/** Whoever asked for older alerts reads them: those stay. */
function trim(all: Map<string, Alert>, askedFor: ReadonlySet<string>): void {
  const closed = [...all.values()].filter((alert) => !isOpen(alert) && !askedFor.has(alert.id));
  if (closed.length > MAX_CLOSED) {
    closed.sort((a, b) => (a.clearedAtMs ?? 0) - (b.clearedAtMs ?? 0));
    for (const alert of closed.slice(0, closed.length - MAX_CLOSED)) {
      all.delete(alert.id);
    }
  }
}
