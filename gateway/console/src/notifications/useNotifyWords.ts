import { useAlertWords } from '../alerts/useAlertWords';
import { useConsole } from '../console';
import { isMessage, useLanguage } from '../language/language';
import { useOrderWords } from '../orders/useOrderWords';
import type { Told } from './notification';

/** What is said of notifications, in the reader's language. */
export function useNotifyWords(): {
  what(told: Told): string;
  /** A word of the gateway's; as it says it where this console does not know it. */
  word(group: 'channel' | 'state' | 'kind' | 'problem', said: string): string;
} {
  const { city } = useConsole();
  const { t, locale } = useLanguage();
  const alerts = useAlertWords();
  const orders = useOrderWords();

  function word(group: string, said: string): string {
    const name = `notify.${group}.${said}`;
    return isMessage(name) ? t(name) : said;
  }

  return {
    word,
    what(told) {
      if (told.kind === 'warning') {
        return t('notify.saysWarning', { severity: alerts.severityName(told.severity), what: told.what, where: city.nameOf(told.cell, locale.value) });
      }
      const where = alerts.placeName(told.cell);
      if (told.kind === 'order' && told.onDuty) {
        return t('notify.saysOrderCalls', { what: orders.categoryName(told.what), where, centre: city.nameOf(told.centre, locale.value) });
      }
      if (told.kind === 'order' || told.kind === 'breach') {
        return t(told.kind === 'order' ? 'notify.saysOrder' : 'notify.saysBreach', { what: orders.categoryName(told.what), where });
      }
      const filling = { severity: alerts.severityName(told.severity), what: alerts.ruleName(told.what), where };
      return told.kind === 'escalation'
        ? t('notify.saysEscalation', { ...filling, centre: city.nameOf(told.centre, locale.value) })
        : t('notify.saysAlert', filling);
    },
  };
}
