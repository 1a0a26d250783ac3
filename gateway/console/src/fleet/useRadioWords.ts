import { useLanguage } from '../language/language';
import { useMetricWords } from '../sensing/useMetricWords';
import { useUnitWords } from './useUnitWords';

/** What a line of a radio log says, in the reader's words where the city writes it in a form of its own. */
export function useRadioWords(): { text(what: string, said: string): string; by(who: string): string } {
  const { t } = useLanguage();
  const { code } = useUnitWords();
  const metrics = useMetricWords();

  return {
    text(what, said) {
      switch (what) {
        case 'stop-reached': {
          const stop = /^stop (\d+)$/.exec(said)?.[1];
          return stop === undefined ? said : t('radio.stop', { n: Number(stop) + 1 });
        }
        case 'start-task':
        case 'change-task': {
          const [, kind, stops] = /^([a-z-]+), (\d+) stops$/.exec(said) ?? [];
          return kind === undefined || stops === undefined ? said : t('radio.task', { kind: code('mission.kind', kind), n: stops });
        }
        case 'measured': {
          const [metric = '', value = ''] = said.split(' ');
          return `${metrics.nameOf(metric)} ${Number.isFinite(Number.parseFloat(value)) ? metrics.withUnit(metric, Number.parseFloat(value)) : value}`;
        }
        case 'control': return code('unit.control', said);
        case 'duty': return code('unit.status', said);
        case 'media-taken': return said.split('/').at(-1) ?? said;
        default: return said;
      }
    },
    by: (who) => who.startsWith('mission:') ? t('radio.byMission') : who.startsWith('rule:') || who.startsWith('city:') ? t('radio.byCity') : who,
  };
}
