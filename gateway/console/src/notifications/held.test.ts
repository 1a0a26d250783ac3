import { describe, expect, it } from 'vitest';
import { MOST, withMore, withoutGone, type Held } from './held';
import type { Notification } from './notification';

const one = (id: string, state: string, createdAtMs: number): Notification => ({ id, state, createdAtMs }) as Notification;
const held = (...all: Notification[]): Held => withMore(new Map(), all);

describe('what is held of notifications', () => {
  it('loses those that are over before any that is open, and then the oldest', () => {
    const many = Array.from({ length: MOST - 1 }, (_, i) => one(`done-${i}`, 'acknowledged', 1_000 + i));
    const all = withMore(held(one('old', 'sent', 1), ...many), [one('new', 'sent', 9_000)]);
    expect([all.size, all.has('old'), all.has('new'), all.has('done-0'), all.has('done-1')]).toEqual([MOST, true, true, false, true]);
    const open = withMore(new Map(), Array.from({ length: MOST + 1 }, (_, i) => one(`${i}`, 'sent', i)));
    expect([open.has('0'), open.has('1')]).toEqual([false, true]);
  });

  it('stays over once it is over, whichever comes last', () => {
    for (const state of ['acknowledged', 'lapsed']) {
      expect(withMore(held(one('a', state, 1)), [one('a', 'delivered', 1)]).get('a')?.state).toBe(state);
    }
    expect(withMore(held(one('a', 'sent', 1)), [one('a', 'delivered', 1)]).get('a')?.state).toBe('delivered');
    expect(withMore(held(one('a', 'lapsed', 1)), [one('a', 'acknowledged', 1)]).get('a')?.state).toBe('acknowledged');
  });

  it('loses what is open no more by the whole picture, and keeps what is over', () => {
    const all = withoutGone(held(one('gone', 'sent', 1), one('done', 'acknowledged', 2), one('there', 'sent', 3)), [one('there', 'sent', 3)]);
    expect([...all.keys()]).toEqual(['done', 'there']);
  });
});
