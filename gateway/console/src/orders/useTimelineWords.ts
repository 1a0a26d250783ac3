import { toSeverity } from '../alerts/severity';
import { useAlertWords } from '../alerts/useAlertWords';
import { useUnitWords } from '../fleet/useUnitWords';
import { isMessage, useLanguage } from '../language/language';
import { useBecauseWords } from '../missions/useBecauseWords';
import { useMetricWords } from '../sensing/useMetricWords';
import { detail, type Happened } from './timeline';
import { useOrderWords } from './useOrderWords';

/** Events in words. */
export function useTimelineWords(): { sentence(event: Happened): string; who(event: Happened): string } {
  const { t } = useLanguage();
  const orders = useOrderWords();
  const alerts = useAlertWords();
  const units = useUnitWords();
  const because = useBecauseWords();
  const metrics = useMetricWords();

  function word(prefix: string, said: string): string {
    const message = `${prefix}.${said}`;
    return isMessage(message) ? t(message) : said;
  }

  /** Everything that any sentence has a gap for; only what the event has is filled. */
  function fillings(event: Happened): Record<string, string> {
    const of = (name: string): string => detail(event, name);
    return {
      rule: alerts.ruleName(of('rule')),
      severity: alerts.severityName(toSeverity(of('severity'))),
      category: orders.categoryName(of('category')),
      urgency: word('urgency', of('urgency')),
      source: word('source', of('source')),
      verification: t(event.details.found === true ? 'verification.found' : 'verification.not-found'),
      reason: event.type.startsWith('mission.') ? of('reason') || because(of('because')) : orders.reasonName(of('reason')),
      kind: word('mission.kind', of('kind')),
      unit: units.nameOf(of('unit')),
      finding: word('mission.finding', of('finding')),
      department: orders.departmentName(of('department')),
      part: t(event.details.leads === true ? 'part.lead' : 'part.support'),
      rating: of('rating'),
      centre: orders.divisionName(of('centre') || of('lead')),
      stage: word('stage', of('stage')),
      minutes: of('byMinutes'),
      into: of('into'),
      who: of('to'),
      from: of('from'),
      percent: String(Math.round(Number(of('used')) * 100)),
    };
  }

  return {
    sentence(event) {
      const figure = event.type === 'mission.evidence' ? figureIn(event) : null;
      if (figure !== null) {
        return t('event.mission.figure', { metric: metrics.nameOf(figure.metric), value: metrics.withUnit(figure.metric, figure.value) });
      }
      const message = `event.${event.type}`;
      // An event newer than this console is named as the log names it.
      return isMessage(message) ? t(message, fillings(event)) : event.type;
    },
    who(event) {
      if (event.by === 'city:clock' || ['alert.escalated', 'alert.quieted', 'alert.unquieted'].includes(event.type)) {
        return t('timeline.clock');
      }
      if (event.by === 'city:intake') {
        return t('timeline.intake');
      }
      if (event.by === 'city:dispatch') {
        return t('timeline.dispatch');
      }
      if (event.by === 'city:unit') {
        return t('timeline.unit');
      }
      if (event.by.startsWith('rule:')) {
        return t('mission.byRule', { rule: event.by.slice('rule:'.length) });
      }
      return event.by === '' ? t('timeline.device') : t('timeline.by', { who: event.by });
    },
  };
}

/** What was measured; null for a picture. */
function figureIn({ details }: Happened): { readonly metric: string; readonly value: number } | null {
  const { metric, value } = (details.evidence ?? {}) as Record<string, unknown>;
  return typeof metric === 'string' && typeof value === 'number' ? { metric, value } : null;
}
