import { Code, ConnectError } from '@connectrpc/connect';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import { toOrder, type Order } from './order';
import type { Orders } from './orders';
import { callStep, type StepAsked } from './stepCalls';

/** What came of a step. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly order: Order }
  /** It was decided on an order that has changed since: how it stands now. */
  | { readonly kind: 'stale'; readonly order: Order }
  | { readonly kind: 'refused'; readonly why: string };

export interface OrderActions {
  take(asked: StepAsked): Promise<StepOutcome>;
  /** How an order stands now. */
  read(id: string): Promise<Order>;
}

/** Nothing is shown as done before the gateway says so. */
export function createOrderActions(clients: Pick<Clients, 'orders'>, orders: Orders): OrderActions {
  async function read(id: string): Promise<Order> {
    const order = toOrder(await clients.orders.getOrder({ id }));
    orders.take([order]);
    return order;
  }

  return {
    read,
    async take(asked) {
      try {
        const order = toOrder(await callStep(clients.orders, asked));
        orders.take([order]);
        return { kind: 'done', order };
      } catch (error) {
        if (ConnectError.from(error).code === Code.Aborted) {
          return await read(asked.id).then(
            (order): StepOutcome => ({ kind: 'stale', order }),
            (unread: unknown): StepOutcome => ({ kind: 'refused', why: sentence(unread) }));
        }
        return { kind: 'refused', why: sentence(error) };
      }
    },
  };
}
