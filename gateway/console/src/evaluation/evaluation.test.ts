import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { EvaluationRowSchema, type EvaluationRow } from '../gen/citytwin/v1/governance_pb';
import { cityDay, startOfCityDay } from '../time/cityZone';
import { toCsv } from './csv';
import { FIGURES, figuresIn, GROUPS, groupOf, valueOf } from './figures';
import { momentsOf, periodOf } from './period';
import { sortedBy, sortRows } from './sorting';

const ZONE = 'Asia/Shanghai';

const row = (key: string, about: object = {}): EvaluationRow => create(EvaluationRowSchema, { key, ...about });

describe('the figures of an evaluation', () => {
  it('are nothing where there is nothing to be of, and 0 where that is so', () => {
    expect([valueOf(row('a'), 'closeRate'), valueOf(row('a', { closeRate: 0 }), 'closeRate'), valueOf(row('a'), 'closed')]).toEqual([null, 0, 0]);
    expect(valueOf(row('a', { overallTime: { count: 1, medianMs: 7 } }), 'overallMedian')).toBe(7);
    expect(valueOf(row('a'), 'overallMedian')).toBeNull();
  });

  it('are each in one group', () => {
    expect(GROUPS.flatMap(figuresIn).sort()).toEqual([...FIGURES].sort());
    expect(groupOf('handleP90')).toBe('times');
  });
});

describe('the rows', () => {
  const rows = [row('c', { closeRate: 0.5 }), row('b'), row('a', { closeRate: 1 }), row('d', { closeRate: 0.5 })];
  const keys = (by: 'closeRate' | 'name', descending: boolean): string => sortRows(rows, { by, descending }, ({ key }) => `Street ${key}`, 'en').map(({ key }) => key).join('');

  it('are sorted by a figure, those without it last either way', () => {
    expect(keys('closeRate', true)).toBe('acdb');
    expect(keys('closeRate', false)).toBe('cdab');
  });

  it('are sorted by name, and the same column again turns them round', () => {
    expect([keys('name', false), keys('name', true)]).toEqual(['abcd', 'dcba']);
    expect(sortedBy({ by: 'name', descending: false }, 'name')).toEqual({ by: 'name', descending: true });
    expect(sortedBy({ by: 'name', descending: false }, 'closed')).toEqual({ by: 'closed', descending: true });
  });
});

describe('a period', () => {
  // 1 March 2026, 07:30 in the city: still February in Greenwich.
  const now = Date.parse('2026-02-28T23:30:00Z');

  it('is of the city\'s days', () => {
    expect(cityDay(now, ZONE)).toBe('2026-03-01');
    expect(startOfCityDay('2026-03-01', ZONE)).toBe(Date.parse('2026-02-28T16:00:00Z'));
    expect(startOfCityDay('today', ZONE)).toBeNull();
  });

  it.each([
    ['week', '2026-02-23', '2026-03-01'], ['days30', '2026-01-31', '2026-03-01'], ['month', '2026-03-01', '2026-03-01'],
    ['lastMonth', '2026-02-01', '2026-02-28'], ['quarter', '2026-01-01', '2026-03-01'], ['year', '2026-01-01', '2026-03-01'],
  ] as const)('%s runs from %s to %s', (preset, fromDay, toDay) => {
    expect(periodOf(preset, cityDay(now, ZONE))).toEqual({ fromDay, toDay });
  });

  it('reaches across the turn of the year', () => {
    const january = Date.parse('2026-01-15T00:00:00Z');
    expect(periodOf('lastMonth', cityDay(january, ZONE))).toEqual({ fromDay: '2025-12-01', toDay: '2025-12-31' });
    expect(periodOf('quarter', '2026-12-15').fromDay).toBe('2026-10-01');
  });

  it('holds its last day, but nothing that has not come yet, and is none when it ends before it begins', () => {
    expect(momentsOf({ fromDay: '2026-02-01', toDay: '2026-02-02' }, now, ZONE)).toEqual({
      fromMs: startOfCityDay('2026-02-01', ZONE), toMs: startOfCityDay('2026-02-03', ZONE),
    });
    expect(momentsOf({ fromDay: '2026-02-01', toDay: '2026-12-01' }, now, ZONE)?.toMs).toBe(now);
    expect(momentsOf({ fromDay: '2026-02-02', toDay: '2026-02-01' }, now, ZONE)).toBeNull();
    expect(momentsOf({ fromDay: '2026-04-01', toDay: '2026-04-02' }, now, ZONE)).toBeNull();
    expect(momentsOf({ fromDay: '', toDay: '2026-02-01' }, now, ZONE)).toBeNull();
  });
});

describe('the file for spreadsheets', () => {
  it('quotes what needs it, leaves out what is absent, and is no formula', () => {
    expect(toCsv([['name', 'rate'], ['a "b", c', 0.5], ['渝中', null], ['=1+1', -2]]))
      .toBe('\ufeffname,rate\r\n"a ""b"", c",0.5\r\n渝中,\r\n\'=1+1,-2\r\n');
  });
});
