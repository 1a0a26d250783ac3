import type { Mission as Message, MissionAim as AimMessage, MissionClocks as ClocksMessage, UnitBid as BidMessage } from '../gen/citytwin/v1/mission_state_pb';
import { toPlace, type Place } from '../fleet/unit';
import { toMs } from '../gateway/moment';
import { oneOf } from '../orders/order';

export const MISSION_KINDS = [
  'verify', 'rescue', 'cordon', 'patrol-area', 'patrol-route', 'inspect-building', 'escort', 'deliver',
] as const;
export type MissionKind = (typeof MISSION_KINDS)[number];

/** In the order a mission goes through them. */
export const MISSION_STATES = ['planned', 'offered', 'accepted', 'under-way', 'on-scene', 'done', 'failed', 'aborted'] as const;
export type MissionState = (typeof MISSION_STATES)[number];

/** Why a person ends a mission: listed words, so that they can be counted and name nobody. */
export const ABORT_REASONS = [
  'not-needed', 'false-alarm', 'already-handled', 'duplicate', 'unsafe', 'weather', 'airspace', 'other-unit', 'needed-elsewhere', 'exercise-over',
] as const;
export type AbortReason = (typeof ABORT_REASONS)[number];

export const FINDINGS = ['confirmed', 'not-found', 'inconclusive'] as const;
export type Finding = (typeof FINDINGS)[number];

/** The moments of a mission in the order they come; the clock of each runs from the one before. */
export const MOMENTS = [
  'readingAt', 'alertAt', 'plannedAt', 'offeredAt', 'acceptedAt', 'underWayAt', 'onSceneAt', 'foundAt', 'handledAt', 'endedAt',
] as const;
export type Moment = (typeof MOMENTS)[number];

export interface CostTerm {
  readonly name: string;
  readonly amount: number;
  readonly unit: string;
  readonly cost: number;
}

export interface Bid {
  readonly unit: string;
  readonly name: string;
  readonly refusals: readonly string[];
  readonly cost: number;
  readonly terms: readonly CostTerm[];
  readonly etaMs: number | null;
  readonly lengthM: number | null;
  readonly energyLeftPercent: number | null;
  readonly path: readonly Place[];
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export interface Attempt {
  readonly number: number;
  readonly unit: string;
  readonly offeredAtMs: number;
  readonly etaMs: number | null;
  readonly by: string;
  readonly outcome: string;
  readonly code: string;
  readonly reason: string;
}

export interface Evidence {
  readonly atMs: number;
  readonly commitment: string;
  readonly mediaType: string;
  readonly simulated: boolean;
  readonly metric: string;
  readonly value: number | null;
}

/** A mission as the console keeps it. */
export interface Mission {
  readonly id: string;
  readonly version: number;
  readonly correlationId: string;
  readonly kind: MissionKind;
  readonly state: MissionState;
  readonly place: Place;
  readonly area: string;
  readonly ring: readonly Place[];
  /** All that was said of where it leads and what it does there; null for nothing. */
  readonly aim: AimMessage | null;
  readonly alert: string;
  readonly order: string;
  readonly lead: string;
  readonly needs: readonly string[];
  readonly priority: number;
  readonly deadlineMs: number | null;
  readonly plannedBy: string;
  readonly unit: string;
  readonly attempts: readonly Attempt[];
  readonly path: readonly Place[];
  readonly bids: readonly Bid[];
  readonly moments: Readonly<Record<Moment, number | null>>;
  /** When an automatic launch is due. */
  readonly launchAtMs: number | null;
  readonly paused: boolean;
  readonly finding: Finding | '';
  readonly because: string;
  readonly evidence: readonly Evidence[];
  readonly exercise: boolean;
  readonly updatedAtMs: number;
}

export function toBid(message: BidMessage): Bid {
  return {
    unit: message.unit,
    name: message.name,
    refusals: message.refusals,
    cost: message.cost,
    terms: message.terms.map(({ name, amount, unit, cost }) => ({ name, amount, unit, cost })),
    etaMs: toMs(message.eta),
    lengthM: message.lengthM ?? null,
    energyLeftPercent: message.energyLeftPercent ?? null,
    path: message.path.map(toPlace),
    reasonZh: message.reasonZh,
    reasonEn: message.reasonEn,
  };
}

export function toMission(message: Message): Mission {
  return {
    id: message.id,
    version: message.version,
    correlationId: message.correlationId,
    kind: oneOf(MISSION_KINDS, message.kind, 'verify'),
    state: oneOf(MISSION_STATES, message.state, 'planned'),
    place: toPlace(message.aim?.place),
    area: message.aim?.cell ?? '',
    ring: message.aim?.area.map(toPlace) ?? [],
    aim: message.aim ?? null,
    alert: message.alert,
    order: message.order,
    lead: message.lead,
    needs: message.needs,
    priority: message.priority,
    deadlineMs: toMs(message.deadline),
    plannedBy: message.plannedBy,
    unit: message.unit,
    attempts: message.attempts.map((attempt) => ({
      number: attempt.number,
      unit: attempt.unit,
      offeredAtMs: toMs(attempt.offeredAt) ?? 0,
      etaMs: toMs(attempt.eta),
      by: attempt.by,
      outcome: attempt.outcome,
      code: attempt.code,
      reason: attempt.reason,
    })),
    path: message.stops.flatMap((stop) => [...stop.path.map(toPlace), toPlace(stop.place)]),
    bids: message.bids.map(toBid),
    moments: toMoments(message.clocks),
    launchAtMs: toMs(message.clocks?.launchAt),
    paused: message.paused,
    finding: oneOf<Finding | ''>(FINDINGS, message.finding, ''),
    because: message.because,
    evidence: message.evidence.map((item) => ({
      atMs: toMs(item.at) ?? 0,
      commitment: item.commitment,
      mediaType: item.mediaType,
      simulated: item.simulated,
      metric: item.metric,
      value: item.value ?? null,
    })),
    exercise: message.exercise,
    updatedAtMs: toMs(message.updatedAt) ?? 0,
  };
}

export function isOpen({ state }: Pick<Mission, 'state'>): boolean {
  return state !== 'done' && state !== 'failed' && state !== 'aborted';
}

/** What a mission serves: the one id from first reading to closing, an alert, an order. */
export interface Chain {
  readonly correlationId?: string | undefined;
  readonly alert?: string | undefined;
  readonly order?: string | undefined;
}

/** An order that another was merged into has that one's missions too, under their old id. */
export function isOfChain(mission: Pick<Mission, 'correlationId' | 'alert' | 'order'>, { correlationId, alert, order }: Chain): boolean {
  return (correlationId !== undefined && mission.correlationId === correlationId)
    || (alert !== undefined && mission.alert === alert)
    || (order !== undefined && mission.order === order);
}

/** It will launch by itself unless somebody stops it. */
export function isHeldBack({ state, launchAtMs }: Pick<Mission, 'state' | 'launchAtMs'>, nowMs: number): boolean {
  return state === 'planned' && launchAtMs !== null && launchAtMs > nowMs;
}

/** The moments that have come, each with how long it took since the one before. */
export function steps({ moments }: Pick<Mission, 'moments'>): readonly { readonly moment: Moment; readonly atMs: number; readonly tookMs: number | null }[] {
  let before: number | null = null;
  return MOMENTS.flatMap((moment) => {
    const atMs = moments[moment];
    if (atMs === null) {
      return [];
    }
    const step = { moment, atMs, tookMs: before === null ? null : Math.max(0, atMs - before) };
    before = atMs;
    return [step];
  });
}

function toMoments(clocks: ClocksMessage | undefined): Record<Moment, number | null> {
  return Object.fromEntries(MOMENTS.map((moment) => [moment, toMs(clocks?.[moment])])) as Record<Moment, number | null>;
}
