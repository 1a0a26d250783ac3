import { describe, expect, it } from 'vitest';
import { countFleet } from './fleetCounts';

describe('what a dispatcher has in hand', () => {
  it('is counted by kind and by what they do, and docks are not sent', () => {
    expect(countFleet([
      { kind: 'drone', status: 'available' }, { kind: 'drone', status: 'returning' }, { kind: 'drone', status: 'charging' },
      { kind: 'team', status: 'off-duty' }, { kind: 'dock', status: 'available' },
    ])).toEqual({
      drone: { all: 3, ready: 1, out: 1, resting: 1, gone: 0 },
      robot: { all: 0, ready: 0, out: 0, resting: 0, gone: 0 },
      team: { all: 1, ready: 0, out: 0, resting: 0, gone: 1 },
    });
  });
});
