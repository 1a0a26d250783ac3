const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does, and lists are told anew each second. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = kept.get(key) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(key, found);
  return found;
}

/** Times in the reader's own zone, to the second; the date only where it is not today's. */
export function formatTime(atMs: number, locale: string, nowMs: number, timeZone?: string): string {
  const day = (ms: number): string => formatOf('en-CA', { timeZone, dateStyle: 'short' }).format(ms);
  return formatOf(locale, {
    timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(day(atMs) === day(nowMs) ? {} : { year: 'numeric', month: '2-digit', day: '2-digit' }),
  }).format(atMs);
}

/** Everything, with the zone, for tooltips and records. */
export function formatFullTime(atMs: number, locale: string, timeZone?: string): string {
  return formatOf(locale, {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(atMs);
}

const STEPS: readonly [unit: 'second' | 'minute' | 'hour' | 'day', seconds: number][] = [
  ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1],
];

const ages = new Map<string, Intl.NumberFormat>();

/** How long ago, in its greatest whole unit: `3m`, `3分钟`. A time ahead of the clock counts as now. */
export function formatAge(atMs: number, locale: string, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - atMs) / 1000));
  const [unit, length] = STEPS.find(([, step]) => seconds >= step) ?? ['second', 1];
  const key = `${locale}/${unit}`;
  const format = ages.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' });
  ages.set(key, format);
  return format.format(Math.floor(seconds / length));
}
