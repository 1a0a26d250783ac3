import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { ancestor } from '../city/division';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toOrder, type Order } from './order';

const MOST = 30;
const PAGE = 300;
const EARTH_RADIUS_M = 6_371_000;

export interface MergeTarget {
  readonly order: Order;
  readonly distanceM: number;
}

/** Open orders that are older, nearest first: a matter goes on where it was reported first. */
export function mergeTargets(order: Order, others: Iterable<Order>): readonly MergeTarget[] {
  return [...others]
    .filter((other) => other.id !== order.id && other.reportedAtMs <= order.reportedAtMs)
    .map((other) => ({ order: other, distanceM: distanceM(order.place, other.place) }))
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, MOST);
}

/** Haversine. */
export function distanceM(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h = Math.sin(rad(b[1] - a[1]) / 2) ** 2
    + Math.cos(rad(a[1])) * Math.cos(rad(b[1])) * Math.sin(rad(b[0] - a[0]) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

/**
 * What an order could be merged into, read when it is asked for.
 * @param chosen an order that is among them in any case.
 */
export function useMergeTargets(order: () => Order, wanted: () => boolean, chosen: () => string): {
  readonly targets: ShallowRef<readonly MergeTarget[]>;
  readonly error: Ref<string>;
} {
  const { clients, orderActions } = useConsole();
  const targets = shallowRef<readonly MergeTarget[]>([]);
  const error = ref('');
  watch([wanted, order, chosen], async ([now, of, into]) => {
    if (!now) {
      return;
    }
    try {
      const page = await clients.orders.listOrders({ area: ancestor(of.area, 'street') ?? of.area, open: 'true', pageSize: PAGE });
      const near = mergeTargets(of, page.orders.map(toOrder));
      const missing = into === '' || near.some((target) => target.order.id === into) ? null : await orderActions.read(into);
      targets.value = missing === null ? near : [{ order: missing, distanceM: distanceM(of.place, missing.place) }, ...near];
      error.value = '';
    } catch (refused) {
      error.value = sentence(refused);
    }
  }, { immediate: true });
  return { targets, error };
}
