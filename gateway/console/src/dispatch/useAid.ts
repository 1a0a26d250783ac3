import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toAid, type Aid } from './aid';

/** Asked of by others it is told by no stream that is watched here; what is asked for one's own missions comes with them. */
const EVERY_MS = 10_000;
const SOON_MS = 600;

/** Help asked by or of the districts one looks at, newest first. */
export function useAid(): { readonly requests: ShallowRef<readonly Aid[]>; readonly failed: Ref<string>; read(): Promise<void> } {
  const { clients, scope, missions } = useConsole();
  const requests = shallowRef<readonly Aid[]>([]);
  const failed = ref('');
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    try {
      requests.value = (await clients.dispatch.listAid({ area: scope.asked.value }, { signal })).requests.map(toAid);
      failed.value = '';
    } catch (refused) {
      if (signal.aborted) {
        return;
      }
      failed.value = sentence(refused);
    }
    if (!signal.aborted) {
      timer = setTimeout(() => { void read(); }, EVERY_MS);
    }
  }

  watch(scope.asked, () => { void read(); }, { immediate: true });
  watch(missions.byId, () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void read();
    }, SOON_MS);
  });
  onScopeDispose(() => {
    clearTimeout(timer);
    clearTimeout(soon);
    abort.abort();
  });
  return { requests, failed, read };
}
