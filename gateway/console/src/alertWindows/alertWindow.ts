import { toSeverity, type Severity } from '../alerts/severity';
import type { AlertWindow as Message } from '../gen/citytwin/v1/alert_window_pb';
import { toMs } from '../gateway/moment';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Day = typeof DAYS[number];

export const KINDS = ['maintenance', 'suppression'] as const;

export type WindowKind = typeof KINDS[number];

/** Hours of a day, as `09:00`, in the city's time zone. */
export interface WindowHours {
  readonly days: readonly Day[];
  readonly from: string;
  readonly until: string;
}

/** A time in which alerts call nobody. */
export interface AlertWindow {
  readonly id: string;
  readonly kind: WindowKind;
  readonly scope: string;
  readonly twinIds: readonly string[];
  /** How many more there are outside the reader's area. */
  readonly otherTwins: number;
  readonly rules: readonly string[];
  readonly upTo: Severity;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly hours: readonly WindowHours[];
  /** A commitment to why it was opened; empty when that was erased. */
  readonly reason: string;
  /** A word of the gateway's, which may know more of them than this console. */
  readonly state: string;
  readonly openedBy: string;
  readonly openedAtMs: number;
}

export function toAlertWindow(message: Message): AlertWindow {
  return {
    id: message.id,
    kind: message.kind === 'suppression' ? 'suppression' : 'maintenance',
    scope: message.scope,
    twinIds: message.twinIds,
    otherTwins: message.otherTwins,
    rules: message.rules,
    upTo: toSeverity(message.quietsUpTo),
    fromMs: toMs(message.from) ?? 0,
    untilMs: toMs(message.until) ?? 0,
    hours: message.hours.map(({ days, from, until }) => ({ days: DAYS.filter((day) => days.includes(day)), from, until })),
    reason: message.reason,
    state: message.state,
    openedBy: message.openedBy,
    openedAtMs: toMs(message.openedAt) ?? 0,
  };
}

/** Those that hold before those to come, and what begins sooner before what begins later. */
export function byBeginning(a: AlertWindow, b: AlertWindow): number {
  return Number(a.state === 'coming') - Number(b.state === 'coming') || a.fromMs - b.fromMs || (a.id < b.id ? -1 : 1);
}
