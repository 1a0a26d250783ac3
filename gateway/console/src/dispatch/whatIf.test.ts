import { describe, expect, it } from 'vitest';
import type { Plan, PlanEntry } from './plan';
import { compare, leftAtHome } from './whatIf';

const entry = (mission: string, arriveMs: number): PlanEntry =>
  ({ mission, kind: 'verify', state: 'planned', startMs: 0, arriveMs, endMs: arriveMs + 60_000, reasonZh: '', reasonEn: '' });
const plan = (cost: number, units: Readonly<Record<string, readonly PlanEntry[]>>, unplaced: readonly string[] = []): Plan => ({
  district: '500103', revision: 1, atMs: 0, because: '', cost, bound: null, tookMs: 1,
  units: Object.entries(units).map(([unit, entries]) => ({ unit, name: unit, entries })),
  unplaced: unplaced.map((mission) => ({ mission, reasonZh: '无', reasonEn: 'none' })),
});

describe('what would be otherwise', () => {
  const before = plan(100, { falcon: [entry('a', 60_000)], heron: [entry('b', 90_000), entry('c', 300_000)] }, ['d']);

  it('is who would have what is asked, and which missions that leaves without a unit', () => {
    const found = compare(before, plan(400, { falcon: [entry('new', 45_000)], heron: [entry('b', 95_000), entry('c', 300_000)] }, ['a', 'd']));
    expect(found.sent.map((one) => [one.unit, one.entry.mission])).toEqual([['falcon', 'new']]);
    expect(found.lost).toEqual([{ mission: 'a', reasonZh: '无', reasonEn: 'none' }]);
    expect([found.cost, found.same, found.shifted, found.unplaced]).toEqual([300, 2, [], []]);
  });

  it('is who comes later and who has what another had, the greatest delay first', () => {
    const found = compare(before, plan(150, { heron: [entry('a', 80_000), entry('b', 200_000), entry('c', 300_000)] }));
    expect(found.shifted.map(({ mission, unitBefore, unitAfter, byMs }) => [mission, unitBefore, unitAfter, byMs]))
      .toEqual([['b', 'heron', 'heron', 110_000], ['a', 'falcon', 'heron', 20_000]]);
  });

  it('is who would have a mission that it is about, by when, and what its unit then has no time for', () => {
    const found = compare(before, plan(150, { heron: [entry('a', 240_000), entry('c', 300_000)] }, ['b', 'd']), ['a']);
    expect(found.sent.map((one) => [one.unit, one.entry.mission])).toEqual([['heron', 'a']]);
    expect(found.shifted.map(({ mission, unitBefore, unitAfter, byMs }) => [mission, unitBefore, unitAfter, byMs])).toEqual([['a', 'falcon', 'heron', 180_000]]);
    expect(found.lost.map(({ mission }) => mission)).toEqual(['b']);
  });

  it('is what somebody could do then that nobody can now, and is silent of the mission that would be over', () => {
    const found = compare(before, plan(80, { falcon: [entry('d', 70_000)], heron: [entry('b', 90_000), entry('c', 300_000)] }), ['a']);
    expect(found.gained.map((one) => [one.unit, one.entry.mission])).toEqual([['falcon', 'd']]);
    expect([found.sent, found.lost, found.shifted, found.same]).toEqual([[], [], [], 2]);
  });

  it('says of a mission that it is about and waits that nobody could do it, or who could', () => {
    expect(compare(before, plan(90, {}, ['d']), ['d']).unplaced.length).toBe(1);
    const found = compare(before, plan(90, { falcon: [entry('a', 60_000), entry('d', 90_000)] }), ['d']);
    expect([found.sent.map((one) => one.entry.mission), found.gained]).toEqual([['d'], []]);
  });

  it('says of what is asked itself that nobody can, not that another mission is lost', () => {
    const found = compare(plan(0, {}), plan(10, {}, ['new']));
    expect([found.unplaced.length, found.lost.length]).toEqual([1, 0]);
  });
});

describe('what is left at home', () => {
  it('counts those of the kind and the district that can still be sent', () => {
    const unit = (id: string, kind: 'drone' | 'team', status: 'available' | 'busy', homeCell: string): Parameters<typeof leftAtHome>[0] extends Iterable<infer T> ? T : never =>
      ({ id, kind, status, homeCell });
    expect(leftAtHome([
      unit('a', 'drone', 'available', '500103001'), unit('b', 'drone', 'available', '500103002'), unit('c', 'drone', 'busy', '500103002'),
      unit('d', 'team', 'available', '500103002'), unit('e', 'drone', 'available', '500105001'),
    ], ['a'], '500103')).toEqual([{ kind: 'drone', before: 2, after: 1 }]);
  });
});
