import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import type { NotificationUpdate } from '../gen/citytwin/v1/notification_pb';
import { Line, type Clock } from '../live/line';
import { shareLine, type Windows } from '../live/sharedLine';
import { toldOf, toNotification, type Notification, type Told } from './notification';

/** Kept at most; older ones are in the gateway's list. */
const MOST = 500;

/** What the signed-in person was told, live. */
export interface Notifications {
  readonly told: ComputedRef<readonly Told[]>;
  /** Those nobody has taken note of. */
  readonly open: ComputedRef<number>;
  /** The calls to whoever is on duty that wait for an answer, the newest first. */
  readonly calls: ComputedRef<readonly Told[]>;
  /** All that was open when the line began is here. */
  readonly known: ShallowRef<boolean>;
  readonly error: ShallowRef<string | null>;
  readonly line: Line<NotificationUpdate>;
  start(): void;
  stop(): void;
  /** @returns why it could not be; null when it was. */
  acknowledge(id: string): Promise<string | null>;
  /** Those done with, too. */
  readMore(): Promise<void>;
}

/** What one window hands on to another. */
interface HandedOn {
  readonly some: readonly Notification[];
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

  const line = new Line<NotificationUpdate>({
    ...(clock === undefined ? {} : { clock }),
    open: (signal) => clients.notifications.watchNotifications({}, { signal }),
    take: (update) => {
      const some = update.notification === undefined ? [] : [toNotification(update.notification)];
      take(some);
      known.value = known.value || update.snapshotComplete;
      shared.tell({ some, known: known.value });
    },
  });

  const shared = shareLine<HandedOn>(`citytwin notifications ${who}`, line, {
    all: () => ({ some: [...byId.value.values()], known: known.value }),
    take: (handed) => {
      take(handed.some);
      known.value = known.value || handed.known;
    },
  }, windows);

  const told = computed(() => toldOf(byId.value.values()));
  return {
    told,
    open: computed(() => told.value.filter(({ open }) => open).length),
    calls: computed(() => told.value.filter(({ open, onDuty }) => open && onDuty)),
    known,
    error,
    line,
    start: () => { shared.start(); },
    stop: () => { shared.stop(); },
    async acknowledge(id) {
      try {
        // The others of the same matter come by the line.
        take([toNotification(await clients.notifications.acknowledgeNotification({ id }))]);
        return null;
      } catch (refused) {
        return sentence(refused);
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
