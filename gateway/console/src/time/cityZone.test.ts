import { describe, expect, it } from 'vitest';
import { cityDay, dayAfter, startOfCityDay, zoneOf } from './cityZone';

describe('the city\'s days', () => {
  it('are those of its zone', () => {
    const at = Date.parse('2026-02-28T23:30:00Z');
    expect([cityDay(at, 'Asia/Shanghai'), cityDay(at, 'Asia/Urumqi'), cityDay(at, 'Europe/Berlin')]).toEqual(['2026-03-01', '2026-03-01', '2026-03-01']);
    expect(cityDay(at, 'America/New_York')).toBe('2026-02-28');
  });

  it('begin at midnight there, also when its clocks are changed', () => {
    expect(startOfCityDay('2026-03-01', 'Asia/Shanghai')).toBe(Date.parse('2026-02-28T16:00:00Z'));
    // Berlin: from 29 March, 01:00 in Greenwich, two hours ahead; until then one.
    expect(startOfCityDay('2026-03-29', 'Europe/Berlin')).toBe(Date.parse('2026-03-28T23:00:00Z'));
    expect(startOfCityDay('2026-03-30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T22:00:00Z'));
    expect(startOfCityDay('2026-11-01', 'America/New_York')).toBe(Date.parse('2026-11-01T04:00:00Z'));
    expect(startOfCityDay('2026-11-02', 'America/New_York')).toBe(Date.parse('2026-11-02T05:00:00Z'));
    expect(startOfCityDay('2026-13-01', 'Asia/Shanghai')).toBeNull();
  });

  it('are counted by the calendar', () => {
    expect([dayAfter('2026-03-01', -1), dayAfter('2026-12-31', 1)]).toEqual(['2026-02-28', '2027-01-01']);
  });

  it('are those of China where the city names no zone, or none that is known', () => {
    expect([zoneOf(''), zoneOf('Mars/Olympus'), zoneOf('Europe/Berlin')]).toEqual(['Asia/Shanghai', 'Asia/Shanghai', 'Europe/Berlin']);
  });
});
