import { columnOf, COLUMNS, type Column } from './columns';
import { isLate, isOpen, nextClock, URGENCIES, type Order, type Source, type Urgency } from './order';

/** Which orders the board shows; empty fields match anything. */
export interface OrderFilter {
  readonly source: Source | '';
  readonly department: string;
  readonly category: string;
  readonly urgency: Urgency | '';
  readonly late: boolean;
  /** Part of a number. */
  readonly number: string;
}

export const NO_FILTER: OrderFilter = { source: '', department: '', category: '', urgency: '', late: false, number: '' };

/** The last column shows what ended within so many hours, until older ones are asked for. */
export const CLOSED_HOURS = 8;

const HOUR_MS = 3_600_000;

/**
 * @param nowMs matters only where late orders are asked for, and for how long those that ended are shown.
 * @param older whether those that ended before that are shown too.
 */
export function passes(order: Order, filter: OrderFilter, area: string, nowMs: number, older = false): boolean {
  return order.area.startsWith(area)
    && (isOpen(order) || older || (order.endedAtMs ?? 0) > nowMs - CLOSED_HOURS * HOUR_MS)
    && (filter.source === '' || order.source === filter.source)
    && (filter.department === '' || order.parts.some(({ department }) => department === filter.department))
    && (filter.category === '' || order.category === filter.category)
    && (filter.urgency === '' || order.urgency === filter.urgency)
    && (!filter.late || isLate(order, nowMs))
    && (filter.number.trim() === '' || order.number.includes(filter.number.trim()));
}

/** What is due next comes first; what no clock presses comes after it, by urgency and then by age. */
export function byDue(a: Order, b: Order): number {
  const [due, otherDue] = [nextClock(a)?.dueAtMs ?? Infinity, nextClock(b)?.dueAtMs ?? Infinity];
  return (due === otherDue ? 0 : due - otherDue)
    || URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency)
    || a.reportedAtMs - b.reportedAtMs
    || (a.id < b.id ? -1 : 1);
}

/** What ended last comes first. */
export function byEnd(a: Order, b: Order): number {
  return (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0) || (a.id < b.id ? -1 : 1);
}

export function toColumns(orders: Iterable<Order>): Record<Column, Order[]> {
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, []])) as unknown as Record<Column, Order[]>;
  for (const order of orders) {
    columns[columnOf(order.state)].push(order);
  }
  for (const column of COLUMNS) {
    columns[column].sort(column === 'closed' ? byEnd : byDue);
  }
  return columns;
}
