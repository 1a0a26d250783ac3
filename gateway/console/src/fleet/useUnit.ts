import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toUnit, type Unit } from './unit';

/** So often it is read where nobody watches it. */
const AGAIN_MS = 3_000;

/** A unit as the stream tells it; where it is outside what is watched, as it was when it was asked for. */
export function useUnit(id: string): { readonly unit: ShallowRef<Unit | null>; readonly error: Ref<string | null> } {
  const { clients, units, watchesUnits } = useConsole();
  const unit = shallowRef<Unit | null>(units.byId.value.get(id) ?? null);
  const error = ref<string | null>(null);
  const abort = new AbortController();

  watch(units.byId, (byId) => { unit.value = byId.get(id) ?? unit.value; });
  async function read(): Promise<void> {
    try {
      unit.value = toUnit(await clients.fleet.getUnit({ id }, { signal: abort.signal }));
      error.value = null;
    } catch (refused) {
      if (!abort.signal.aborted && unit.value === null) {
        error.value = sentence(refused);
      }
    }
  }

  if (unit.value === null) {
    void read();
  }
  const timer = setInterval(() => {
    if (!watchesUnits() || !units.byId.value.has(id)) {
      void read();
    }
  }, AGAIN_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    abort.abort();
  });
  return { unit, error };
}
