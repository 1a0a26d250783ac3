import type { OrderUpdate } from '../gen/citytwin/v1/order_pb';
import type { Clients } from '../gateway/clients';
import { followArea, type AreaLine, type FollowedArea } from '../live/followArea';
import type { Clock, Line } from '../live/line';
import { createLogWatch } from '../live/logWatch';
import { toStep, type Orders } from './orders';

/** A storm has a hundred events a second: eyes see no more of it for its being drawn as often. */
const EVERY_MS = 200;

export interface OrderWatch extends Pick<FollowedArea, 'follow' | 'following'> {
  readonly line: Line<OrderUpdate>;
}

/** Follows the orders of one area at a time. */
export function createOrderWatch(clients: Pick<Clients, 'orders'>, orders: Orders, clock?: Clock): OrderWatch {
  const followed: FollowedArea = followArea((): AreaLine => line, () => {
    startAnew();
    orders.reset();
  });
  const { line, startAnew } = createLogWatch<OrderUpdate, NonNullable<ReturnType<typeof toStep>['item']>>({
    clock,
    everyMs: EVERY_MS,
    open: (from, signal) => clients.orders.watchOrders({ ...from, area: followed.area() }, { signal }),
    toStep,
    apply: (steps) => { orders.apply(steps); },
  });
  return { line, follow: followed.follow, following: followed.following };
}
