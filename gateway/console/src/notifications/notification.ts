import { rank, toSeverity, type Severity } from '../alerts/severity';
import { toMs } from '../gateway/moment';
import type { Notification as Sent } from '../gen/citytwin/v1/notification_pb';

/** One thing told to one person by one channel, as the gateway says it. */
export interface Notification {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly onDuty: boolean;
  readonly channel: string;
  readonly centre: string;
  readonly cell: string;
  readonly severity: Severity;
  readonly state: string;
  readonly what: string;
  readonly twinId: string;
  readonly createdAtMs: number;
  readonly acknowledgedBy: string;
  readonly problem: string;
}

/** One matter told to the reader, by however many channels. */
export interface Told {
  readonly key: string;
  readonly subject: string;
  readonly kind: string;
  readonly onDuty: boolean;
  readonly centre: string;
  readonly cell: string;
  readonly severity: Severity;
  readonly what: string;
  readonly twinId: string;
  readonly createdAtMs: number;
  /** Nobody has taken note of it. */
  readonly open: boolean;
  readonly acknowledgedBy: string;
  /** Any of its ids acknowledges them all. */
  readonly id: string;
  readonly channels: readonly { readonly channel: string; readonly state: string; readonly problem: string }[];
}

export function toNotification(sent: Sent): Notification {
  return {
    id: sent.id,
    subject: sent.subject,
    kind: sent.kind,
    onDuty: sent.reason === 'duty',
    channel: sent.channel,
    centre: sent.centre,
    cell: sent.cell,
    severity: toSeverity(sent.severity),
    state: sent.state,
    what: sent.what,
    twinId: sent.twinId,
    createdAtMs: toMs(sent.createdAt) ?? 0,
    acknowledgedBy: sent.acknowledgedBy,
    problem: sent.problem,
  };
}

/** Somebody has taken note, or the matter is over: nobody is called for it. */
export function isOver({ state }: Notification): boolean {
  return state === 'acknowledged' || state === 'lapsed';
}

/** By matter, the newest first. */
export function toldOf(all: Iterable<Notification>): readonly Told[] {
  const matters = new Map<string, Notification[]>();
  for (const one of all) {
    const key = [one.subject, one.kind, one.severity, one.onDuty, one.centre].join('|');
    matters.set(key, [...(matters.get(key) ?? []), one]);
  }
  return [...matters].map(([key, ways]) => {
    const [first] = ways as [Notification, ...Notification[]];
    const open = ways.filter((way) => !isOver(way));
    return {
      key,
      subject: first.subject,
      kind: first.kind,
      onDuty: first.onDuty,
      centre: first.centre,
      cell: first.cell,
      severity: first.severity,
      what: first.what,
      twinId: first.twinId,
      createdAtMs: Math.min(...ways.map(({ createdAtMs }) => createdAtMs)),
      open: open.length > 0,
      acknowledgedBy: ways.find(({ acknowledgedBy }) => acknowledgedBy !== '')?.acknowledgedBy ?? '',
      id: (open[0] ?? first).id,
      channels: ways.map(({ channel, state, problem }) => ({ channel, state, problem })).sort((a, b) => a.channel.localeCompare(b.channel)),
    };
  }).sort((a, b) => b.createdAtMs - a.createdAtMs || rank(b.severity) - rank(a.severity) || a.key.localeCompare(b.key));
}
