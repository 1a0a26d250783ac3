import { useConsole } from '../console';
import { ancestor } from '../city/division';
import { useLanguage } from '../language/language';
import { kindOfMetric } from '../sensing/ruleConditions';
import type { Alert } from './alert';
import { evidenceOf } from './evidence';
import type { Severity } from './severity';

/** What is said of alerts, in the reader's language. */
export function useAlertWords(): {
  severityName(severity: Severity): string;
  ruleName(id: string): string;
  /** What the alert's rule saw; empty when there is nothing to tell. */
  evidence(alert: Alert, nowMs: number): string;
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

  function evidence(alert: Alert, nowMs: number): string {
    const rule = catalogue.rules.value.get(alert.rule);
    const kind = alert.sensorKind === '' && rule !== undefined
      ? kindOfMetric(rule, alert.metric, alert.limit)
      : alert.sensorKind;
    const metric = catalogue.metric(kind, alert.metric);
    const about = {
      name: metric === undefined ? alert.metric : pick(metric.nameZh, metric.nameEn),
      // The unit is known only to hold for the numbers of a rule that is known.
      unit: rule === undefined ? '' : metric?.unit ?? '',
    };
    const told = evidenceOf(alert, rule, about, locale.value, nowMs);
    return told === null ? '' : t(told.message, told.filling);
  }

  return {
    severityName: (severity) => t(severity === '' ? 'severity.none' : `severity.${severity}`),
    ruleName: (id) => {
      const rule = catalogue.rules.value.get(id);
      return rule === undefined ? id : pick(rule.nameZh, rule.nameEn);
    },
    evidence,
    where: (alert) => placeName(alert.area),
    placeName,
  };
}
