import { ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toOrder } from './order';

/** Listed by when they were reported: an order that took longer than the last so many to end is only seen to end live. */
const MOST = 500;

/** What ended before this console listened, read once for each area. */
export function useEndedOrders(): { readonly error: Ref<string | null> } {
  const { clients, orders, scope } = useConsole();
  const error = ref<string | null>(null);
  watch([scope.code, orders.known], async ([area, known]) => {
    if (!known) {
      return;
    }
    try {
      const page = await clients.orders.listOrders({ area, open: 'false', pageSize: MOST });
      error.value = null;
      if (area === scope.code.value) {
        orders.take(page.orders.map(toOrder));
      }
    } catch (refused) {
      error.value = sentence(refused);
    }
  }, { immediate: true });
  return { error };
}
