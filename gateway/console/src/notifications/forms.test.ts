import { describe, expect, it } from 'vitest';
import { minuteOf, textOf } from './minutes';
import { toRequest, toWishes } from './preferences';
import { toDraft, toRosterRequest } from './roster';

describe('the forms of notifications', () => {
  it('read and write minutes of the day', () => {
    expect([textOf(0), textOf(7 * 60 + 5), minuteOf('23:59'), minuteOf('')]).toEqual(['00:00', '07:05', 1439, -1]);
  });

  it('ask for the preferences that were read, unless something is changed', () => {
    const known = {
      version: 2, language: 'en', channels: ['mail'], webhook: undefined, mail: 'li@city.example', device: '', kinds: ['order'], severities: ['I'],
      areas: ['500103001', '500103002'], quiet: { fromMinute: 1320, untilMinute: 420, evenRed: true },
    };
    expect(toRequest(toWishes(known as never))).toEqual({
      preferences: {
        language: 'en', channels: ['mail'], mail: 'li@city.example', device: '', kinds: ['order'], severities: ['I'],
        areas: ['500103001', '500103002'], quiet: { fromMinute: 1320, untilMinute: 420, evenRed: true },
      },
      expectedVersion: 2,
    });
  });

  it('ask for the roster that was read, to the minute', () => {
    const from = { seconds: 1_780_000_020n, nanos: 0 };
    const until = { seconds: 1_780_003_620n, nanos: 0 };
    const roster = {
      version: 4, shifts: [{ days: [6, 7], fromMinute: 0, untilMinute: 0, people: ['wang', 'li'] }], overrides: [{ from, until, people: ['he'] }],
    };
    expect(toRosterRequest('50', toDraft(roster as never))).toEqual({
      centre: '50', expectedVersion: 4, shifts: roster.shifts, overrides: [{ from, until, people: ['he'] }],
    });
    expect(toRosterRequest('50', { version: 0, turns: [], once: [{ from: '', until: '', people: '' }] }).overrides).toEqual([{ people: [] }]);
  });
});
