import { describe, expect, it } from 'vitest';
import { DRIVER_TEXTS, driverText, driverWords, takenApart } from './driverTexts';

describe('what drivers say, in both languages', () => {
  it('is in its own script each, and says no more than a line', () => {
    const han = /\p{Script=Han}/u;
    const odd = Object.entries(DRIVER_TEXTS).filter(([, [zh, en]]) => !han.test(zh) || han.test(en) || en === '' || en.length > 100 || en.endsWith('.'));
    expect(odd).toEqual([]);
  });

  it('is found by the code, however its protocol writes it', () => {
    expect(driverText('dji-316009')?.[0]).toBe('电池电量低于 30 %');
    expect(driverText('0x161000A9')?.[1]).toContain('propeller');
    expect(driverText('NO_ROUTE_TO_TARGET')).toEqual(driverText('noRouteToTarget'));
    expect(driverText('lacks-takePhoto')?.[1]).toBe('It has no takePhoto');
    expect([driverText('dji-1'), driverText('0x99'), driverText('')]).toEqual([null, null, null]);
    expect([driverWords('0x99', ''), driverWords('0x1610008', ''), driverWords('dji-1', '')]).toEqual([null, null, null]);
  });

  it('is taken from a line of a log, and what was said stays beside it', () => {
    expect(takenApart('no-answer: nothing for 30 s: gone')).toEqual({ code: 'no-answer', raw: 'nothing for 30 s: gone' });
    expect(takenApart('off-duty')).toEqual({ code: 'off-duty', raw: '' });
    expect(takenApart('stop 3')).toBeNull();
  });
});
