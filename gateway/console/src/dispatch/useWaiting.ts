import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toMission, type Mission, type MissionKind } from '../missions/mission';
import type { DispatchQuestion } from './dispatchQuestion';
import { waitingFor } from './waiting';

const MAX_READ = 50;
const AGAIN_MS = 2_000;

export interface Waiting {
  readonly missions: ComputedRef<readonly Mission[]>;
  /** False until it is known what waits: a unit sent before might be sent twice. */
  readonly known: Ref<boolean>;
  readonly error: Ref<string>;
}

/** The missions of a question's alert or order that nobody has taken on yet, as they are now. */
export function useWaiting({ alert, order, correlationId }: DispatchQuestion, kind: () => MissionKind): Waiting {
  const { clients, missions } = useConsole();
  const chain = { alert, order, correlationId: correlationId ?? alert };
  const known = ref(chain.correlationId === undefined);
  const error = ref('');
  const abort = new AbortController();
  let again: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => {
    abort.abort();
    clearTimeout(again);
  });

  // What is open is watched, but only in the area that is looked at.
  function read(correlationId: string): void {
    clients.missions.listMissions({ correlationId, open: 'true', pageSize: MAX_READ }, { signal: abort.signal }).then((page) => {
      missions.takeOlder(page.missions.map(toMission));
      [known.value, error.value] = [true, ''];
    }, (refused: unknown) => {
      if (!abort.signal.aborted) {
        error.value = sentence(refused);
        again = setTimeout(() => { read(correlationId); }, AGAIN_MS);
      }
    });
  }
  if (chain.correlationId !== undefined) {
    read(chain.correlationId);
  }
  return { missions: computed(() => waitingFor(missions.byId.value.values(), chain, kind())), known, error };
}
