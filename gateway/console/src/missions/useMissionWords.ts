import { useUnitWords } from '../fleet/useUnitWords';
import { useLanguage } from '../language/language';
import { formatDuration } from '../time/formatDuration';
import { isHeldBack, type Bid, type Mission } from './mission';

/** Missions in words. */
export function useMissionWords(): {
  kind(mission: Pick<Mission, 'kind'>): string;
  state(mission: Mission, nowMs: number): string;
  plannedBy(mission: Pick<Mission, 'plannedBy'>): string;
  reason(bid: Bid): string;
  refusals(bid: Bid): string;
  term(name: string): string;
} {
  const { t, locale, pick, list } = useLanguage();
  const { code } = useUnitWords();

  return {
    kind: ({ kind }) => t(`mission.kind.${kind}`),
    state: (mission, nowMs) => isHeldBack(mission, nowMs)
      ? t('mission.launchesIn', { time: formatDuration((mission.launchAtMs ?? nowMs) - nowMs, locale.value) })
      : mission.paused ? t('mission.paused') : t(`mission.state.${mission.state}`),
    plannedBy: ({ plannedBy }) => plannedBy.startsWith('rule:')
      ? t('mission.byRule', { rule: plannedBy.slice('rule:'.length) })
      : plannedBy.startsWith('city:') ? t('mission.byDesk') : plannedBy,
    reason: (bid) => pick(bid.reasonZh, bid.reasonEn),
    refusals: (bid) => list(bid.refusals.map((one) => code('refusal', one))),
    term: (name) => code('term', name),
  };
}
