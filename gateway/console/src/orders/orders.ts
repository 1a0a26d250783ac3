import { createKept, type Kept, type LogStep } from '../live/kept';
import type { OrderUpdate } from '../gen/citytwin/v1/order_pb';
import { isOpen, toOrder, type Order } from './order';

/** Ended orders kept at hand: those of the last hours of a busy centre. */
const MAX_ENDED = 2_000;

export type OrderListener = (type: string, order: Order) => void;

/** Every work order the console knows, by id. */
export interface Orders extends Kept<Order> {
  /** Hears of each event while watching. */
  onEvent(listener: OrderListener): () => void;
}

export function createOrders(): Orders {
  const listeners = new Set<OrderListener>();
  const kept = createKept<Order>({
    isOpen,
    endedAtMs: (order) => order.endedAtMs ?? 0,
    maxEnded: MAX_ENDED,
    happened(type, order) { listeners.forEach((listener) => { listener(type, order); }); },
  });
  return {
    ...kept,
    onEvent(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}

export function toStep(update: OrderUpdate): LogStep<Order> {
  return {
    type: update.type,
    item: update.order === undefined ? null : toOrder(update.order),
    pictureComplete: update.snapshotComplete,
  };
}
