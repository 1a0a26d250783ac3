import type { Order } from './order';

/** A work order for tests, with what the test is about. */
export function anOrder(about: Partial<Order> = {}): Order {
  return {
    id: 'order:500103001001001:0000000a',
    number: '500103-0000042',
    version: 1,
    correlationId: 'order:500103001001001:0000000a',
    source: 'citizen',
    state: 'reported',
    category: '0203',
    urgency: 'normal',
    area: '500103001001001',
    place: [106.5, 29.5],
    lead: '500103001',
    alerts: [],
    reportedAtMs: 1_000,
    updatedAtMs: 1_000,
    establishedAtMs: null,
    endedAtMs: null,
    description: null,
    reporter: null,
    photos: [],
    parts: [],
    clocks: [],
    verification: '',
    rejectedBecause: '',
    mergedInto: '',
    absorbed: 0,
    reworks: 0,
    returns: 0,
    supervisedBy: '',
    suspendedBecause: '',
    rating: 0,
    exercise: false,
    ...about,
  };
}
