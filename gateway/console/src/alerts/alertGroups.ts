import type { Alert } from './alert';
import { byUrgency } from './alertOrder';
import { rank } from './severity';

/** Alerts that stand so close on the screen that one mark speaks for all. */
export interface AlertGroup {
  /** The worst, seen or not; the mark shows its level. Among equals the most urgent. */
  readonly first: Alert;
  readonly others: readonly Alert[];
  readonly place: readonly [number, number];
}

/** Where a place is on the screen, in pixels. */
export type Project = (place: readonly [number, number]) => { readonly x: number; readonly y: number };

/** Groups alerts within so many pixels of the group's first, the worst leading: one seen red is not hidden by an unseen blue. */
export function groupAlerts(alerts: readonly Alert[], project: Project, withinPx: number): AlertGroup[] {
  const groups: { first: Alert; others: Alert[]; x: number; y: number }[] = [];
  const squares = new Map<string, (typeof groups)[number][]>();
  for (const alert of [...alerts].sort((a, b) => rank(b.severity) - rank(a.severity) || byUrgency(a, b))) {
    if (alert.place === null) {
      continue;
    }
    const { x, y } = project(alert.place);
    const [column, row] = [Math.floor(x / withinPx), Math.floor(y / withinPx)];
    const near = around(squares, column, row).find((group) => Math.hypot(group.x - x, group.y - y) <= withinPx);
    if (near !== undefined) {
      near.others.push(alert);
      continue;
    }
    const group = { first: alert, others: [], x, y };
    groups.push(group);
    const key = `${column},${row}`;
    squares.set(key, [...(squares.get(key) ?? []), group]);
  }
  return groups.map(({ first, others }) => ({ first, others, place: first.place as readonly [number, number] }));
}

function around<T>(squares: ReadonlyMap<string, T[]>, column: number, row: number): T[] {
  const near: T[] = [];
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      near.push(...(squares.get(`${column + dx},${row + dy}`) ?? []));
    }
  }
  return near;
}
