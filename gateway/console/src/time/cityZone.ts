/** All of China keeps one time (GB/T 7408), without summer time: the city's days and months are those of it. */
export const CITY_ZONE = 'Asia/Shanghai';

const OFFSET_MS = 8 * 3_600_000;

export const DAY_MS = 24 * 3_600_000;

/** The city's day of a moment, as `2026-07-01`. */
export function cityDay(atMs: number): string {
  return new Date(atMs + OFFSET_MS).toISOString().slice(0, 10);
}

/** When a day begins in the city; null where it is no day. */
export function startOfCityDay(day: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
