import { describe, expect, it } from 'vitest';
import { createAlertChoice, MOST_CHOSEN } from './alertChoice';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

describe('choosing alerts', () => {
  it('ticks one by one, and takes a tick away', () => {
    const choice = createAlertChoice();
    choice.toggle('b');
    choice.toggle('d');
    choice.toggle('b');
    expect([...choice.ids.value]).toEqual(['d']);
  });

  it('ticks a range from the last tick, whichever way, and goes on from its end', () => {
    const choice = createAlertChoice();
    choice.toggle('d');
    choice.extend('b', ORDER);
    expect([...choice.ids.value].sort()).toEqual(['b', 'c', 'd']);
    choice.extend('a', ORDER);
    expect([...choice.ids.value].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begins a range where one comes from, if that is not ticked', () => {
    const choice = createAlertChoice();
    choice.extend('c', ORDER, 'b');
    expect([...choice.ids.value].sort()).toEqual(['b', 'c']);
    choice.extend('d', ORDER, 'c');
    expect([...choice.ids.value].sort()).toEqual(['b', 'c', 'd']);
    choice.set(['d', 'e']);
    choice.extend('e', ORDER, 'd');
    expect([...choice.ids.value].sort()).toEqual(['d', 'e']);
  });

  it('takes the ticks of some away and leaves those made meanwhile', () => {
    const choice = createAlertChoice();
    choice.set(['a', 'b']);
    choice.toggle('c');
    choice.drop(['a', 'c']);
    expect([...choice.ids.value]).toEqual(['b']);
    choice.extend('d', ORDER);
    expect([...choice.ids.value]).toEqual(['b', 'd']);
  });

  it('begins a range where there is none, or where its beginning has left the list', () => {
    const choice = createAlertChoice();
    choice.extend('c', ORDER);
    expect([...choice.ids.value]).toEqual(['c']);
    choice.extend('e', ['d', 'e']);
    expect([...choice.ids.value]).toEqual(['c', 'e']);
  });

  it('holds no more than can be handled in one call', () => {
    const choice = createAlertChoice();
    choice.set(Array.from({ length: MOST_CHOSEN + 7 }, (_, i) => `${i}`));
    expect(choice.ids.value.size).toBe(MOST_CHOSEN);
    choice.toggle('one more');
    expect(choice.ids.value.has('one more')).toBe(false);
    expect(choice.full.value).toBe(true);
    // Nor does a range begin at what was not ticked.
    choice.toggle('0');
    choice.extend('b', ['one more', 'a', 'b']);
    expect([choice.full.value, choice.ids.value.has('a'), choice.ids.value.has('b')]).toEqual([true, false, true]);
    choice.clear();
    expect(choice.ids.value.size).toBe(0);
  });
});
