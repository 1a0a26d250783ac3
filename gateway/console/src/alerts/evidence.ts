import type { Rule } from '../gen/citytwin/v1/city_pb';
import type { Filling } from '../language/language';
import type { Message } from '../language/zh';
import { formatWithUnit } from '../sensing/formatValue';
import { formatDuration } from '../time/formatDuration';
import type { Alert } from './alert';

/** What an alert's numbers are about: its metric's name in the reader's language, and its unit. */
export interface EvidenceMetric {
  readonly name: string;
  readonly unit: string;
}

export interface EvidenceSentence {
  readonly message: Message;
  readonly filling: Filling;
}

/**
 * What a rule saw, as a sentence. What the two numbers of the evidence are depends on the type of the rule (see
 * Evidence in alert.proto); of a rule the catalogue does not know nothing is claimed but the numbers.
 * @returns null when there is nothing to tell.
 */
export function evidenceOf(
  alert: Alert, rule: Pick<Rule, 'type'> | undefined, metric: EvidenceMetric, locale: string, nowMs: number,
): EvidenceSentence | null {
  if (alert.metric === '' || !Number.isFinite(alert.value)) {
    return null;
  }
  const inUnit = (value: number): string => formatWithUnit(value, metric.unit, locale);
  switch (rule?.type) {
    case 'no-data':
      return { message: 'alerts.evidence.silent', filling: silence(alert, locale, nowMs) };
    case 'rate':
      return rate(alert, metric, locale);
    case 'flatline':
      return flatline(alert, metric.name, inUnit);
    case 'anomaly':
      return {
        message: 'alerts.evidence.unusual',
        filling: { metric: metric.name, value: inUnit(alert.value), limit: inUnit(alert.limit) },
      };
    default:
      return {
        message: 'alerts.evidence',
        filling: { metric: metric.name, value: inUnit(alert.value), limit: inUnit(alert.limit) },
      };
  }
}

/** The evidence is as old as the alert, and silence grows: it began the limit before the alert and lasts until it is cleared. */
function silence({ limit, raisedAtMs, clearedAtMs }: Alert, locale: string, nowMs: number): Filling {
  const limitMs = limit * 1000;
  return {
    value: formatDuration(limitMs + Math.max(0, (clearedAtMs ?? nowMs) - raisedAtMs), locale),
    limit: formatDuration(limitMs, locale),
  };
}

/** Both per hour. Which way it goes is a word, so the sign of the limit is said only where it differs. */
function rate({ value, limit }: Alert, metric: EvidenceMetric, locale: string): EvidenceSentence {
  const perHour = (each: number): string => formatWithUnit(each, `${metric.unit}/h`, locale);
  const falls = value < 0;
  return {
    message: falls ? 'alerts.evidence.falls' : 'alerts.evidence.rises',
    filling: {
      metric: metric.name,
      value: perHour(Math.abs(value)),
      limit: falls === limit < 0 ? perHour(Math.abs(limit)) : `${limit > 0 ? '+' : ''}${perHour(limit)}`,
    },
  };
}

/** The limit is the band the value kept within; once cleared, the value is the one that left it. */
function flatline(
  { active, value, limit }: Alert, metric: string, inUnit: (value: number) => string,
): EvidenceSentence {
  if (!active) {
    return { message: 'alerts.evidence.value', filling: { metric, value: inUnit(value) } };
  }
  return limit > 0
    ? { message: 'alerts.evidence.within', filling: { metric, value: inUnit(value), limit: inUnit(limit) } }
    : { message: 'alerts.evidence.unchanged', filling: { metric, value: inUnit(value) } };
}
