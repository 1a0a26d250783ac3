import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import type { Order } from './order';

/** Read again so often where the console does not watch orders: a panel beside the alerts. */
const REFRESH_MS = 10_000;

/** One order, as new as the console knows it, for as long as the component lives. */
export function useOrderDetail(id: string): { readonly order: ComputedRef<Order | null>; readonly error: Ref<string | null> } {
  const { orders, orderActions, watchesOrders } = useConsole();
  const found = shallowRef<Order | null>(null);
  const error = ref<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  async function read(): Promise<void> {
    try {
      found.value = await orderActions.read(id);
      error.value = null;
    } catch (refused) {
      error.value = sentence(refused);
    }
    if (!gone) {
      rest();
    }
  }

  function rest(): void {
    timer = setTimeout(() => void (watchesOrders() && orders.known.value ? rest() : read()), REFRESH_MS);
  }

  void read();
  onScopeDispose(() => {
    gone = true;
    clearTimeout(timer);
  });
  return {
    order: computed(() => {
      const watched = orders.byId.value.get(id);
      return watched !== undefined && watched.version >= (found.value?.version ?? 0) ? watched : found.value;
    }),
    error,
  };
}
