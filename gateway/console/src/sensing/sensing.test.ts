import { describe, expect, it } from 'vitest';
import { formatValue, formatWithUnit } from './formatValue';
import { drawingOf } from './kindIcons';
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
