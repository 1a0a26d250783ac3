import { describe, expect, it } from 'vitest';
import { VIEWS } from '../city/scope';
import { MAX_WATCHED, watchedIn } from './watchedIn';

describe('what is watched in a view', () => {
  it('leaves a line for calls everywhere', () => {
    const most = VIEWS.flatMap((view) => [true, false].map((heat) => watchedIn(view, heat).size));
    expect(Math.max(...most)).toBeLessThanOrEqual(MAX_WATCHED);
  });

  it('is the plan where it is looked at, and missions wherever there is room for them', () => {
    expect(VIEWS.filter((view) => watchedIn(view, false).has('plans'))).toEqual(['dispatch']);
    expect(VIEWS.filter((view) => !watchedIn(view, true).has('missions'))).toEqual(['centre']);
  });
});
