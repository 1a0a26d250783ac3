import { useConsole } from '../console';
import { ancestor } from '../city/division';
import { useLanguage } from '../language/language';
import { formatWithUnit } from '../sensing/formatValue';
import type { Alert } from './alert';
import type { Severity } from './severity';

/** What is said of alerts, in the reader's language. */
export function useAlertWords(): {
  severityName(severity: Severity): string;
  ruleName(id: string): string;
  metricName(kind: string, metric: string): string;
  value(kind: string, metric: string, value: number): string;
  where(alert: Alert): string;
  placeName(area: string): string;
} {
  const { catalogue, city } = useConsole();
  const { t, pick, locale } = useLanguage();

  function placeName(area: string): string {
    return (['street', 'community'] as const)
      .map((level) => ancestor(area, level))
      .filter((code) => code !== null)
      .map((code) => city.nameOf(code, locale.value))
      // A code instead of a name says nothing next to the street's name.
      .filter((name, i) => i === 0 || !/^\d+$/.test(name))
      .join(' · ');
  }

  return {
    severityName: (severity) => t(severity === '' ? 'severity.none' : `severity.${severity}`),
    ruleName: (id) => {
      const rule = catalogue.rules.value.get(id);
      return rule === undefined ? id : pick(rule.nameZh, rule.nameEn);
    },
    metricName: (kind, name) => {
      const metric = catalogue.metric(kind, name);
      return metric === undefined ? name : pick(metric.nameZh, metric.nameEn);
    },
    value: (kind, metric, value) => formatWithUnit(value, catalogue.metric(kind, metric)?.unit ?? '', locale.value),
    where: (alert) => placeName(alert.area),
    placeName,
  };
}
