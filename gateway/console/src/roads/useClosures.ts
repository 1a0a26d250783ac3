import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';

const DISTRICT_DIGITS = 6;
/** No stream tells of closures. Where plans are watched they follow the new plan, elsewhere the clock. */
const EVERY_MS = 15_000;

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
  const { roads, scope, plans } = useConsole();
  const district = useRoadDistrict();
  const failed = ref('');
  let abort = new AbortController();

  async function read(): Promise<void> {
    if (!wanted()) {
      return;
    }
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    try {
      await roads.readClosures(scope.asked.value, signal);
      if (roads.closures.value.length > 0 && district.value !== '') {
        await roads.load(district.value);
      }
      failed.value = '';
    } catch (refused) {
      if (!signal.aborted) {
        failed.value = sentence(refused);
      }
    }
  }

  watch([scope.asked, plans.all, wanted], () => { void read(); }, { immediate: true });
  const timer = setInterval(() => { void read(); }, EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    abort.abort();
  });
  return { failed, read };
}
