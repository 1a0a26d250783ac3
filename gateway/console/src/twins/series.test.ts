import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { TwinSchema } from '../gen/citytwin/v1/twin_pb';
import { axisOf, seriesOf } from './series';

const at = (seconds: number): { seconds: bigint } => ({ seconds: BigInt(seconds) });

describe('the series of a twin', () => {
  it('are its window by metric, with the newest value where the window lags it', () => {
    const series = seriesOf(create(TwinSchema, {
      window: [{ metric: 'levelM', value: 1, t: at(1) }, { metric: 'flow', value: 7, t: at(1) }, { metric: 'levelM', value: 2, t: at(2) }],
      metrics: { levelM: { value: 3, t: at(3) }, flow: { value: 7, t: at(1) } },
    }));
    expect(series.get('levelM')).toEqual([[1000, 1], [2000, 2], [3000, 3]]);
    expect(series.get('flow')).toEqual([[1000, 7]]);
  });
});

describe('the axis of a chart', () => {
  it('shows the next level up, so that one sees how far it is', () => {
    const { min, max } = axisOf([[0, 3], [1, 3.2]], [5, 8]);
    expect(max).toBeGreaterThan(5);
    expect(max).toBeLessThan(8);
    expect(min).toBeLessThan(3);
  });

  it('shows the level that was passed, too', () => {
    expect(axisOf([[0, 14.12], [1, 14.14]], [3, 5, 10]).min).toBeLessThan(10);
    expect(axisOf([[0, 14.12], [1, 14.14]], [3, 5, 10]).min).toBeGreaterThan(5);
  });

  it('is not flattened by a level far away', () => {
    expect(axisOf([[0, 1], [1, 2]], [1000]).max).toBeLessThan(3);
  });

  it('has a height even when nothing moves', () => {
    const { min, max } = axisOf([[0, 0], [1, 0]], []);
    expect(max).toBeGreaterThan(min);
  });
});
