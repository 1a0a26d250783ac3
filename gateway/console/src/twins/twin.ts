import type { Twin as Message } from '../gen/citytwin/v1/twin_pb';
import { toSeverity, type Severity } from '../alerts/severity';
import { toMs } from '../gateway/moment';
import { toHealth, type Health } from '../sensing/health';

export type TwinKind = 'cell' | 'building' | 'sensor' | 'centre';

export interface MetricValue {
  readonly metric: string;
  readonly value: number;
  readonly atMs: number;
}

/** A twin as the map and the lists need it. */
export interface Twin {
  readonly id: string;
  readonly kind: TwinKind;
  readonly sensorKind: string;
  readonly name: string;
  readonly area: string;
  readonly place: readonly [longitude: number, latitude: number];
  readonly elevationM: number;
  readonly health: Health;
  readonly severity: Severity;
  readonly activeAlerts: number;
  readonly metrics: readonly MetricValue[];
  readonly deviceId: string;
  readonly building: string;
  readonly version: bigint;
}

export function toTwin(message: Message): Twin {
  return {
    id: message.id,
    kind: message.kind as TwinKind,
    sensorKind: message.sensorKind,
    name: message.name,
    area: message.area,
    place: [message.longitude, message.latitude],
    elevationM: message.elevationM,
    health: toHealth(message.health),
    severity: toSeverity(message.severity),
    activeAlerts: message.activeAlerts,
    metrics: Object.entries(message.metrics).map(([metric, { value, t }]) => ({ metric, value, atMs: toMs(t) ?? 0 })),
    deviceId: message.deviceId,
    building: message.building,
    version: message.version,
  };
}
