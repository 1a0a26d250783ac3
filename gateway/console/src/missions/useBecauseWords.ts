import { useUnitWords } from '../fleet/useUnitWords';
import { useLanguage } from '../language/language';
import { useMetricWords } from '../sensing/useMetricWords';
import { formatDuration } from '../time/formatDuration';
import { toFound } from './foundTexts';

const MS_PER_S = 1_000;

/** Why something was found so, or ended so, in words. */
export function useBecauseWords(): (said: string) => string {
  const { t, locale } = useLanguage();
  const { code } = useUnitWords();
  const metrics = useMetricWords();

  return (said) => {
    const found = toFound(said);
    if (found === null) {
      return code('because', said);
    }
    const { message, metric, value, least, seconds } = found;
    return t(message, {
      metric: metrics.nameOf(metric),
      ...(value === null ? {} : { value: metrics.withUnit(metric, value) }),
      ...(least === null ? {} : { least: metrics.withUnit(metric, least) }),
      ...(seconds === null ? {} : { time: formatDuration(seconds * MS_PER_S, locale.value) }),
    });
  };
}
