import { toMs } from '../gateway/moment';
import type { Twin as Message } from '../gen/citytwin/v1/twin_pb';

export type Point = readonly [atMs: number, value: number];

/** The samples of a twin by metric, oldest first, with the newest value at the end where the window lags it. */
export function seriesOf(twin: Pick<Message, 'window' | 'metrics'>): ReadonlyMap<string, readonly Point[]> {
  const series = new Map<string, Point[]>();
  for (const { metric, value, t } of twin.window) {
    const atMs = toMs(t);
    if (atMs !== null) {
      series.set(metric, [...(series.get(metric) ?? []), [atMs, value]]);
    }
  }
  for (const [metric, { value, t }] of Object.entries(twin.metrics)) {
    const atMs = toMs(t);
    const points = series.get(metric) ?? [];
    const last = points.at(-1);
    if (atMs !== null && (last === undefined || last[0] < atMs)) {
      series.set(metric, [...points, [atMs, value]]);
    }
  }
  return series;
}

/** Where a chart's value axis ends: around the points and those levels that are near enough not to flatten them. */
export function axisOf(points: readonly Point[], levels: readonly number[]): { min: number; max: number } {
  const values = points.map(([, value]) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(high - low, Math.abs(high) * 0.02, 0.01);
  const near = levels.filter((level) => level <= high + span * 4 && level >= low - span * 4);
  // At least the next level up and down, so that one sees how far it is, unless that would flatten everything.
  const reach = Math.max(span * 20, Math.abs(high) * 2);
  const up = levels.filter((level) => level > high && level - high < reach).sort((a, b) => a - b).slice(0, 1);
  const down = levels.filter((level) => level < low && low - level < reach).sort((a, b) => b - a).slice(0, 1);
  const all = [low, high, ...near, ...up, ...down];
  const [min, max] = [Math.min(...all), Math.max(...all)];
  const pad = (max - min || span) * 0.12;
  return { min: min - pad, max: max + pad };
}
