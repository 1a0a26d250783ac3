import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toPlan, type Plan } from './plan';

/** A plan follows the mission that made it necessary; without one it is asked for as often. */
const SOON_MS = 600;
const EVERY_MS = 5_000;

/** The plans in force, asked for when a mission changes and now and then: a stream more would be one line too many. */
export function usePlans(): { readonly plans: ShallowRef<readonly Plan[] | null>; readonly error: Ref<string> } {
  const { clients, scope, missions } = useConsole();
  const plans = shallowRef<readonly Plan[] | null>(null);
  const error = ref('');
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    try {
      const response = await clients.dispatch.getPlans({ area: scope.asked.value }, { signal });
      plans.value = response.plans.map(toPlan);
      error.value = '';
    } catch (refused) {
      if (signal.aborted) {
        return;
      }
      error.value = sentence(refused);
    }
    timer = setTimeout(() => { void read(); }, EVERY_MS);
  }

  watch(scope.asked, () => {
    plans.value = null;
    void read();
  }, { immediate: true });
  watch(missions.byId, () => {
    clearTimeout(timer);
    timer = setTimeout(() => { void read(); }, SOON_MS);
  });
  onScopeDispose(() => {
    clearTimeout(timer);
    abort.abort();
  });
  return { plans, error };
}
