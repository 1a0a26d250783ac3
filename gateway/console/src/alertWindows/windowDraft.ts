import { timestampFromMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { Alert } from '../alerts/alert';
import type { Severity } from '../alerts/severity';
import { pathTo } from '../city/division';
import type { WindowKind } from './alertWindow';

const HOUR_MS = 3_600_000;

/** A day's hours as they are being typed. */
export interface HoursDraft {
  days: string[];
  from: string;
  until: string;
}

/** A window as it is being typed: times as the browser's own fields have them. */
export interface WindowDraft {
  kind: WindowKind;
  scope: string;
  twins: string;
  rules: string[];
  upTo: Exclude<Severity, ''>;
  from: string;
  until: string;
  hours: HoursDraft[];
  reason: string;
}

/** What is sent, but for the request's key. */
export interface WindowRequest {
  readonly kind: WindowKind;
  readonly scope: string;
  readonly twinIds: string[];
  readonly rules: string[];
  readonly quietsUpTo: string;
  readonly from: Timestamp | undefined;
  readonly until: Timestamp | undefined;
  readonly hours: { days: string[]; from: string; until: string }[];
  readonly reason: string;
}

/** The next two hours; of an alert its twin, rule and cell. */
export function draftOf(alert: Alert | null, scope: string, nowMs: number): WindowDraft {
  return {
    kind: alert === null ? 'maintenance' : 'suppression',
    scope: alert === null ? scope : alert.area,
    twins: alert === null ? '' : alert.twinId,
    rules: alert === null ? [] : [alert.rule],
    upTo: 'II',
    from: '',
    until: toField(nowMs + 2 * HOUR_MS),
    hours: [],
    reason: '',
  };
}

/** The divisions that a window can be for: a district or smaller, within the caller's area; the alert's own path, or the scope's and what is right below it. */
export function scopesFor(alert: Alert | null, scope: string, callersArea: string, below: readonly string[]): string[] {
  const codes = alert === null ? [...pathTo(scope), ...below] : pathTo(alert.area);
  return codes.filter((code) => code.length > 2 && code.startsWith(callersArea));
}

/** Whether enough is there to be sent; all else the gateway judges. */
export function isComplete(draft: WindowDraft): boolean {
  return draft.scope !== '' && draft.reason.trim() !== '' && fromField(draft.until) !== undefined
    && (draft.upTo !== 'I' || draft.rules.length > 0 || draft.twins.trim() !== '')
    && draft.hours.every(({ from, until }) => from !== '' && until !== '');
}

export function toRequest(draft: WindowDraft): WindowRequest {
  return {
    kind: draft.kind,
    scope: draft.scope,
    twinIds: draft.twins.split(/[\s,，、]+/).filter((id) => id !== ''),
    rules: [...draft.rules],
    quietsUpTo: draft.upTo,
    from: fromField(draft.from),
    until: fromField(draft.until),
    hours: draft.hours.map(({ days, from, until }) => ({ days: [...days], from, until: until === '00:00' ? '24:00' : until })),
    reason: draft.reason.trim(),
  };
}

/** A moment as `datetime-local` has it: the reader's own time, to the minute. */
function toField(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fromField(text: string): Timestamp | undefined {
  const ms = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : timestampFromMs(ms);
}
