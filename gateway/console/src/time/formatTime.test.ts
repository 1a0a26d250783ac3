import { describe, expect, it } from 'vitest';
import { formatAge, formatTime } from './formatTime';

const NOON = Date.UTC(2026, 6, 1, 4, 0, 7);

describe('times', () => {
  it('are local, to the second, with the date only on another day', () => {
    expect(formatTime(NOON, 'zh-CN', NOON, 'Asia/Shanghai')).toBe('12:00:07');
    expect(formatTime(NOON, 'zh-CN', NOON + 86_400_000, 'Asia/Shanghai')).toBe('2026/07/01 12:00:07');
  });

  it('are on the day of their zone, not of Greenwich', () => {
    const lateInChongqing = Date.UTC(2026, 6, 1, 15, 59, 59);
    expect(formatTime(lateInChongqing, 'en-GB', lateInChongqing + 1_000, 'Asia/Shanghai')).toContain('2026');
  });

  it('have an age in their greatest whole unit', () => {
    expect(formatAge(0, 'en-GB', 59_999)).toBe('59s');
    expect(formatAge(0, 'en-GB', 3_599_000)).toBe('59m');
    expect(formatAge(0, 'en-GB', 90_000_000)).toBe('1d');
    expect(formatAge(0, 'zh-CN', 120_000)).toContain('2');
  });

  it('are now when a device is ahead of us', () => {
    expect(formatAge(5_000, 'en-GB', 0)).toBe('0s');
  });
});
