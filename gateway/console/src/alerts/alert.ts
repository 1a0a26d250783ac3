import type { Alert as Message } from '../gen/citytwin/v1/alert_pb';
import { ancestor } from '../city/division';
import { toMs } from '../gateway/moment';
import { toSeverity, type Severity } from './severity';

/** An alert as the console keeps it. */
export interface Alert {
  readonly id: string;
  readonly twinId: string;
  readonly twinName: string;
  readonly sensorKind: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly highestSeverity: Severity;
  readonly active: boolean;
  readonly acknowledged: boolean;
  readonly acknowledgedBy: string;
  readonly acknowledgedAtMs: number | null;
  /** Its severity rose after it was acknowledged, and nobody has looked since. The console's own: the log has no such word. */
  readonly climbed: boolean;
  readonly area: string;
  /** Who sees to it; empty when nobody was named. */
  readonly assignedTo: string;
  /** The centre it calls now. */
  readonly lead: string;
  readonly raisedAtMs: number;
  readonly clearedAtMs: number | null;
  readonly note: string;
  readonly metric: string;
  readonly value: number;
  readonly limit: number;
  readonly evidenceAtMs: number | null;
  readonly version: number;
  /** The window by which it calls nobody; empty when it may. */
  readonly quietedBy: string;
  /** Null when the gateway could not say where its twin stands. */
  readonly place: readonly [longitude: number, latitude: number] | null;
}

export function toAlert(message: Message): Alert {
  return {
    id: message.id,
    twinId: message.twinId,
    twinName: message.twinName,
    sensorKind: message.sensorKind,
    rule: message.rule,
    severity: toSeverity(message.severity),
    highestSeverity: toSeverity(message.highestSeverity),
    active: message.state === 'active',
    acknowledged: message.acknowledged,
    acknowledgedBy: message.acknowledgedBy,
    acknowledgedAtMs: toMs(message.acknowledgedAt),
    climbed: climbedUnseen(message),
    area: message.area,
    assignedTo: message.assignedTo,
    lead: message.lead,
    raisedAtMs: toMs(message.raisedAt) ?? 0,
    clearedAtMs: toMs(message.clearedAt),
    note: message.note,
    metric: message.evidence?.metric ?? '',
    value: message.evidence?.value ?? Number.NaN,
    limit: message.evidence?.limit ?? Number.NaN,
    evidenceAtMs: toMs(message.evidence?.t),
    version: message.version,
    quietedBy: message.quietedBy,
    place: message.longitude === 0 && message.latitude === 0 ? null : [message.longitude, message.latitude],
  };
}

/**
 * Whether an alert one meets for the first time got worse after it was acknowledged: what its rule saw last is later than
 * that, and it is the worst it had. Other events may follow an acknowledgement too, as a call for the alert's whole area.
 */
function climbedUnseen(message: Message): boolean {
  const acknowledged = toMs(message.acknowledgedAt);
  const updated = toMs(message.evidence?.t) ?? toMs(message.updatedAt);
  return message.state === 'active' && message.severity === message.highestSeverity
    && acknowledged !== null && updated !== null && updated > acknowledged;
}

/** The centre it calls is further up than its street's, which it called first. */
export function isEscalated({ lead, area }: Pick<Alert, 'lead' | 'area'>): boolean {
  const street = ancestor(area, 'street');
  return lead !== '' && street !== null && lead.length < street.length;
}

/** Someone still has to do something about it, or it still burns. */
export function isOpen(alert: Alert): boolean {
  return alert.active || needsEyes(alert);
}

/** It calls, and nobody has acknowledged it, or only when it was milder than it is. */
export function needsEyes(alert: Alert): boolean {
  return alert.quietedBy === '' && (!alert.acknowledged || alert.climbed);
}
