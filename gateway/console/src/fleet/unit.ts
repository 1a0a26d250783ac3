import type { Unit as Message, UnitPlace } from '../gen/citytwin/v1/fleet_state_pb';
import { toMs } from '../gateway/moment';
import { oneOf } from '../orders/order';

export const UNIT_KINDS = ['drone', 'robot', 'team', 'dock'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** In the order of a list: those who can be sent first. */
export const UNIT_STATUSES = ['available', 'busy', 'returning', 'charging', 'resting', 'off-duty', 'unavailable'] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];

export const UNIT_LINKS = ['never', 'online', 'silent', 'offline'] as const;
export type UnitLink = (typeof UNIT_LINKS)[number];

export const UNIT_CONTROLS = ['automatic', 'remote', 'manual', 'emergency-stop', 'service'] as const;
export type UnitControl = (typeof UNIT_CONTROLS)[number];

/** Degrees and metres above the terrain model's datum. */
export type Place = readonly [longitude: number, latitude: number, altitudeM: number];

export interface Lease {
  readonly holder: string;
  readonly fence: bigint;
  readonly untilMs: number;
}

export interface PastMission {
  readonly mission: string;
  readonly kind: string;
  readonly outcome: string;
  readonly beganAtMs: number;
  readonly endedAtMs: number;
}

export interface Trouble {
  readonly code: string;
  readonly grave: boolean;
  readonly text: string;
}

/** A drone, dock, robot or team as the console keeps it. */
export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly type: string;
  readonly name: string;
  readonly version: number;
  readonly dock: string;
  readonly department: string;
  readonly capabilities: readonly string[];
  readonly link: UnitLink;
  readonly control: UnitControl;
  readonly status: UnitStatus;
  readonly heardAtMs: number | null;
  readonly place: Place;
  readonly movedAtMs: number | null;
  readonly headingDeg: number | null;
  readonly speedMps: number;
  readonly climbMps: number;
  readonly cell: string;
  readonly homeCell: string;
  readonly energyPercent: number | null;
  readonly troubles: readonly Trouble[];
  readonly lease: Lease | null;
  readonly mission: string;
  readonly etaMs: number | null;
  readonly path: readonly Place[];
  readonly history: readonly PastMission[];
  readonly measures: Readonly<Record<string, number>>;
}

export function toPlace(message: UnitPlace | undefined): Place {
  return message === undefined ? [0, 0, 0] : [message.longitude, message.latitude, message.altitudeM];
}

export function toUnit(message: Message): Unit {
  return {
    id: message.id,
    kind: oneOf(UNIT_KINDS, message.kind, 'team'),
    type: message.type,
    name: message.name,
    version: Number(message.version),
    dock: message.dock,
    department: message.department,
    capabilities: message.capabilities,
    link: oneOf(UNIT_LINKS, message.link, 'offline'),
    control: oneOf(UNIT_CONTROLS, message.control, 'service'),
    status: oneOf(UNIT_STATUSES, message.status, 'unavailable'),
    heardAtMs: toMs(message.heardAt),
    place: toPlace(message.place),
    movedAtMs: toMs(message.movedAt),
    headingDeg: message.headingDeg ?? null,
    speedMps: message.speedMps,
    climbMps: message.climbMps,
    cell: message.cell,
    homeCell: message.homeCell,
    energyPercent: message.energyPercent ?? null,
    troubles: message.troubles.map(({ code, grave, text }) => ({ code, grave, text })),
    lease: message.lease === undefined
      ? null
      : { holder: message.lease.holder, fence: message.lease.fence, untilMs: toMs(message.lease.until) ?? 0 },
    mission: message.mission,
    etaMs: toMs(message.eta),
    path: message.path.map(toPlace),
    history: message.history.map((past) => ({
      mission: past.mission, kind: past.kind, outcome: past.outcome, beganAtMs: toMs(past.beganAt) ?? 0, endedAtMs: toMs(past.endedAt) ?? 0,
    })),
    measures: message.measures,
  };
}

export function isUnitId(id: string): boolean {
  return UNIT_KINDS.some((kind) => id.startsWith(`${kind}:`));
}
