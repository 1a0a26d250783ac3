/** Whether a sensor's values can be relied on, in the words of the API. */
export const HEALTHS = ['online', 'stale', 'offline', 'faulty'] as const;

export type Health = (typeof HEALTHS)[number];

/** A twin of which nothing is known yet is offline, as the silo has it. */
export function toHealth(text: string): Health {
  return (HEALTHS as readonly string[]).includes(text) ? (text as Health) : 'offline';
}
