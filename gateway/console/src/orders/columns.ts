import type { OrderState } from './order';

/** The five steps of an order's way: 报单、派单、办单、跟单、结单. */
export const COLUMNS = ['report', 'dispatch', 'handle', 'follow', 'closed'] as const;

export type Column = (typeof COLUMNS)[number];

const COLUMN_OF: Readonly<Record<OrderState, Column>> = {
  unknown: 'report',
  reported: 'report', registered: 'report', reviewed: 'report', graded: 'report', verifying: 'report',
  established: 'dispatch',
  assigned: 'handle', handling: 'handle',
  answered: 'follow', checked: 'follow',
  closed: 'closed', rejected: 'closed', merged: 'closed',
};

export function columnOf(state: OrderState): Column {
  return COLUMN_OF[state];
}

/** The column to the right; of the last, itself. */
export function columnAfter(column: Column): Column {
  return COLUMNS[COLUMNS.indexOf(column) + 1] ?? column;
}
