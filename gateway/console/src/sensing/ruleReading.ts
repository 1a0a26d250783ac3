import { SEVERITIES, toSeverity, type Severity } from '../alerts/severity';
import { readDefinition } from './ruleDefinition';

/** One condition of a combination. */
export interface Condition {
  readonly kind: string;
  readonly metric: string;
  readonly raise: number;
  readonly above: boolean;
}

/** A time of day at which a rule may raise, on some days. */
export interface ScheduleWindow {
  readonly days: readonly string[];
  readonly from: string;
  readonly until: string;
}

export interface LevelReading {
  readonly severity: Severity;
  readonly when: readonly Condition[];
  readonly anyOf: readonly (readonly Condition[])[];
  readonly forSeconds: number;
  readonly schedule: readonly ScheduleWindow[];
}

/** What a rule asks for beside the levels of its one metric: when it may raise, and the conditions of a combination. */
export interface RuleReading {
  readonly schedule: readonly ScheduleWindow[];
  /** The gravest first; those that have neither conditions nor a schedule of their own are left out. */
  readonly levels: readonly LevelReading[];
}

/** What of a definition cannot be read is passed over. */
export function readRule(definitionJson: string): RuleReading {
  const definition = readDefinition(definitionJson);
  return {
    schedule: windowsOf(definition.schedule),
    levels: itemsOf(definition.levels).map(levelOf)
      .filter((level) => level.severity !== '' && (level.when.length + level.anyOf.length + level.schedule.length) > 0)
      .sort((a, b) => SEVERITIES.indexOf(a.severity as 'I') - SEVERITIES.indexOf(b.severity as 'I')),
  };
}

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}

function levelOf(value: unknown): LevelReading {
  const [severity, forSeconds] = [member(value, 'severity'), member(value, 'forSeconds')];
  return {
    severity: typeof severity === 'string' ? toSeverity(severity) : '',
    when: conditionsOf(member(value, 'when')),
    anyOf: itemsOf(member(value, 'anyOf')).map(conditionsOf).filter((group) => group.length > 0),
    forSeconds: typeof forSeconds === 'number' ? forSeconds : 0,
    schedule: windowsOf(member(value, 'schedule')),
  };
}

function conditionsOf(value: unknown): Condition[] {
  return itemsOf(value).flatMap((one) => {
    const [kind, metric, raise] = [member(one, 'kind'), member(one, 'metric'), member(one, 'raise')];
    return typeof kind === 'string' && typeof metric === 'string' && typeof raise === 'number'
      ? [{ kind, metric, raise, above: member(one, 'direction') !== 'Below' }]
      : [];
  });
}

function windowsOf(value: unknown): ScheduleWindow[] {
  return itemsOf(value).flatMap((one) => {
    const [from, until] = [member(one, 'from'), member(one, 'until')];
    const days = itemsOf(member(one, 'days')).filter((day): day is string => typeof day === 'string');
    return typeof from === 'string' && typeof until === 'string' && days.length > 0 ? [{ days, from, until }] : [];
  });
}
