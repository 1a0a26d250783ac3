import type { Order } from './order';

/** What of an order somebody decides by. */
export type ChangedField = 'state' | 'category' | 'urgency' | 'departments' | 'lead' | 'suspended' | 'verification';

export interface Change {
  readonly field: ChangedField;
  readonly from: string;
  readonly to: string;
}

const SHOWN: Readonly<Record<ChangedField, (order: Order) => string>> = {
  state: (order) => order.state,
  category: (order) => order.category,
  urgency: (order) => order.urgency,
  departments: (order) => order.parts.map((part) => `${part.department}:${part.state}`).sort().join(),
  lead: (order) => order.lead,
  suspended: (order) => order.suspendedBecause,
  verification: (order) => order.verification,
};

/** What is different between the order somebody saw and how it stands: codes, to be put into words. */
export function changesBetween(seen: Order, now: Order): readonly Change[] {
  return (Object.keys(SHOWN) as ChangedField[])
    .map((field) => ({ field, from: SHOWN[field](seen), to: SHOWN[field](now) }))
    .filter(({ from, to }) => from !== to);
}
