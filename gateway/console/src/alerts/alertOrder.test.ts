import { describe, expect, it } from 'vitest';
import { anAlert } from './anAlert';
import { byUrgency, passes, type AlertFilter } from './alertOrder';

const OPEN: AlertFilter = { show: 'open', severities: new Set(), area: '50' };

describe('the order of alerts', () => {
  it('puts what nobody has seen before what is seen, however severe', () => {
    const seenRed = anAlert({ id: 'a', severity: 'I', acknowledged: true });
    const unseenBlue = anAlert({ id: 'b', severity: 'IV' });
    expect([seenRed, unseenBlue].sort(byUrgency)).toEqual([unseenBlue, seenRed]);
  });

  it('puts what got worse since it was seen among the unseen, and keeps it in the list of the unseen', () => {
    const climbed = anAlert({ id: 'a', severity: 'I', acknowledged: true, climbed: true });
    const unseen = anAlert({ id: 'b', severity: 'II' });
    expect([unseen, climbed].sort(byUrgency)).toEqual([climbed, unseen]);
    expect(passes(climbed, { ...OPEN, show: 'unacknowledged' })).toBe(true);
  });

  it('puts the worse first and, among equals, the newer', () => {
    const alerts = [
      anAlert({ id: 'old', raisedAtMs: 1 }), anAlert({ id: 'new', raisedAtMs: 2 }), anAlert({ id: 'red', severity: 'I', raisedAtMs: 0 }),
    ];
    expect(alerts.sort(byUrgency).map((alert) => alert.id)).toEqual(['red', 'new', 'old']);
  });

  it('puts what has cleared last, even when nobody has seen it', () => {
    const cleared = anAlert({ id: 'a', severity: 'I', active: false });
    const seen = anAlert({ id: 'b', severity: 'IV', acknowledged: true });
    expect([cleared, seen].sort(byUrgency)).toEqual([seen, cleared]);
  });

  it('does not depend on the order they came in', () => {
    const alerts = ['a', 'b', 'c'].map((id) => anAlert({ id }));
    expect([...alerts].reverse().sort(byUrgency)).toEqual([...alerts].sort(byUrgency));
  });
});

describe('the filter', () => {
  it('keeps what is active or not seen, and drops what is neither', () => {
    expect(passes(anAlert({ active: false }), OPEN)).toBe(true);
    expect(passes(anAlert({ acknowledged: true }), OPEN)).toBe(true);
    expect(passes(anAlert({ active: false, acknowledged: true }), OPEN)).toBe(false);
  });

  it('keeps the scope and the levels asked for', () => {
    expect(passes(anAlert(), { ...OPEN, area: '500103002' })).toBe(false);
    expect(passes(anAlert(), { ...OPEN, severities: new Set(['I'] as const) })).toBe(false);
    expect(passes(anAlert(), { ...OPEN, severities: new Set(['I', 'II'] as const) })).toBe(true);
  });
});
