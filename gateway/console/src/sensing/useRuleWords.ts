import { useAlertWords } from '../alerts/useAlertWords';
import { useConsole } from '../console';
import { isMessage, useLanguage } from '../language/language';
import { formatDuration } from '../time/formatDuration';
import { formatWithUnit } from './formatValue';
import { readRule, type Condition, type LevelReading, type ScheduleWindow } from './ruleReading';

/** What a rule asks for, in the reader's language. */
export function useRuleWords(): {
  /** Sentences of a rule's definition; none when there is nothing to say beside its name. */
  describe(definitionJson: string): string[];
} {
  const { catalogue } = useConsole();
  const { t, pick, locale, language } = useLanguage();
  const { severityName } = useAlertWords();

  const list = (parts: readonly string[], type: 'conjunction' | 'disjunction'): string =>
    new Intl.ListFormat(locale.value, { type }).format(parts);

  function condition({ kind, metric, raise, above }: Condition): string {
    const [sensor, measured] = [catalogue.kinds.value.get(kind), catalogue.metric(kind, metric)];
    return t(above ? 'rule.above' : 'rule.below', {
      kind: sensor === undefined ? kind : pick(sensor.nameZh, sensor.nameEn),
      metric: measured === undefined ? metric : pick(measured.nameZh, measured.nameEn),
      value: formatWithUnit(raise, measured?.unit ?? '', locale.value),
    });
  }

  function conditions({ when, anyOf }: LevelReading): string {
    const groups = anyOf.map((group) => bracketed(list(group.map(condition), 'conjunction'), group.length > 1 && anyOf.length > 1));
    const either = groups.length === 0 ? [] : [bracketed(list(groups, 'disjunction'), groups.length > 1 && when.length > 0)];
    return list([...when.map(condition), ...either], 'conjunction');
  }

  function bracketed(text: string, needed: boolean): string {
    return needed ? t('rule.brackets', { text }) : text;
  }

  function level(reading: LevelReading): string[] {
    const severity = severityName(reading.severity);
    const asks = conditions(reading);
    const lasting = reading.forSeconds > 0
      ? t('rule.lasting', { conditions: asks, duration: formatDuration(reading.forSeconds * 1000, locale.value) })
      : asks;
    return [
      ...(asks === '' ? [] : [t('rule.level', { severity, conditions: lasting })]),
      ...(reading.schedule.length === 0 ? [] : [t('rule.levelSchedule', { severity, windows: windows(reading.schedule) })]),
    ];
  }

  function windows(schedule: readonly ScheduleWindow[]): string {
    return schedule.map(({ days, from, until }) => t(until <= from ? 'rule.windowOvernight' : 'rule.window', {
      // Days of a list need no "and".
      days: days.map(dayName).join(language.value === 'zh' ? '、' : ', '), from, until,
    })).join(language.value === 'zh' ? '；' : '; ');
  }

  function dayName(day: string): string {
    const message = `rule.day.${day}`;
    return isMessage(message) ? t(message) : day;
  }

  return {
    describe: (definitionJson) => {
      const rule = readRule(definitionJson);
      return [
        ...rule.levels.flatMap(level),
        ...(rule.schedule.length === 0 ? [] : [t('rule.schedule', { windows: windows(rule.schedule) })]),
      ];
    },
  };
}
