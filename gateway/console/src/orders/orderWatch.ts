import type { OrderUpdate } from '../gen/citytwin/v1/order_pb';
import type { Clients } from '../gateway/clients';
import type { Clock, Line } from '../live/line';
import { createLogWatch } from '../live/logWatch';
import { toStep, type Orders } from './orders';

/** A storm has a hundred events a second: eyes see no more of it for its being drawn as often. */
const EVERY_MS = 200;

export interface OrderWatch {
  readonly line: Line<OrderUpdate>;
  /** Watches the orders of an area; null closes the line, and the same area again goes on where it was. */
  follow(area: string | null): void;
  following(): boolean;
}

/** Follows the orders of one area at a time: a browser has few lines to give, so nothing is watched that nobody looks at. */
export function createOrderWatch(clients: Pick<Clients, 'orders'>, orders: Orders, clock?: Clock): OrderWatch {
  let area = '';
  let wanted = false;
  const { line, startAnew } = createLogWatch<OrderUpdate, NonNullable<ReturnType<typeof toStep>['item']>>({
    clock,
    everyMs: EVERY_MS,
    open: (from, signal) => clients.orders.watchOrders({ ...from, area }, { signal }),
    toStep,
    apply: (steps) => { orders.apply(steps); },
  });
  return {
    line,
    following: () => wanted,
    follow(next) {
      wanted = next !== null;
      if (next === null) {
        line.close();
      } else if (next === area) {
        line.open();
      } else {
        area = next;
        line.close();
        startAnew();
        orders.reset();
        line.open();
      }
    },
  };
}
