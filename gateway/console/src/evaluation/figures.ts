import type { EvaluationRow } from '../gen/citytwin/v1/governance_pb';

/** What the rows of an evaluation may be of; the words of the API. */
export const BY = [
  'district', 'street', 'community', 'grid', 'department', 'major-class', 'category', 'source', 'day', 'month', 'quarter', 'year',
] as const;
export type By = (typeof BY)[number];

/** What a column holds: a number of orders, a fraction of them, milliseconds, or a mean of ratings. */
export type Unit = 'count' | 'rate' | 'time' | 'rating';

export type Group = 'rates' | 'counts' | 'times';

export const GROUPS: readonly Group[] = ['rates', 'counts', 'times'];

const OF = {
  establishRate: { group: 'rates', unit: 'rate', of: (row) => row.establishRate },
  dispatchInTimeRate: { group: 'rates', unit: 'rate', of: (row) => row.dispatchInTimeRate },
  handleRate: { group: 'rates', unit: 'rate', of: (row) => row.handleRate },
  handleInTimeRate: { group: 'rates', unit: 'rate', of: (row) => row.handleInTimeRate },
  closeRate: { group: 'rates', unit: 'rate', of: (row) => row.closeRate },
  closeInTimeRate: { group: 'rates', unit: 'rate', of: (row) => row.closeInTimeRate },
  doneRate: { group: 'rates', unit: 'rate', of: (row) => row.doneRate },
  reworkRate: { group: 'rates', unit: 'rate', of: (row) => row.reworkRate },
  overdueRate: { group: 'rates', unit: 'rate', of: (row) => row.overdueRate },
  meanRating: { group: 'rates', unit: 'rating', of: (row) => row.meanRating },
  reported: { group: 'counts', unit: 'count', of: (row) => row.reported },
  merged: { group: 'counts', unit: 'count', of: (row) => row.merged },
  rejected: { group: 'counts', unit: 'count', of: (row) => row.rejected },
  established: { group: 'counts', unit: 'count', of: (row) => row.established },
  toDispatch: { group: 'counts', unit: 'count', of: (row) => row.toDispatch },
  dispatchedInTime: { group: 'counts', unit: 'count', of: (row) => row.dispatchedInTime },
  toHandle: { group: 'counts', unit: 'count', of: (row) => row.toHandle },
  handled: { group: 'counts', unit: 'count', of: (row) => row.handled },
  handledInTime: { group: 'counts', unit: 'count', of: (row) => row.handledInTime },
  toClose: { group: 'counts', unit: 'count', of: (row) => row.toClose },
  closed: { group: 'counts', unit: 'count', of: (row) => row.closed },
  closedInTime: { group: 'counts', unit: 'count', of: (row) => row.closedInTime },
  overdue: { group: 'counts', unit: 'count', of: (row) => row.overdue },
  attempted: { group: 'counts', unit: 'count', of: (row) => row.attempted },
  reworked: { group: 'counts', unit: 'count', of: (row) => row.reworked },
  suspended: { group: 'counts', unit: 'count', of: (row) => row.suspended },
  rated: { group: 'counts', unit: 'count', of: (row) => row.rated },
  registerMedian: { group: 'times', unit: 'time', of: (row) => row.registerTime?.medianMs },
  registerP90: { group: 'times', unit: 'time', of: (row) => row.registerTime?.p90Ms },
  dispatchMedian: { group: 'times', unit: 'time', of: (row) => row.dispatchTime?.medianMs },
  dispatchP90: { group: 'times', unit: 'time', of: (row) => row.dispatchTime?.p90Ms },
  handleMedian: { group: 'times', unit: 'time', of: (row) => row.handleTime?.medianMs },
  handleP90: { group: 'times', unit: 'time', of: (row) => row.handleTime?.p90Ms },
  overallMean: { group: 'times', unit: 'time', of: (row) => row.overallTime?.meanMs },
  overallMedian: { group: 'times', unit: 'time', of: (row) => row.overallTime?.medianMs },
  overallP90: { group: 'times', unit: 'time', of: (row) => row.overallTime?.p90Ms },
} as const satisfies Readonly<Record<string, {
  readonly group: Group; readonly unit: Unit; readonly of: (row: EvaluationRow) => number | undefined;
}>>;

/** A column of the evaluation; docs/evaluation.md has the formulas. */
export type Figure = keyof typeof OF;

export const FIGURES = Object.keys(OF) as readonly Figure[];

export function figuresIn(group: Group): readonly Figure[] {
  return FIGURES.filter((figure) => OF[figure].group === group);
}

export function groupOf(figure: Figure): Group {
  return OF[figure].group;
}

export function unitOf(figure: Figure): Unit {
  return OF[figure].unit;
}

/** What a row has of a figure; null where there is nothing to be of, which is neither 0 nor less than it. */
export function valueOf(row: EvaluationRow, figure: Figure): number | null {
  return OF[figure].of(row) ?? null;
}
