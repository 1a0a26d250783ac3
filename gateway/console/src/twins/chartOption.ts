import type { EChartsCoreOption } from 'echarts/core';
import type { Severity } from '../alerts/severity';
import type { Palette } from '../look/palette';
import { formatWithUnit, formatValue } from '../sensing/formatValue';
import type { RuleLine } from '../sensing/ruleLevels';
import { formatTime } from '../time/formatTime';
import { axisOf, type Point } from './series';

export interface ChartAsked {
  readonly points: readonly Point[];
  readonly lines: readonly RuleLine[];
  readonly name: string;
  readonly unit: string;
  readonly locale: string;
  readonly palette: Palette;
  /** Nothing may move. */
  readonly still: boolean;
  level(severity: Severity): string;
}

export function chartOption(asked: ChartAsked): EChartsCoreOption {
  const { points, lines, locale, palette, unit, still } = asked;
  const axis = axisOf(points, lines.map((line) => line.at));
  return {
    animation: !still,
    animationDurationUpdate: 250,
    grid: { left: 8, right: 14, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.land,
      borderColor: palette.grid,
      textStyle: { color: palette.text },
      formatter: (items: readonly { value: Point }[]) => tip(items[0]?.value, asked),
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: palette.grid } },
      axisTick: { customValues: ends(points) },
      axisLabel: {
        color: palette.text,
        customValues: ends(points),
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        formatter: (at: number) => formatTime(at, locale, at),
      },
    },
    yAxis: {
      type: 'value',
      min: axis.min,
      max: axis.max,
      splitNumber: 3,
      axisLabel: {
        color: palette.text,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => formatValue(value, locale),
      },
      splitLine: { lineStyle: { color: palette.grid } },
    },
    series: [{
      type: 'line',
      name: asked.name,
      data: points.map(([at, value]) => [at, value]),
      showSymbol: points.length <= 32,
      symbolSize: 5,
      lineStyle: { width: 2, color: palette.line },
      itemStyle: { color: palette.line },
      areaStyle: { color: palette.line, opacity: 0.1, origin: 'start' },
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        data: lines.filter((line) => line.at >= axis.min && line.at <= axis.max).map((line, i) => ({
          yAxis: line.at,
          lineStyle: { color: palette.severity[line.severity], type: 'dashed', width: 1.5 },
          label: {
            // Levels stand close: their words take turns at the ends.
            position: i % 2 === 0 ? 'insideEndTop' : 'insideStartTop',
            color: palette.text,
            formatter: `${asked.level(line.severity)} ${formatWithUnit(line.at, unit, locale)}`,
          },
        })),
      },
    }],
  };
}

/** The first time, the middle and the last. */
function ends(points: readonly Point[]): number[] {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  return [first, (first + last) / 2, last];
}

/** Text only: names come from packages and devices, and are never markup. */
function tip(point: Point | undefined, { locale, unit }: ChartAsked): string | HTMLElement {
  const node = document.createElement('div');
  if (point !== undefined) {
    node.textContent = `${formatTime(point[0], locale, Date.now())}  ${formatWithUnit(point[1], unit, locale)}`;
  }
  return node;
}
