import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import type { NotificationUpdate } from '../gen/citytwin/v1/notification_pb';
import { Line, type Clock } from '../live/line';
import { shareLine, type Windows } from '../live/sharedLine';
import { isOver, toldOf, toNotification, type Notification, type Told } from './notification';

/** Kept at most; older ones are in the gateway's list. */
const MOST = 500;

/** What the signed-in person was told, live. */
export interface Notifications {
  readonly told: ComputedRef<readonly Told[]>;
  /** Those nobody has taken note of. */
  readonly open: ComputedRef<number>;
  /** The newest call to whoever is on duty that waits for an answer. */
  readonly call: ComputedRef<Told | null>;
  /** All that was open when the line began is here. */
  readonly known: ShallowRef<boolean>;
  readonly error: ShallowRef<string | null>;
  readonly line: Line<NotificationUpdate>;
  start(): void;
  stop(): void;
  acknowledge(id: string): Promise<void>;
  /** Those done with, too. */
  readMore(): Promise<void>;
}

/** What one window hands on to another. */
interface HandedOn {
  readonly some: readonly Notification[];
  /** The whole of what is open, where it is known: what is not among it is over. */
  readonly open?: readonly string[];
  readonly known: boolean;
}

/** @param who is signed in: windows of the same person share what they hear. */
export function createNotifications(clients: Pick<Clients, 'notifications'>, who: string, clock?: Clock, windows?: Windows): Notifications {
  const byId = shallowRef<ReadonlyMap<string, Notification>>(new Map());
  const known = shallowRef(false);
  const error = shallowRef<string | null>(null);

  function take(some: readonly Notification[]): void {
    const all = new Map(byId.value);
    some.forEach((one) => { all.set(one.id, one); });
    if (all.size > MOST) {
      [...all.values()].sort((a, b) => a.createdAtMs - b.createdAtMs).slice(0, all.size - MOST)
        .forEach((old) => { all.delete(old.id); });
    }
    byId.value = all;
  }

  /** What was over while nobody listened is not told any more: it is not among what is open. */
  function keepOpen(open: ReadonlySet<string>): void {
    byId.value = new Map([...byId.value].filter(([id, one]) => isOver(one) || open.has(id)));
  }

  let heard = new Set<string>();
  const line = new Line<NotificationUpdate>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => {
      heard = new Set();
      return clients.notifications.watchNotifications({}, { signal });
    },
    take: (update) => {
      const some = update.notification === undefined ? [] : [toNotification(update.notification)];
      take(some);
      some.forEach(({ id }) => { heard.add(id); });
      if (update.snapshotComplete) {
        keepOpen(heard);
        known.value = true;
      }
      shared.tell({ some, known: known.value, ...(update.snapshotComplete ? { open: [...heard] } : {}) });
    },
  });

  const shared = shareLine<HandedOn>(`citytwin notifications ${who}`, line, {
    all: () => ({ some: [...byId.value.values()], known: known.value }),
    take: (handed) => {
      take(handed.some);
      if (handed.open !== undefined) {
        keepOpen(new Set(handed.open));
      }
      known.value = known.value || handed.known;
    },
  }, windows);

  const told = computed(() => toldOf(byId.value.values()));
  return {
    told,
    open: computed(() => told.value.filter(({ open }) => open).length),
    call: computed(() => told.value.find(({ open, onDuty }) => open && onDuty) ?? null),
    known,
    error,
    line,
    start: () => { shared.start(); },
    stop: () => { shared.stop(); },
    async acknowledge(id) {
      error.value = null;
      try {
        // The others of the same matter come by the line.
        take([toNotification(await clients.notifications.acknowledgeNotification({ id }))]);
      } catch (refused) {
        error.value = sentence(refused);
      }
    },
    async readMore() {
      error.value = null;
      try {
        const { notifications } = await clients.notifications.listNotifications({ pageSize: 200 });
        take(notifications.map(toNotification));
      } catch (refused) {
        error.value = sentence(refused);
      }
    },
  };
}
