import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import { useConsole } from '../console';
import type { Twin as Message } from '../gen/citytwin/v1/twin_pb';
import { toTwin, type Twin } from './twin';

/** More than a cell has; of a division a page is enough to begin with. */
const PAGE = 200;

/** A centre's counts change every second, and each list asks many streets: what is listed may be so old. */
const LIST_AGAIN_MS = 15_000;

/** The sensors in a twin, as they are now where they are watched, otherwise as the gateway lists them: from afar the twins of a city are not watched. */
export function useTwinSensors(twin: () => Message | null): ComputedRef<readonly Twin[]> {
  const { clients, twins } = useConsole();
  const listed = shallowRef<readonly Twin[]>([]);
  const abort = new AbortController();

  let again: ReturnType<typeof setTimeout> | undefined;

  async function list(): Promise<void> {
    clearTimeout(again);
    again = undefined;
    const now = twin();
    if (now === null || now.kind === 'sensor' || isWatched(now)) {
      return;
    }
    try {
      const page = await clients.twins.listTwins({ area: now.area, kind: 'sensor', pageSize: PAGE }, { signal: abort.signal });
      listed.value = page.twins.map(toTwin);
    } catch {
      // What is watched is shown all the same; the panel itself says when the gateway does not answer.
    }
  }

  watch(() => twin()?.id, () => { void list(); }, { immediate: true });
  watch(() => twin()?.version, () => { again ??= setTimeout(() => { void list(); }, LIST_AGAIN_MS); });

  /** A cell or a building is watched whole or not at all; of a division a viewport may show a part. */
  function isWatched(now: Message): boolean {
    return now.kind !== 'centre' && [...twins.byId.value.values()].some((one) => one.kind === 'sensor' && isIn(one, now));
  }

  onScopeDispose(() => {
    clearTimeout(again);
    abort.abort();
  });

  return computed(() => {
    const now = twin();
    if (now === null || now.kind === 'sensor') {
      return [];
    }
    const all = new Map(listed.value.map((one) => [one.id, one]));
    for (const one of twins.byId.value.values()) {
      if (one.kind === 'sensor') {
        all.set(one.id, one);
      }
    }
    return [...all.values()].filter((one) => isIn(one, now));
  });
}

export function isIn(sensor: Pick<Twin, 'area' | 'building'>, twin: Pick<Message, 'kind' | 'area' | 'id'>): boolean {
  return twin.kind === 'building' ? sensor.building === twin.id : sensor.area.startsWith(twin.area);
}
