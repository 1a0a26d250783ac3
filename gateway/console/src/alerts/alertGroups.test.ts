import { describe, expect, it } from 'vitest';
import { groupAlerts } from './alertGroups';
import { anAlert } from './anAlert';

const asPixels = ([x, y]: readonly [number, number]): { x: number; y: number } => ({ x, y });

describe('alerts close together on the screen', () => {
  it('share a mark of the worst level among them, also where that one is acknowledged', () => {
    const groups = groupAlerts([
      anAlert({ id: 'blue', severity: 'IV', place: [0, 0] }), anAlert({ id: 'red', severity: 'I', acknowledged: true, place: [10, 0] }),
    ], asPixels, 30);
    expect(groups.map(({ first }) => first.severity)).toEqual(['I']);
  });

  it('share a mark that shows the most urgent', () => {
    const groups = groupAlerts([
      anAlert({ id: 'blue', severity: 'IV', place: [0, 0] }), anAlert({ id: 'red', severity: 'I', place: [10, 0] }),
    ], asPixels, 30);
    expect(groups.map(({ first, others }) => [first.id, others.map((alert) => alert.id)])).toEqual([['red', ['blue']]]);
  });

  it('have marks of their own once they are far enough apart, across the edge of a square too', () => {
    const groups = groupAlerts([anAlert({ id: 'a', place: [29, 0] }), anAlert({ id: 'b', place: [31, 0] }),
      anAlert({ id: 'c', place: [95, 0] })], asPixels, 30);
    expect(groups.map(({ first, others }) => others.length + 1 + first.id.length - 1)).toEqual([2, 1]);
  });

  it('are all in exactly one group', () => {
    const alerts = Array.from({ length: 300 }, (_, i) => anAlert({ id: `${i}`, place: [(i * 37) % 400, (i * 91) % 300] }));
    const ids = groupAlerts(alerts, asPixels, 34).flatMap(({ first, others }) => [first.id, ...others.map((alert) => alert.id)]);
    expect(ids.sort()).toEqual(alerts.map((alert) => alert.id).sort());
  });

  it('are left out when nobody knows where they are', () => {
    expect(groupAlerts([anAlert({ place: null })], asPixels, 30)).toEqual([]);
  });
});
