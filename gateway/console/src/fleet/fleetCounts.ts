import type { Unit, UnitKind } from './unit';

/** Those one sends; docks are where they live. */
export const SENT_KINDS = ['drone', 'robot', 'team'] as const satisfies readonly UnitKind[];

/** How units of one kind stand. */
export interface FleetCount {
  readonly all: number;
  /** Can be sent now. */
  readonly ready: number;
  /** On a mission or on the way home from one. */
  readonly out: number;
  /** Charge or rest: ready again by themselves. */
  readonly resting: number;
  /** Off duty, broken, or not heard. */
  readonly gone: number;
}

/** Counts of each kind, in one pass: thousands of units change every second. */
export function countFleet(units: Iterable<Pick<Unit, 'kind' | 'status'>>): Readonly<Record<(typeof SENT_KINDS)[number], FleetCount>> {
  const counts = Object.fromEntries(SENT_KINDS.map((kind) => [kind, { all: 0, ready: 0, out: 0, resting: 0, gone: 0 }])) as
    Record<(typeof SENT_KINDS)[number], { all: number; ready: number; out: number; resting: number; gone: number }>;
  for (const { kind, status } of units) {
    if (kind !== 'dock') {
      counts[kind].all++;
      counts[kind][PART_OF[status]]++;
    }
  }
  return counts;
}

export const FLEET_PARTS = ['ready', 'out', 'resting', 'gone'] as const;

const PART_OF: Readonly<Record<Unit['status'], (typeof FLEET_PARTS)[number]>> = {
  'available': 'ready', 'busy': 'out', 'returning': 'out', 'charging': 'resting', 'resting': 'resting', 'off-duty': 'gone', 'unavailable': 'gone',
};
