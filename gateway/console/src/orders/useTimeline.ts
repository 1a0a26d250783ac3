import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toHappened, type Happened } from './timeline';

/** Everything that happened under one correlation id, read again whenever the order has a newer version. */
export function useTimeline(correlationId: () => string, version: () => number): {
  readonly events: ShallowRef<readonly Happened[] | null>;
  readonly error: Ref<string | null>;
} {
  const { clients } = useConsole();
  const events = shallowRef<readonly Happened[] | null>(null);
  const error = ref<string | null>(null);
  let abort = new AbortController();

  watch([correlationId, version], async ([chain]) => {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    try {
      const timeline = await clients.orders.getTimeline({ correlationId: chain }, { signal });
      events.value = timeline.events.map(toHappened);
      error.value = null;
    } catch (refused) {
      if (!signal.aborted) {
        error.value = sentence(refused);
      }
    }
  }, { immediate: true });
  onScopeDispose(() => { abort.abort(); });
  return { events, error };
}
