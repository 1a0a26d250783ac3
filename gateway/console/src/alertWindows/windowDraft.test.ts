import { describe, expect, it } from 'vitest';
import { anAlert } from '../alerts/anAlert';
import { toMs } from '../gateway/moment';
import { draftOf, isComplete, scopesFor, toRequest } from './windowDraft';

const NOON = new Date('2026-06-01T12:00').getTime();

describe('a window as it is typed', () => {
  it('begins with what an alert is about, or with the chosen area', () => {
    const alert = anAlert({ area: '500103001001001', twinId: 'sensor:500103001001001:0001', rule: 'river-level-high' });
    expect(draftOf(alert, '50', NOON)).toMatchObject({
      kind: 'suppression', scope: '500103001001001', twins: 'sensor:500103001001001:0001', rules: ['river-level-high'], upTo: 'II',
    });
    expect(draftOf(null, '500103', NOON)).toMatchObject({ kind: 'maintenance', scope: '500103', twins: '', rules: [], until: '2026-06-01T14:00' });
  });

  it('is for a district or smaller, and never outside the caller\'s area', () => {
    expect(scopesFor(null, '50', '50', ['500103', '500104'])).toEqual(['500103', '500104']);
    expect(scopesFor(null, '500103001', '500103001', [])).toEqual(['500103001']);
    expect(scopesFor(anAlert({ area: '500103001001001' }), '50', '500103', [])).toEqual(['500103', '500103001', '500103001001', '500103001001001']);
  });

  it('is complete with an end and a reason', () => {
    const draft = draftOf(null, '500103', NOON);
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, reason: ' works ' })).toBe(true);
    expect(isComplete({ ...draft, reason: 'works', until: '' })).toBe(false);
    expect(isComplete({ ...draft, reason: 'works', upTo: 'I' })).toBe(false);
    expect(isComplete({ ...draft, reason: 'works', upTo: 'I', rules: ['river-level-high'] })).toBe(true);
    expect(isComplete({ ...draft, reason: 'works', hours: [{ days: [], from: '09:00', until: '' }] })).toBe(false);
  });

  it('is sent with its times as moments, and midnight as the end of the day', () => {
    const request = toRequest({
      ...draftOf(null, '500103', NOON), from: '2026-06-01T13:00', twins: 'sensor:a, sensor:b，sensor:c', reason: ' works ',
      hours: [{ days: ['mon'], from: '22:00', until: '00:00' }],
    });
    expect(request).toMatchObject({ twinIds: ['sensor:a', 'sensor:b', 'sensor:c'], reason: 'works', hours: [{ days: ['mon'], from: '22:00', until: '24:00' }] });
    expect([toMs(request.from), toMs(request.until)]).toEqual([NOON + 3_600_000, NOON + 2 * 3_600_000]);
    expect(toRequest(draftOf(null, '500103', NOON)).from).toBeUndefined();
  });
});
