import { isOpen, needsEyes, type Alert } from './alert';
import { rank, type Severity } from './severity';

/** What the list shows: `open` is active or not yet seen. */
export type AlertShow = 'open' | 'unacknowledged' | 'active' | 'all';

export interface AlertFilter {
  readonly show: AlertShow;
  readonly severities: ReadonlySet<Severity>;
  /** Division code; alerts of other divisions are left out. */
  readonly area: string;
  /** Whether those that a window quiets are listed too. */
  readonly quieted?: boolean;
}

/** What needs eyes first comes first: unseen, or worse than when it was seen, before seen; worse before milder, newer before older. */
export function byUrgency(a: Alert, b: Alert): number {
  return tier(a) - tier(b)
    || rank(b.severity) - rank(a.severity)
    || b.raisedAtMs - a.raisedAtMs
    || (a.id < b.id ? -1 : 1);
}

export function passes(alert: Alert, filter: AlertFilter): boolean {
  return alert.area.startsWith(filter.area)
    && (filter.quieted === true || alert.quietedBy === '')
    && (filter.severities.size === 0 || filter.severities.has(alert.severity))
    && shows(alert, filter.show);
}

function shows(alert: Alert, show: AlertShow): boolean {
  switch (show) {
    case 'open': return isOpen(alert);
    case 'unacknowledged': return needsEyes(alert);
    case 'active': return alert.active;
    case 'all': return true;
  }
}

function tier(alert: Alert): number {
  return (alert.active ? 0 : 2) + (needsEyes(alert) ? 0 : 1);
}
