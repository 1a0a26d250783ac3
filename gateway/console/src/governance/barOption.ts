import type { EChartsCoreOption } from '../look/chartParts';
import type { Palette } from '../look/palette';

export interface BarSeries {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

export interface BarsAsked {
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
  readonly palette: Palette;
  readonly still: boolean;
  /** Bars lie, one below the other, and their series are added up; otherwise they stand side by side. */
  readonly lying: boolean;
  /** Where the scale ends, when it has an end: 100 for per cent. */
  readonly most?: number | undefined;
}

/** Bars for numbers of orders. */
export function barOption({ names, series, palette, still, lying, most }: BarsAsked): EChartsCoreOption {
  const categories = {
    type: 'category',
    data: names,
    inverse: lying,
    axisLabel: { color: palette.text, interval: 0, ...(lying ? { width: 110, overflow: 'truncate' } : {}) },
    axisLine: { lineStyle: { color: palette.grid } },
    axisTick: { show: false },
  };
  const values = {
    type: 'value',
    minInterval: 1,
    splitNumber: 3,
    ...(most === undefined ? {} : { max: most }),
    axisLabel: { color: palette.text },
    splitLine: { lineStyle: { color: palette.grid } },
  };
  return {
    animation: !still,
    animationDurationUpdate: 250,
    grid: { left: 4, right: 12, top: 28, bottom: 2, containLabel: true },
    legend: { top: 0, right: 0, itemHeight: 10, textStyle: { color: palette.text } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.land,
      borderColor: palette.grid,
      textStyle: { color: palette.text },
    },
    xAxis: lying ? values : categories,
    yAxis: lying ? categories : values,
    series: series.map(({ name, colour, values: data }) => ({
      type: 'bar',
      name,
      data,
      barMaxWidth: 16,
      itemStyle: { color: colour },
      ...(lying ? { stack: 'all' } : {}),
    })),
  };
}
