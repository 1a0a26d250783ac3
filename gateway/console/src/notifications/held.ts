import { isOver, type Notification } from './notification';

/** Kept at most; the others are in the gateway's list. */
export const MOST = 500;

export type Held = ReadonlyMap<string, Notification>;

/**
 * With what came. One may come late, by the list while the line has been faster: what is over stays over. Where they are
 * too many those go first that are over, for the others are waited for.
 */
export function withMore(held: Held, some: readonly Notification[]): Held {
  const all = new Map(held);
  for (const one of some) {
    const known = all.get(one.id);
    if (known === undefined || !isOver(known) || isOver(one)) {
      all.set(one.id, one);
    }
  }
  if (all.size > MOST) {
    [...all.values()].sort((a, b) => Number(isOver(b)) - Number(isOver(a)) || a.createdAtMs - b.createdAtMs)
      .slice(0, all.size - MOST)
      .forEach(({ id }) => { all.delete(id); });
  }
  return all;
}

/** Without those that were open and that a whole picture of what is open has no more. */
export function withoutGone(held: Held, open: readonly Notification[]): Held {
  const there = new Set(open.map(({ id }) => id));
  return new Map([...held].filter(([id, one]) => isOver(one) || there.has(id)));
}
