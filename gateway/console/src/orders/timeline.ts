import type { TimelineEvent } from '../gen/citytwin/v1/order_state_pb';
import { toMs } from '../gateway/moment';
import type { Item } from './order';

/** One event of a chain, as it is in its district's log. */
export interface Happened {
  readonly district: string;
  readonly sequence: number;
  readonly type: string;
  readonly entity: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  /** The principal; `clock` when time did it; empty when a device did. */
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** The record itself, to be read and proved. */
  readonly payload: string;
  readonly note: Item | null;
  readonly photos: readonly Item[];
}

export function toHappened(message: TimelineEvent): Happened {
  const details = read(message.payload);
  return {
    district: message.district,
    sequence: Number(message.sequence),
    type: message.type,
    entity: message.entity,
    occurredAtMs: toMs(message.occurredAt) ?? 0,
    recordedAtMs: toMs(message.recordedAt) ?? 0,
    by: typeof details.by === 'string' ? details.by : '',
    details,
    payload: message.payload,
    note: toItem(details.note),
    photos: Array.isArray(details.photos) ? details.photos.flatMap((photo) => toItem(photo) ?? []) : [],
  };
}

/** What of an event is put into words, by name; what is no text or number is left out. */
export function detail({ details }: Happened, name: string): string {
  const value = details[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function read(payload: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(payload);
    return typeof json === 'object' && json !== null ? json as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

/** What people wrote is not in the record: a commitment to it is. */
function toItem(value: unknown): Item | null {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { commitment, mediaType, lengthBytes } = value as Record<string, unknown>;
  return typeof commitment === 'string'
    ? { commitment, mediaType: String(mediaType ?? ''), lengthBytes: Number(lengthBytes ?? 0) }
    : null;
}
