import { useLanguage } from '../language/language';
import type { AirClosure } from './airClosure';

/** Closed air in words. */
export function useAirWords(): { heights(closure: Pick<AirClosure, 'floorM' | 'ceilingM'>): string } {
  const { t } = useLanguage();
  return {
    heights: ({ floorM, ceilingM }) => floorM === null
      ? ceilingM === null ? t('air.anyHeight') : t('air.below', { ceiling: ceilingM })
      : ceilingM === null ? t('air.above', { floor: floorM }) : t('air.between', { floor: floorM, ceiling: ceilingM }),
  };
}
