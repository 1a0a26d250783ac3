import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import type { NotificationUpdate } from '../gen/citytwin/v1/notification_pb';
import { browserClock, Line, type Clock, type LineState } from '../live/line';
import { shareLine, type Windows } from '../live/sharedLine';
import { withMore, withoutGone, type Held } from './held';
import { toldOf, toNotification, type Notification, type Told } from './notification';

/** The window that holds the line tells of each heartbeat, every 15 s: after three that are missed it is not believed. */
const SILENCE_MS = 45_000;

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
  /** How the line stands, also where another window holds it. */
  readonly state: ComputedRef<LineState>;
  start(): void;
  stop(): void;
  /** Does not wait any longer, where the line waits; also where another window holds it. */
  retry(): void;
  /** @returns why it could not be; null when it was. */
  acknowledge(id: string): Promise<string | null>;
  /** Those done with, too. */
  readMore(): Promise<void>;
}

/** What one window hands on to another. */
interface HandedOn {
  readonly some: readonly Notification[];
  readonly known: boolean;
  /** All that is open, where the line has just said so. */
  readonly open: readonly Notification[] | null;
  readonly line: LineState;
}

const NOT_HEARD: LineState = { phase: 'connecting', heardAtMs: null, retryAtMs: null, attempts: 0, error: null, refusal: null };

/** @param who is signed in: windows of the same person share what they hear. */
export function createNotifications(
  clients: Pick<Clients, 'notifications'>, who: string, clock: Clock = browserClock, windows?: Windows,
): Notifications {
  const byId = shallowRef<Held>(new Map());
  const known = shallowRef(false);
  const error = shallowRef<string | null>(null);
  const started = shallowRef(false);
  const handed = shallowRef<LineState>(NOT_HEARD);
  let picture: Notification[] = [];
  let forget: () => void = () => undefined;

  function take(some: readonly Notification[], open: readonly Notification[] | null = null): void {
    const all = withMore(byId.value, some);
    byId.value = open === null ? all : withoutGone(all, open);
  }

  const line = new Line<NotificationUpdate>({
    clock,
    open: (signal) => {
      picture = [];
      return clients.notifications.watchNotifications({}, { signal });
    },
    take: (update) => {
      const some = update.notification === undefined ? [] : [toNotification(update.notification)];
      picture.push(...(update.type === 'snapshot' ? some : []));
      const open = update.snapshotComplete ? picture : null;
      take(some, open);
      known.value = known.value || update.snapshotComplete;
      tell(some, open);
      picture = update.snapshotComplete ? [] : picture;
    },
  });

  // With the form of what is handed on in the name: a window with an older console says something else.
  const shared = shareLine<HandedOn>(`citytwin notifications 2 ${who}`, line, {
    all: () => ({ some: [...byId.value.values()], known: known.value, open: null, line: line.state.value }),
    take: (told) => {
      take(told.some, told.open);
      known.value = known.value || told.known;
      hear(told.line);
    },
    retry: reopen,
  }, windows);

  function tell(some: readonly Notification[], open: readonly Notification[] | null): void {
    shared.tell({ some, known: known.value, open, line: line.state.value });
  }

  function hear(state: LineState): void {
    // A window that closes its line, or whose token is not taken, lets another take it up.
    handed.value = state.phase === 'closed' || state.refusal === 'sign-in' ? NOT_HEARD : state;
    forget();
    forget = clock.after(SILENCE_MS, () => {
      handed.value = { ...handed.value, phase: 'waiting', attempts: Math.max(handed.value.attempts, 1) };
    });
  }

  function reopen(): void {
    if (line.state.value.phase === 'waiting' || line.state.value.phase === 'refused') {
      line.reopen();
    }
  }

  watch(line.state, () => { tell([], null); }, { flush: 'sync' });

  const told = computed(() => toldOf(byId.value.values()));
  return {
    told,
    open: computed(() => told.value.filter(({ open }) => open).length),
    calls: computed(() => told.value.filter(({ open, onDuty }) => open && onDuty)),
    known,
    error,
    line,
    state: computed(() => (line.state.value.phase === 'closed' && started.value ? handed.value : line.state.value)),
    start() {
      started.value = true;
      shared.start();
    },
    stop() {
      shared.stop();
      started.value = false;
      forget();
    },
    retry() {
      reopen();
      shared.askToRetry();
    },
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
