import type { Counts as Message, SeverityCounts } from '../gen/citytwin/v1/twin_pb';
import type { Alert } from '../alerts/alert';
import { SEVERITIES, type Severity } from '../alerts/severity';
import { HEALTHS, type Health } from '../sensing/health';
import type { Twin } from '../twins/twin';

export type BySeverity = Readonly<Record<Severity, number>>;
export type ByHealth = Readonly<Record<Health, number>>;

/** What a division counts. */
export interface Counts {
  readonly sensors: ReadonlyMap<string, ByHealth>;
  readonly activeAlerts: BySeverity;
  readonly unacknowledged: BySeverity;
  readonly cells: BySeverity;
  readonly buildings: BySeverity;
}

const NO_HEALTH: ByHealth = { online: 0, stale: 0, offline: 0, faulty: 0 };
const NO_SEVERITY: BySeverity = { I: 0, II: 0, III: 0, IV: 0, '': 0 };

export const NOTHING: Counts = {
  sensors: new Map(), activeAlerts: NO_SEVERITY, unacknowledged: NO_SEVERITY, cells: NO_SEVERITY, buildings: NO_SEVERITY,
};

export function toCounts(message: Message): Counts {
  return {
    sensors: new Map(message.sensors.map(({ kind, online, stale, offline, faulty }) =>
      [kind, { online, stale, offline, faulty }])),
    activeAlerts: toBySeverity(message.activeAlerts),
    unacknowledged: toBySeverity(message.unacknowledgedAlerts),
    cells: toBySeverity(message.cells),
    buildings: toBySeverity(message.buildings),
  };
}

export function sumCounts(parts: readonly Counts[]): Counts {
  const sensors = new Map<string, ByHealth>();
  for (const part of parts) {
    for (const [kind, tally] of part.sensors) {
      sensors.set(kind, addHealth(sensors.get(kind) ?? NO_HEALTH, tally));
    }
  }
  const add = (of: (part: Counts) => BySeverity): BySeverity => parts.map(of).reduce(addSeverity, NO_SEVERITY);
  return {
    sensors,
    activeAlerts: add((part) => part.activeAlerts),
    unacknowledged: add((part) => part.unacknowledged),
    cells: add((part) => part.cells),
    buildings: add((part) => part.buildings),
  };
}

/** The share of sensors that are online, down to a tenth of a percent: it is 100 % only when none is missing. */
export function onlineRate(health: ByHealth): number {
  const all = HEALTHS.reduce((sum, one) => sum + health[one], 0);
  return all === 0 ? 0 : Math.floor((health.online * 1000) / all) / 1000;
}

/** A division's counts: its own where they are sent, otherwise the sum of those right below it. */
export function countsOf(code: string, known: ReadonlyMap<string, Counts>): Counts | null {
  const own = known.get(code);
  if (own !== undefined) {
    return own;
  }
  const below = [...known].filter(([child]) => child.startsWith(code) && child !== code);
  const nearest = Math.min(...below.map(([child]) => child.length));
  const parts = below.filter(([child]) => child.length === nearest).map(([, counts]) => counts);
  return parts.length === 0 ? null : sumCounts(parts);
}

/** Counts of what one sees oneself: whoever may see less than a street is sent no counts of it. */
export function countsOfTwins(twins: Iterable<Twin>, alerts: Iterable<Alert>): Counts {
  const sensors = new Map<string, ByHealth>();
  const [cells, buildings, active, unacknowledged] = [{ ...NO_SEVERITY }, { ...NO_SEVERITY }, { ...NO_SEVERITY }, { ...NO_SEVERITY }];
  for (const { kind, sensorKind, health, severity } of twins) {
    if (kind === 'sensor') {
      const tally = sensors.get(sensorKind) ?? NO_HEALTH;
      sensors.set(sensorKind, { ...tally, [health]: tally[health] + 1 });
    } else if (kind === 'cell') {
      cells[severity]++;
    } else if (kind === 'building') {
      buildings[severity]++;
    }
  }
  for (const alert of alerts) {
    if (alert.active && alert.quietedBy === '') {
      active[alert.severity]++;
      unacknowledged[alert.severity] += alert.acknowledged ? 0 : 1;
    }
  }
  return { sensors, activeAlerts: active, unacknowledged, cells, buildings };
}

export function healthTotals(counts: Counts): ByHealth {
  return [...counts.sensors.values()].reduce(addHealth, NO_HEALTH);
}

export function total(tally: BySeverity): number {
  return SEVERITIES.reduce((sum, severity) => sum + tally[severity], 0);
}

export function worstOf(tally: BySeverity): Severity {
  return SEVERITIES.find((severity) => tally[severity] > 0) ?? '';
}

function addHealth(a: ByHealth, b: ByHealth): ByHealth {
  return Object.fromEntries(HEALTHS.map((health) => [health, a[health] + b[health]])) as ByHealth;
}

function addSeverity(a: BySeverity, b: BySeverity): BySeverity {
  return { I: a.I + b.I, II: a.II + b.II, III: a.III + b.III, IV: a.IV + b.IV, '': a[''] + b[''] };
}

function toBySeverity(message: SeverityCounts | undefined): BySeverity {
  return message === undefined
    ? NO_SEVERITY
    : { I: message.red, II: message.orange, III: message.yellow, IV: message.blue, '': message.calm };
}
