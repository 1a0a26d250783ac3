import type { EvaluationRow } from '../gen/citytwin/v1/governance_pb';
import { useConsole } from '../console';
import { useLanguage } from '../language/language';
import { SOURCES } from '../orders/order';
import { useOrderWords } from '../orders/useOrderWords';
import { formatCount } from '../sensing/formatValue';
import { formatDuration } from '../time/formatDuration';
import { unitOf, valueOf, type By, type Figure } from './figures';

/** What is said of evaluations, in the reader's language. */
export function useFigureWords(): {
  /** What a row is of. */
  rowName(by: By, key: string): string;
  text(row: EvaluationRow, figure: Figure): string;
  /** A number for a chart, and what it is in. */
  inChart(row: EvaluationRow, figure: Figure): number;
  chartUnit(figure: Figure): string;
} {
  const { city, desk } = useConsole();
  const { t, locale, pick } = useLanguage();
  const orders = useOrderWords();

  function className(code: string): string {
    const found = [...desk.categories.value.values()].find((category) => category.classCode === code);
    return found === undefined ? code : pick(found.className, found.classNameEn);
  }

  function rowName(by: By, key: string): string {
    if (key === '') {
      return t('evaluation.unknown');
    }
    switch (by) {
      case 'department': return orders.departmentName(key);
      case 'category': return orders.categoryName(key);
      case 'major-class': return className(key);
      case 'source': {
        const source = SOURCES.find((one) => one === key);
        return source === undefined ? key : t(`source.${source}`);
      }
      case 'district': case 'street': case 'community': case 'grid': return city.nameOf(key, locale.value);
      default: return key;
    }
  }

  return {
    rowName,
    text(row, figure) {
      const value = valueOf(row, figure);
      if (value === null) {
        return '–';
      }
      switch (unitOf(figure)) {
        case 'rate': return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(value);
        case 'time': return formatDuration(value, locale.value, 'narrow');
        case 'rating': return new Intl.NumberFormat(locale.value, { maximumFractionDigits: 2 }).format(value);
        default: return formatCount(value, locale.value);
      }
    },
    inChart(row, figure) {
      const value = valueOf(row, figure) ?? 0;
      const scale = { rate: 100, time: 1 / 3_600_000, rating: 1, count: 1 }[unitOf(figure)];
      return Math.round(value * scale * 10) / 10;
    },
    chartUnit: (figure) => t(`evaluation.unit.${unitOf(figure)}`),
  };
}
