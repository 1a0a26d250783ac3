import { useConsole } from '../console';
import { isMessage, useLanguage } from '../language/language';
import { formatAge } from '../time/formatTime';
import type { Unit } from './unit';

/** Units and what they do, in words. */
export function useUnitWords(): {
  nameOf(id: string): string;
  capability(code: string): string;
  heard(unit: Unit, nowMs: number): string;
  code(prefix: string, said: string): string;
} {
  const { units } = useConsole();
  const { t, locale } = useLanguage();

  /** A word that is newer than this console is shown as it was said. */
  function code(prefix: string, said: string): string {
    const message = `${prefix}.${said}`;
    return isMessage(message) ? t(message) : said;
  }

  return {
    nameOf: (id) => units.byId.value.get(id)?.name ?? id,
    capability: (one) => code('capability', one),
    heard: (unit, nowMs) => unit.heardAtMs === null ? t('unit.link.never') : t('unit.heard', { age: formatAge(unit.heardAtMs, locale.value, nowMs) }),
    code,
  };
}
