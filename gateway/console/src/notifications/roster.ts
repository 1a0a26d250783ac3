import { toMs } from '../gateway/moment';
import type { Roster } from '../gen/citytwin/v1/notification_pb';
import { minuteOf, textOf } from './minutes';

/** A week's turn as the form edits it. */
export interface Turn {
  days: number[];
  from: string;
  until: string;
  people: string;
}

/** A turn that holds once; times as a `datetime-local` field has them. */
export interface OnceTurn {
  from: string;
  until: string;
  people: string;
}

export interface RosterDraft {
  version: number;
  turns: Turn[];
  once: OnceTurn[];
}

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function toDraft(roster: Roster): RosterDraft {
  return {
    version: roster.version,
    turns: roster.shifts.map((shift) => ({
      days: [...shift.days], from: textOf(shift.fromMinute), until: textOf(shift.untilMinute), people: shift.people.join(', '),
    })),
    once: roster.overrides.map((one) => ({
      from: fieldOf(toMs(one.from) ?? 0), until: fieldOf(toMs(one.until) ?? 0), people: one.people.join(', '),
    })),
  };
}

export function aTurn(): Turn {
  return { days: [...DAYS], from: '08:00', until: '08:00', people: '' };
}

export function anOnceTurn(nowMs: number): OnceTurn {
  return { from: fieldOf(nowMs), until: fieldOf(nowMs + 8 * 3_600_000), people: '' };
}

/** As the gateway is asked to keep it. */
export function toRosterRequest(centre: string, draft: RosterDraft): {
  centre: string;
  shifts: { days: number[]; fromMinute: number; untilMinute: number; people: string[] }[];
  overrides: { from?: { seconds: bigint; nanos: number }; until?: { seconds: bigint; nanos: number }; people: string[] }[];
  expectedVersion: number;
} {
  return {
    centre,
    shifts: draft.turns.map((turn) => ({
      days: [...turn.days].sort((a, b) => a - b), fromMinute: minuteOf(turn.from), untilMinute: minuteOf(turn.until), people: namesOf(turn.people),
    })),
    overrides: draft.once.map((one) => ({ ...momentOf('from', one.from), ...momentOf('until', one.until), people: namesOf(one.people) })),
    expectedVersion: draft.version,
  };
}

function namesOf(text: string): string[] {
  return text.split(/[,，、]+/).map((name) => name.trim()).filter((name) => name !== '');
}

/** Nothing for a field that is not filled: the gateway says which. */
function momentOf(field: 'from' | 'until', text: string): Partial<Record<'from' | 'until', { seconds: bigint; nanos: number }>> {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? {} : { [field]: { seconds: BigInt(Math.floor(ms / 1000)), nanos: 0 } };
}

/** A moment in the reader's own zone. */
function fieldOf(ms: number): string {
  const at = new Date(ms);
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
