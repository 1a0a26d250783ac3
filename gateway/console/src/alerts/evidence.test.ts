import { describe, expect, it } from 'vitest';
import { say, type Language } from '../language/language';
import { anAlert } from './anAlert';
import type { Alert } from './alert';
import { evidenceOf } from './evidence';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
const MINUTE = 60_000;

function told(type: string | undefined, about: Partial<Alert>, language: Language = 'en', nowMs = 0): string | null {
  const metric = { name: language === 'zh' ? '水位' : 'Level', unit: 'm' };
  const sentence = evidenceOf(
    anAlert(about), type === undefined ? undefined : { type }, metric, LOCALES[language], nowMs);
  return sentence === null ? null : say(language, sentence.message, sentence.filling).replaceAll('\u202f', ' ')
    // Browsers and versions of Node differ in the plural.
    .replaceAll('mins', 'min');
}

describe('the evidence of a threshold', () => {
  it('is value and limit, both with the unit', () => {
    expect(told('threshold', { value: 9, limit: 8 })).toBe('Level 9 m (limit 8 m)');
    expect(told('threshold', { value: 9, limit: 8 }, 'zh')).toBe('水位 9 m（阈值 8 m）');
  });

  it('is nothing without a metric or a value', () => {
    expect(told('threshold', { metric: '' })).toBeNull();
    expect(told('threshold', { value: Number.NaN })).toBeNull();
  });
});

describe('the evidence of a rate', () => {
  it('is per hour and says which way', () => {
    expect(told('rate', { value: 0.35, limit: 0.3 })).toBe('Level rises 0.35 m/h (limit 0.3 m/h)');
    expect(told('rate', { value: 0.35, limit: 0.3 }, 'zh')).toBe('水位上升 0.35 m/h（阈值 0.3 m/h）');
    expect(told('rate', { value: -0.5, limit: -0.4 })).toBe('Level falls 0.5 m/h (limit 0.4 m/h)');
  });

  it('has the sign of its limit where it went the other way, as when it clears', () => {
    expect(told('rate', { value: -0.2, limit: 0.1 })).toBe('Level falls 0.2 m/h (limit +0.1 m/h)');
    expect(told('rate', { value: 0.2, limit: -0.1 })).toBe('Level rises 0.2 m/h (limit -0.1 m/h)');
  });
});

describe('the evidence of a flatline', () => {
  it('is where it stands still, and within which band', () => {
    expect(told('flatline', { value: 5.2, limit: 0 })).toBe('Level unchanged at 5.2 m');
    expect(told('flatline', { value: 5.2, limit: 0.01 })).toBe('Level unchanged at 5.2 m (within 0.01 m)');
    expect(told('flatline', { value: 5.2, limit: 0 }, 'zh')).toBe('水位停在 5.2 m 不变');
  });

  it('does not call the value unchanged that ended it', () => {
    expect(told('flatline', { value: 5.4, limit: 0, active: false })).toBe('Level 5.4 m');
  });
});

describe('the evidence of an anomaly', () => {
  it('is in the unit of the metric, with what was the limit just then', () => {
    expect(told('anomaly', { value: 9, limit: 7.5 })).toBe('Level unusual at 9 m (limit just now 7.5 m)');
    expect(told('anomaly', { value: 9, limit: 7.5 }, 'zh')).toBe('水位 9 m 异常（当前界限 7.5 m）');
  });
});

describe('the evidence of silence', () => {
  const silent: Partial<Alert> = { metric: 'silenceS', value: 600, limit: 600, raisedAtMs: 100 * MINUTE };

  it('grows for as long as it lasts', () => {
    expect(told('no-data', silent, 'en', 100 * MINUTE)).toBe('silent for 10 min (limit 10 min)');
    expect(told('no-data', silent, 'en', 102 * MINUTE)).toBe('silent for 12 min (limit 10 min)');
    expect(told('no-data', silent, 'zh', 102 * MINUTE)).toBe('已 12分钟无数据（阈值 10分钟）');
  });

  it('ends when the alert is cleared, whatever the time is now', () => {
    const over = { ...silent, value: 0, active: false, clearedAtMs: 160 * MINUTE };
    expect(told('no-data', over, 'en', 9_000 * MINUTE)).toBe('silent for 1 hr 10 min (limit 10 min)');
  });
});
