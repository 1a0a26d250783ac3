import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toUnit, type Unit } from './unit';

/** A unit as the stream tells it; where it is outside what is watched, as it was when it was asked for. */
export function useUnit(id: string): { readonly unit: ShallowRef<Unit | null>; readonly error: Ref<string | null> } {
  const { clients, units } = useConsole();
  const unit = shallowRef<Unit | null>(units.byId.value.get(id) ?? null);
  const error = ref<string | null>(null);
  const abort = new AbortController();

  watch(units.byId, (byId) => { unit.value = byId.get(id) ?? unit.value; });
  if (unit.value === null) {
    clients.fleet.getUnit({ id }, { signal: abort.signal }).then((message) => { unit.value ??= toUnit(message); }, (refused: unknown) => {
      if (!abort.signal.aborted) {
        error.value = sentence(refused);
      }
    });
  }
  onScopeDispose(() => { abort.abort(); });
  return { unit, error };
}
