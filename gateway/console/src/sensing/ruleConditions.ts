import type { Rule } from '../gen/citytwin/v1/city_pb';
import { readDefinition } from './ruleDefinition';
import { itemsOf, member } from './ruleReading';

interface Condition {
  readonly kind: string;
  readonly metric: string;
  readonly raise?: unknown;
  readonly clear?: unknown;
}

/**
 * The sensor kind that a metric of a combination is of, from its conditions: an alert about a cell names only the
 * metric. Where two kinds share its name, the condition with the limit the alert was held against is meant.
 * @returns an empty text when no condition names the metric.
 */
export function kindOfMetric(rule: Pick<Rule, 'definitionJson'>, metric: string, limit: number): string {
  const levels = readDefinition(rule.definitionJson).levels;
  const conditions = itemsOf(levels)
    .flatMap((level) => [...itemsOf(member(level, 'when')), ...itemsOf(member(level, 'anyOf')).flatMap(itemsOf)])
    .filter(isCondition)
    .filter((condition) => condition.metric === metric);
  return (conditions.find(({ raise, clear }) => raise === limit || clear === limit) ?? conditions[0])?.kind ?? '';
}

function isCondition(value: unknown): value is Condition {
  const { kind, metric } = (value ?? {}) as Partial<Record<keyof Condition, unknown>>;
  return typeof kind === 'string' && typeof metric === 'string';
}
