import { describe, expect, it } from 'vitest';
import { formatValue, formatWithUnit } from './formatValue';
import { drawingOf } from './kindIcons';
import { kindOfMetric } from './ruleConditions';
import { levelsOf } from './ruleLevels';

const threshold = (definition: unknown): Parameters<typeof levelsOf>[0] =>
  ({ id: 'river-level-high', type: 'threshold', definitionJson: JSON.stringify(definition) });

describe('values', () => {
  it('have digits that say something', () => {
    expect(formatValue(0.12345, 'en-GB')).toBe('0.123');
    expect(formatValue(12.345, 'en-GB')).toBe('12.35');
    expect(formatValue(1234.56, 'en-GB')).toBe('1,234.6');
    expect(formatValue(-0, 'en-GB')).toBe('0');
    expect(formatValue(99, 'zh-CN')).toBe('99');
    expect(formatValue(Number.NaN, 'en-GB')).toBe('–');
  });

  it('have their unit, and a percent sign close by', () => {
    expect(formatWithUnit(3.5, 'm', 'en-GB')).toBe('3.5\u202fm');
    expect(formatWithUnit(40, '%', 'en-GB')).toBe('40%');
    expect(formatWithUnit(7, '', 'en-GB')).toBe('7');
  });
});

describe('the levels of a rule', () => {
  it('are where it raises', () => {
    expect(levelsOf(threshold({ levels: [{ severity: 'IV', raise: 5, clear: 4 }, { severity: 'I', raise: 9, clear: 8 }] })))
      .toEqual([{ rule: 'river-level-high', severity: 'IV', at: 5 }, { rule: 'river-level-high', severity: 'I', at: 9 }]);
  });

  it('are none of a rule switched off, of another type, or unreadable', () => {
    expect(levelsOf(threshold({ enabled: false, levels: [{ severity: 'I', raise: 5 }] }))).toEqual([]);
    expect(levelsOf({ ...threshold({ levels: [{ severity: 'I', raise: 5 }] }), type: 'rate' })).toEqual([]);
    expect(levelsOf({ ...threshold({}), definitionJson: '{' })).toEqual([]);
    expect(levelsOf(threshold({ levels: [{ severity: 'V', raise: 5 }, { severity: 'I' }] }))).toEqual([]);
  });
});

describe('the kind that a metric of a combination is of', () => {
  const combination = (levels: unknown): Parameters<typeof kindOfMetric>[0] => ({ definitionJson: JSON.stringify({ levels }) });
  const waterlogging = combination([
    { severity: 'III', when: [{ kind: 'rain', metric: 'rainMmPerH', raise: 8.3, clear: 2 }, { kind: 'drain-level', metric: 'levelM', raise: 1, clear: 0.8 }] },
    { severity: 'II', when: [{ kind: 'river-level', metric: 'levelM', raise: 12, clear: 11 }] },
  ]);

  it('is that of the condition', () => {
    expect(kindOfMetric(waterlogging, 'rainMmPerH', 8.3)).toBe('rain');
  });

  it('is told by the limit where two kinds share a name', () => {
    expect(kindOfMetric(waterlogging, 'levelM', 0.8)).toBe('drain-level');
    expect(kindOfMetric(waterlogging, 'levelM', 12)).toBe('river-level');
    expect(kindOfMetric(waterlogging, 'levelM', 99)).toBe('drain-level');
  });

  it('may be named by a group only', () => {
    const either = combination([{ severity: 'III', when: [], anyOf: [
      [{ kind: 'road-water', metric: 'depthM', raise: 0.05, clear: 0.03 }], null, 5,
      [{ kind: 'drain-level', metric: 'levelM', raise: 2, clear: 1.8 }],
    ] }]);
    expect(kindOfMetric(either, 'levelM', 2)).toBe('drain-level');
  });

  it('is unknown where no condition names it, or nothing can be read', () => {
    expect(kindOfMetric(waterlogging, 'noiseDb', 1)).toBe('');
    expect(kindOfMetric(combination([null, { when: 5 }, { when: [null, { metric: 'noiseDb' }] }]), 'noiseDb', 1)).toBe('');
    expect(kindOfMetric({ definitionJson: '{' }, 'levelM', 1)).toBe('');
  });
});

describe('the drawing of a kind', () => {
  it('is its own for every kind of the city package', () => {
    const kinds = ['river-level', 'rain', 'drain-level', 'smoke', 'gas', 'manhole-tilt', 'road-settlement',
      'pipe-pressure', 'pipe-flow', 'traffic-flow', 'air-quality', 'crowd-count', 'noise', 'street-light', 'road-water'];
    expect(new Set(kinds.map(drawingOf)).size).toBe(kinds.length);
  });

  it('is a dot for a kind nobody has drawn', () => {
    expect(drawingOf('neutrino')).toBe(drawingOf('quark'));
  });
});
