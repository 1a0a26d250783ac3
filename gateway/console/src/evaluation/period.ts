import { dayAfter, startOfCityDay } from '../time/cityZone';

/** Periods that are asked for by name; `custom` is between two days. */
export const PRESETS = ['week', 'days30', 'month', 'lastMonth', 'quarter', 'year', 'custom'] as const;
export type Preset = (typeof PRESETS)[number];

/** From the first day's beginning to the last day's end, in the city's time. */
export interface Period {
  readonly fromDay: string;
  readonly toDay: string;
}

/** @param today the city's day. */
export function periodOf(preset: Exclude<Preset, 'custom'>, today: string): Period {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = (ofMonth: number): string => new Date(Date.UTC(year, ofMonth - 1, 1)).toISOString().slice(0, 10);
  switch (preset) {
    case 'week': return { fromDay: dayAfter(today, -6), toDay: today };
    case 'days30': return { fromDay: dayAfter(today, -29), toDay: today };
    case 'month': return { fromDay: first(month), toDay: today };
    case 'lastMonth': return { fromDay: first(month - 1), toDay: dayAfter(first(month), -1) };
    case 'quarter': return { fromDay: first(month - ((month - 1) % 3)), toDay: today };
    case 'year': return { fromDay: first(1), toDay: today };
  }
}

/** Its moments, the end not in it; null where it is none. What has not come yet is not asked for. */
export function momentsOf({ fromDay, toDay }: Period, nowMs: number, zone: string): { readonly fromMs: number; readonly toMs: number } | null {
  const [fromMs, lastMs] = [startOfCityDay(fromDay, zone), startOfCityDay(toDay, zone)];
  if (fromMs === null || lastMs === null) {
    return null;
  }
  const toMs = Math.min(startOfCityDay(dayAfter(toDay, 1), zone) ?? lastMs, nowMs);
  return fromMs < toMs ? { fromMs, toMs } : null;
}
