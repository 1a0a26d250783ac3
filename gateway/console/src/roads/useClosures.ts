import { computed, type ComputedRef, type Ref } from 'vue';
import { useConsole } from '../console';
import { useReread } from '../live/useReread';

const DISTRICT_DIGITS = 6;

/** The district whose desk closes the roads one looks at: the scope's, or the only one there is; empty for none. */
export function useRoadDistrict(): ComputedRef<string> {
  const { city, scope } = useConsole();
  return computed(() => {
    const districts = city.city.value?.districts ?? [];
    return scope.code.value.length >= DISTRICT_DIGITS
      ? scope.code.value.slice(0, DISTRICT_DIGITS)
      : districts.length === 1 ? districts[0] ?? '' : '';
  });
}

/**
 * Keeps the closures of the scope up to date, and the roads they are of at hand.
 * @param wanted whether anybody looks at them.
 */
export function useClosures(wanted: () => boolean = () => true): { readonly failed: Ref<string>; read(): Promise<void> } {
  const { roads } = useConsole();
  const district = useRoadDistrict();
  return useReread(async (area, signal) => {
    await roads.readClosures(area, signal);
    if (roads.closures.value.length > 0 && district.value !== '') {
      await roads.load(district.value);
    }
  }, wanted);
}
