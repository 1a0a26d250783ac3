import { shallowRef, triggerRef, type ShallowRef } from 'vue';
import { isOpen, type Alert } from './alert';
import { PICTURE_BROKEN, type AlertStep } from './alertStep';

/** Closed alerts kept at hand; the gateway has the rest. */
const MAX_CLOSED = 500;

/** Every alert the console knows, by id. */
export interface Alerts {
  readonly byId: ShallowRef<ReadonlyMap<string, Alert>>;
  /** True once the first picture is whole. */
  readonly known: ShallowRef<boolean>;
  /** Takes steps in the order they came. */
  apply(steps: readonly AlertStep[]): void;
  /** Takes an answer to a call, unless the log was faster. */
  take(alert: Alert): void;
  /** Takes older alerts listed on request. */
  takeOlder(alerts: readonly Alert[]): void;
  /** Hears of each alert raised while watching. */
  onRaised(listener: (alert: Alert) => void): () => void;
}

export function createAlerts(): Alerts {
  const all = new Map<string, Alert>();
  const byId = shallowRef<ReadonlyMap<string, Alert>>(all);
  const listeners = new Set<(alert: Alert) => void>();
  const known = shallowRef(false);
  /** Ids seen in the picture being received; null outside one. */
  let picture: Set<string> | null = null;

  function put(alert: Alert): void {
    const had = all.get(alert.id);
    if (had === undefined || alert.version >= had.version) {
      all.set(alert.id, alert);
    }
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
        listeners.forEach((listener) => { listener(alert); });
      }
    }
  }

  return {
    byId,
    known,
    apply(steps) {
      steps.forEach(step);
      trim(all);
      triggerRef(byId);
    },
    take(alert) {
      put(alert);
      triggerRef(byId);
    },
    takeOlder(alerts) {
      alerts.forEach(put);
      triggerRef(byId);
    },
    onRaised(listener) {
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

function trim(all: Map<string, Alert>): void {
  const closed = [...all.values()].filter((alert) => !isOpen(alert));
  if (closed.length > MAX_CLOSED) {
    closed.sort((a, b) => (a.clearedAtMs ?? 0) - (b.clearedAtMs ?? 0));
    for (const alert of closed.slice(0, closed.length - MAX_CLOSED)) {
      all.delete(alert.id);
    }
  }
}
