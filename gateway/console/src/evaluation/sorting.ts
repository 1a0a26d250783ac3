import type { EvaluationRow } from '../gen/citytwin/v1/governance_pb';
import { valueOf, type Figure } from './figures';

/** By which column, and which way; `name` is the first one. */
export interface Sorting {
  readonly by: Figure | 'name';
  readonly descending: boolean;
}

/** The same column again turns the order round; another begins with what is most of it, names with the first. */
export function sortedBy(now: Sorting, by: Sorting['by']): Sorting {
  return { by, descending: now.by === by ? !now.descending : by !== 'name' };
}

/** Rows that have nothing of the figure come last, whichever way. Equals stay in the order of their keys. */
export function sortRows(rows: readonly EvaluationRow[], { by, descending }: Sorting, nameOf: (row: EvaluationRow) => string, locale: string): readonly EvaluationRow[] {
  const way = descending ? -1 : 1;
  const names = new Intl.Collator(locale, { numeric: true });
  return [...rows].sort((a, b) => {
    if (by === 'name') {
      return way * names.compare(nameOf(a), nameOf(b)) || compareKeys(a, b);
    }
    const [one, other] = [valueOf(a, by), valueOf(b, by)];
    return one === null || other === null
      ? Number(one === null) - Number(other === null) || compareKeys(a, b)
      : way * (one - other) || compareKeys(a, b);
  });
}

function compareKeys(a: EvaluationRow, b: EvaluationRow): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
