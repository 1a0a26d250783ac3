import { describe, expect, it } from 'vitest';
import { anAlert } from '../alerts/anAlert';
import { aTwin } from '../twins/aTwin';
import { countsOf, countsOfTwins, healthTotals, NOTHING, onlineRate, total, worstOf, type Counts } from './counts';

const street = (red: number, online: number): Counts => ({
  ...NOTHING,
  sensors: new Map([['rain', { online, stale: 0, offline: 1, faulty: 0 }]]),
  activeAlerts: { I: red, II: 1, III: 0, IV: 0, '': 0 },
});

describe('counts', () => {
  it('of a district are the sum of its streets where it has none of its own', () => {
    const counts = countsOf('500103', new Map([['500103001', street(1, 2)], ['500103002', street(0, 3)], ['500104001', street(9, 9)]]));
    expect(counts?.activeAlerts).toEqual({ I: 1, II: 2, III: 0, IV: 0, '': 0 });
    expect(counts && healthTotals(counts)).toEqual({ online: 5, stale: 0, offline: 2, faulty: 0 });
  });

  it('say that all are online only when all are', () => {
    expect(onlineRate({ online: 154_984, stale: 0, offline: 15, faulty: 0 })).toBe(0.999);
    expect(onlineRate({ online: 3, stale: 0, offline: 0, faulty: 0 })).toBe(1);
    expect(onlineRate({ online: 0, stale: 0, offline: 0, faulty: 0 })).toBe(0);
  });

  it('of a division are its own when they are sent, and never counted twice', () => {
    const known = new Map([['50', street(4, 1)], ['500103', street(1, 2)]]);
    expect(countsOf('50', known)).toBe(known.get('50'));
    known.set('500103001', street(7, 7));
    known.delete('50');
    expect(countsOf('50', known)?.activeAlerts.I).toBe(1);
  });

  it('are unknown, not zero, before any came', () => {
    expect(countsOf('500103', new Map())).toBeNull();
  });

  it('of less than a street are of the twins one sees', () => {
    const cell = aTwin({ kind: 'cell', severity: 'II' });
    const counts = countsOfTwins(
      [cell, aTwin({ id: 'a' }), aTwin({ id: 'b', health: 'faulty' })],
      [anAlert({ severity: 'II', acknowledged: true }), anAlert({ active: false })],
    );
    expect(healthTotals(counts)).toEqual({ online: 1, stale: 0, offline: 0, faulty: 1 });
    expect([total(counts.activeAlerts), total(counts.unacknowledged), counts.cells.II]).toEqual([1, 0, 1]);
  });

  it('have a total and a worst', () => {
    expect(total({ I: 0, II: 2, III: 0, IV: 1, '': 50 })).toBe(3);
    expect(worstOf({ I: 0, II: 2, III: 0, IV: 1, '': 50 })).toBe('II');
    expect(worstOf(NOTHING.activeAlerts)).toBe('');
  });
});
