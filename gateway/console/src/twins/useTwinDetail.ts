import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import type { Twin as Message } from '../gen/citytwin/v1/twin_pb';
import { sentence } from '../gateway/refusal';

/** A twin is read whole at most so often, however fast it changes. */
const PAUSE_MS = 1_000;

/** A twin that does not change is read again now and then: whom it counts may have. */
const REFRESH_MS = 15_000;

export interface TwinDetail {
  readonly twin: ShallowRef<Message | null>;
  /** When it was last read. */
  readonly readAtMs: Ref<number | null>;
  readonly error: Ref<string | null>;
}

/** One twin with its window and the standing of its rules, kept up for as long as the component lives. */
export function useTwinDetail(id: string): TwinDetail {
  const { clients, twins, alerts } = useConsole();
  const twin = shallowRef<Message | null>(null);
  const readAtMs = ref<number | null>(null);
  const error = ref<string | null>(null);
  const abort = new AbortController();
  let busy = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    if (busy) {
      again = true;
      return;
    }
    clearTimeout(timer);
    busy = true;
    again = false;
    try {
      twin.value = await clients.twins.getTwin({ id }, { signal: abort.signal });
      readAtMs.value = Date.now();
      error.value = null;
    } catch (refused) {
      error.value = sentence(refused);
    }
    timer = setTimeout(() => {
      busy = false;
      void (again ? read() : rest());
    }, PAUSE_MS);
  }

  function rest(): void {
    if (!abort.signal.aborted) {
      timer = setTimeout(() => void read(), REFRESH_MS);
    }
  }

  void read();
  const stopTwins = twins.onChange(({ upserted }) => {
    if (upserted.some((changed) => changed.id === id)) {
      void read();
    }
  });
  watch(() => [...alerts.byId.value.values()].filter((alert) => alert.twinId === id).map((alert) => alert.version).join(), () => {
    void read();
  });
  onScopeDispose(() => {
    abort.abort();
    stopTwins();
    clearTimeout(timer);
  });
  return { twin, readAtMs, error };
}
