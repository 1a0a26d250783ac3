import type { Timestamp } from '@bufbuild/protobuf/wkt';

/** Milliseconds since 1970; null when the message leaves the time out. */
export function toMs(moment: Timestamp | undefined): number | null {
  return moment === undefined ? null : Number(moment.seconds) * 1000 + Math.floor(moment.nanos / 1_000_000);
}
