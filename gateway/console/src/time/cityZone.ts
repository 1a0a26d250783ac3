/** China keeps one time (GB/T 7408), without summer time: where a city names no zone that is known here, it is this. */
export const USUAL_ZONE = 'Asia/Shanghai';

export const DAY_MS = 24 * 3_600_000;

const MINUTE_MS = 60_000;

const kept = new Map<string, Intl.DateTimeFormat>();

/** The zone a city names, if this browser knows it. */
export function zoneOf(name: string): string {
  try {
    return name === '' ? USUAL_ZONE : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return USUAL_ZONE;
  }
}

/** The zone's day of a moment, as `2026-07-01`. */
export function cityDay(atMs: number, zone: string): string {
  return new Date(atMs + offsetMs(atMs, zone)).toISOString().slice(0, 10);
}

/** So many days after a day, or before it. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** When a day begins in the zone; null where it is no day. */
export function startOfCityDay(day: string, zone: string): number | null {
  const there = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(there)) {
    return null;
  }
  // What the zone is ahead by at its midnight is known only by where that is: with summer time the first try may be off.
  return there - offsetMs(there - offsetMs(there, zone), zone);
}

/** By how much clocks in the zone are ahead of Greenwich. */
function offsetMs(atMs: number, zone: string): number {
  const format = kept.get(zone) ?? new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  kept.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0);
  return shown - Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
}
