import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';

/** No stream tells of closures. Where plans are watched they follow the new plan, elsewhere the clock. */
const EVERY_MS = 15_000;

/**
 * Keeps the closed air of the scope up to date.
 * @param wanted whether anybody looks at it.
 */
export function useAirClosures(wanted: () => boolean = () => true): { readonly failed: Ref<string>; read(): Promise<void> } {
  const { air, scope, plans } = useConsole();
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
      await air.read(scope.asked.value, signal);
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
