import type { Clock as ClockMessage, Item as ItemMessage, Order as Message } from '../gen/citytwin/v1/order_state_pb';
import { toMs } from '../gateway/moment';

/** In the order an order goes through them. */
export const ORDER_STATES = [
  'reported', 'registered', 'reviewed', 'graded', 'verifying', 'established', 'assigned', 'handling', 'answered', 'checked',
  'closed', 'rejected', 'merged',
] as const;
export type OrderState = (typeof ORDER_STATES)[number] | 'unknown';

/** Worst first. */
export const URGENCIES = ['critical', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const SOURCES = ['alert', 'citizen', 'hotline', 'police', 'petition', 'patrol', 'superior'] as const;
export type Source = (typeof SOURCES)[number];

export const STAGES = ['overall', 'register', 'dispatch', 'respond', 'handle', 'check'] as const;
export type Stage = (typeof STAGES)[number];

export const PART_STATES = ['assigned', 'accepted', 'returned', 'answered'] as const;
export type PartState = (typeof PART_STATES)[number];

/** A text or picture that `GetItem` reads. */
export interface Item {
  readonly commitment: string;
  readonly mediaType: string;
  readonly lengthBytes: number;
}

/** A department's part. */
export interface Part {
  readonly department: string;
  readonly area: string;
  readonly leads: boolean;
  readonly state: PartState;
  readonly officer: string;
}

/** One time limit. */
export interface StageClock {
  readonly stage: Stage;
  readonly startedAtMs: number;
  readonly dueAtMs: number;
  readonly endedAtMs: number | null;
  readonly pausedAtMs: number | null;
}

/** A work order as the console keeps it. */
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly correlationId: string;
  readonly source: Source;
  readonly state: OrderState;
  readonly category: string;
  readonly urgency: Urgency;
  readonly area: string;
  readonly place: readonly [longitude: number, latitude: number];
  readonly lead: string;
  readonly alerts: readonly string[];
  readonly reportedAtMs: number;
  readonly updatedAtMs: number;
  readonly establishedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly description: Item | null;
  readonly reporter: Item | null;
  readonly photos: readonly Item[];
  readonly parts: readonly Part[];
  readonly clocks: readonly StageClock[];
  readonly verification: '' | 'found' | 'not-found';
  readonly rejectedBecause: string;
  readonly mergedInto: string;
  readonly absorbed: number;
  readonly reworks: number;
  readonly returns: number;
  readonly supervisedBy: string;
  readonly suspendedBecause: string;
  readonly rating: number;
  readonly exercise: boolean;
}

export function toOrder(message: Message): Order {
  return {
    id: message.id,
    number: message.number,
    version: message.version,
    correlationId: message.correlationId,
    source: oneOf(SOURCES, message.source, 'citizen'),
    state: oneOf<OrderState>(ORDER_STATES, message.state, 'unknown'),
    category: message.category,
    urgency: oneOf(URGENCIES, message.urgency, 'normal'),
    area: message.area,
    place: [message.longitude, message.latitude],
    lead: message.lead,
    alerts: message.alerts,
    reportedAtMs: toMs(message.reportedAt) ?? 0,
    updatedAtMs: toMs(message.updatedAt) ?? 0,
    establishedAtMs: toMs(message.establishedAt),
    endedAtMs: toMs(message.closedAt),
    description: toItem(message.description),
    reporter: toItem(message.reporter),
    photos: message.photos.flatMap((photo) => toItem(photo) ?? []),
    parts: message.assignments.map((part) => ({
      department: part.department,
      area: part.area,
      leads: part.part === 'lead',
      state: oneOf(PART_STATES, part.state, 'assigned'),
      officer: part.officer,
    })),
    clocks: message.clocks.map(toClock),
    verification: oneOf(['', 'found', 'not-found'] as const, message.verification, ''),
    rejectedBecause: message.rejectedBecause,
    mergedInto: message.mergedInto,
    absorbed: message.absorbed,
    reworks: message.reworks,
    returns: message.returns,
    supervisedBy: message.supervisedBy,
    suspendedBecause: message.suspendedBecause,
    rating: message.rating,
    exercise: message.exercise,
  };
}

/** There is still something to do about it. */
export function isOpen({ state }: Pick<Order, 'state'>): boolean {
  return state !== 'closed' && state !== 'rejected' && state !== 'merged';
}

/** It neither has ended nor stands still. */
export function isRunning(clock: StageClock): boolean {
  return clock.endedAtMs === null && clock.pausedAtMs === null;
}

/** Boards sort thousands of orders by it, many times: what was found stays with the clocks, which never change. */
const nextOf = new WeakMap<readonly StageClock[], StageClock | null>();

/** The running clock that runs out first; null when none runs. */
export function nextClock({ clocks }: Pick<Order, 'clocks'>): StageClock | null {
  const known = nextOf.get(clocks);
  if (known !== undefined) {
    return known;
  }
  const next = clocks.filter(isRunning).reduce<StageClock | null>(
    (first, clock) => (first === null || clock.dueAtMs < first.dueAtMs ? clock : first), null);
  nextOf.set(clocks, next);
  return next;
}

export function isLate(order: Pick<Order, 'clocks'>, nowMs: number): boolean {
  const clock = nextClock(order);
  return clock !== null && clock.dueAtMs <= nowMs;
}

function toItem(message: ItemMessage | undefined): Item | null {
  return message === undefined
    ? null
    : { commitment: message.commitment, mediaType: message.mediaType, lengthBytes: message.lengthBytes };
}

function toClock(message: ClockMessage): StageClock {
  return {
    stage: oneOf(STAGES, message.stage, 'overall'),
    startedAtMs: toMs(message.startedAt) ?? 0,
    dueAtMs: toMs(message.dueAt) ?? 0,
    endedAtMs: toMs(message.endedAt),
    pausedAtMs: toMs(message.pausedAt),
  };
}

/** A word the gateway may say; one that this console does not know yet counts as the other. */
export function oneOf<T extends string>(words: readonly T[], said: string, otherwise: T): T {
  return words.find((word) => word === said) ?? otherwise;
}
