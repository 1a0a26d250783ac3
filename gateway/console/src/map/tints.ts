import { rank, worse, type Severity } from '../alerts/severity';
import { worstOf, type Counts } from '../governance/counts';
import type { Health } from '../sensing/health';
import type { Twin } from '../twins/twin';

/** What colour an area or a building has: its worst active alert's, else its sensors' health, else none. */
export type Tint = Exclude<Severity, ''> | Health | 'none';

export function tintOfTwin(twin: Pick<Twin, 'severity' | 'health'>, hasSensors: boolean): Tint {
  return twin.severity !== '' ? twin.severity : hasSensors ? twin.health : 'none';
}

export function tintOfCounts(counts: Counts): Tint {
  const worst = worstOf(counts.activeAlerts);
  return worst === '' ? 'none' : worst;
}

/** Communities have no counts of their own while twins are watched: their cells are asked. */
export function communityTints(twins: Iterable<Twin>): Map<string, Tint> {
  const worst = new Map<string, Severity>();
  for (const twin of twins) {
    if (twin.kind === 'cell' && rank(twin.severity) > 0) {
      const code = twin.area.slice(0, 12);
      worst.set(code, worse(worst.get(code) ?? '', twin.severity));
    }
  }
  return new Map([...worst].map(([code, severity]) => [code, severity === '' ? 'none' : severity]));
}
