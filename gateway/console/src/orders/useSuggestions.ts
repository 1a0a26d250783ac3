import { shallowRef, watch, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import type { LikelyDuplicate, OrderSuggestions, WorkSuggestion } from '../gen/citytwin/v1/order_state_pb';
import type { Order, OrderState } from './order';
import type { Step } from './steps';

/** Steps that judge what an order is and where it goes. */
const JUDGING: readonly Step[] = ['register', 'review', 'grade', 'establish', 'assign', 'merge', 'reject'];

/** From here on an order is with those who do it. */
const DECIDED: readonly OrderState[] = ['assigned', 'handling', 'answered', 'checked', 'closed', 'rejected', 'merged'];

const MOST = 2;

export interface Suggested {
  readonly suggestions: readonly WorkSuggestion[];
  readonly duplicates: readonly LikelyDuplicate[];
}

const NOTHING: Suggested = { suggestions: [], duplicates: [] };

export function suggestsAt(step: Step | null): boolean {
  return step !== null && JUDGING.includes(step);
}

/** The few most probable of what the desk suggests. */
export function fewOf({ suggestions, duplicates }: Pick<OrderSuggestions, 'suggestions' | 'duplicates'>): Suggested {
  return { suggestions: suggestions.slice(0, MOST), duplicates: duplicates.slice(0, MOST) };
}

/** What the desk suggests for an order while it is being judged. Without suggestions one decides as well: no error is shown. */
export function useSuggestions(order: () => Order): { readonly suggested: ShallowRef<Suggested> } {
  const { clients } = useConsole();
  const suggested = shallowRef<Suggested>(NOTHING);
  watch(() => order().id, async (id) => {
    if (!DECIDED.includes(order().state)) {
      suggested.value = await clients.orders.getSuggestions({ id }).then(fewOf, () => NOTHING);
    }
  }, { immediate: true });
  return { suggested };
}
