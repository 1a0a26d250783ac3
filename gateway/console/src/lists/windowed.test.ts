import { describe, expect, it } from 'vitest';
import { sliceAt, withKept } from './windowed';

describe('a long list', () => {
  it('draws what is in sight and a little more, however long it is', () => {
    expect(sliceAt(0, 700, 100, 10_000)).toEqual({ first: 0, end: 11 });
    expect(sliceAt(50_050, 700, 100, 10_000)).toEqual({ first: 496, end: 512 });
    expect(sliceAt(0, 700, 100, 3)).toEqual({ first: 0, end: 3 });
    expect(sliceAt(90_000, 700, 100, 3)).toEqual({ first: 3, end: 3 });
  });

  it('keeps the row that has the focus', () => {
    expect(withKept({ first: 5, end: 8 }, 2)).toEqual([2, 5, 6, 7]);
    expect(withKept({ first: 5, end: 8 }, 6)).toEqual([5, 6, 7]);
    expect(withKept({ first: 5, end: 8 }, 20)).toEqual([5, 6, 7, 20]);
    expect(withKept({ first: 0, end: 0 }, -1)).toEqual([]);
  });
});
