import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toMission, type Mission } from './mission';

/** So often it is read where nobody watches missions. */
const AGAIN_MS = 5_000;

/** A mission as the log tells it; where nobody watches missions, as it was when it was asked for. */
export function useMission(id: string): { readonly mission: ShallowRef<Mission | null>; readonly error: Ref<string | null> } {
  const { clients, missions, watchesMissions } = useConsole();
  const mission = shallowRef<Mission | null>(missions.byId.value.get(id) ?? null);
  const error = ref<string | null>(null);
  const abort = new AbortController();

  watch(missions.byId, (byId) => { mission.value = byId.get(id) ?? mission.value; });
  async function read(): Promise<void> {
    try {
      const message = await clients.missions.getMission({ id }, { signal: abort.signal });
      missions.takeOlder([toMission(message)]);
      mission.value = missions.byId.value.get(id) ?? toMission(message);
      error.value = null;
    } catch (refused) {
      if (!abort.signal.aborted && mission.value === null) {
        error.value = sentence(refused);
      }
    }
  }

  void read();
  const timer = setInterval(() => {
    if (!watchesMissions()) {
      void read();
    }
  }, AGAIN_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    abort.abort();
  });
  return { mission, error };
}
