import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';

/** No stream tells of closures. Where plans are watched they follow the new plan, elsewhere the clock. */
const EVERY_MS = 15_000;

/**
 * Reads again what no stream tells of: when another scope is looked at, with each new plan, and now and then.
 * @param get what is read, of the area that is given; what is read anew aborts what was being read.
 * @param wanted whether anybody looks at it.
 */
export function useReread(
  get: (area: string, signal: AbortSignal) => Promise<void>, wanted: () => boolean,
): { readonly failed: Ref<string>; read(): Promise<void> } {
  const { scope, plans } = useConsole();
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
      await get(scope.asked.value, signal);
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
