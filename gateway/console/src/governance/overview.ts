import type { Count, Durations, Overview as Message } from '../gen/citytwin/v1/governance_pb';
import { SEVERITIES, type Severity } from '../alerts/severity';
import { toMs } from '../gateway/moment';
import { oneOf, ORDER_STATES, SOURCES, STAGES, type OrderState, type Source, type Stage } from '../orders/order';

export type ByLevel = Readonly<Record<Exclude<Severity, ''>, number>>;

/** An order among the first to be late. */
export interface NextDue {
  readonly id: string;
  readonly number: string;
  readonly cell: string;
  readonly category: string;
  readonly stage: Stage;
  readonly dueAtMs: number;
}

/** What there is to do in a place. */
export interface HeatOf {
  readonly place: string;
  readonly orders: number;
  readonly alerts: number;
}

/** How long something took; null where nothing of it was done. */
export interface Took {
  readonly count: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/** How a centre's orders and alerts stand, as the gateway counts them. */
export interface Overview {
  readonly area: string;
  readonly asOfMs: number;
  readonly open: number;
  readonly late: number;
  readonly soon: number;
  readonly exercises: number;
  readonly byState: readonly { readonly state: OrderState; readonly count: number }[];
  readonly bySource: readonly { readonly source: Source; readonly count: number }[];
  /** Most first. */
  readonly byCategory: readonly { readonly category: string; readonly count: number }[];
  /** Most first. */
  readonly departments: readonly { readonly department: string; readonly open: number; readonly late: number }[];
  readonly next: readonly NextDue[];
  /** Most orders first, then most alerts. */
  readonly heat: readonly HeatOf[];
  readonly hours: readonly { readonly fromMs: number; readonly reported: number; readonly closed: number; readonly late: number }[];
  readonly lastDay: Took;
  readonly lastWeek: Took;
  readonly active: ByLevel;
  readonly unacknowledged: ByLevel;
}

export function toOverview(message: Message): Overview {
  return {
    area: message.area,
    asOfMs: toMs(message.asOf) ?? 0,
    open: message.open,
    late: message.late,
    soon: message.dueWithinHour,
    exercises: message.exercises,
    byState: message.byState.map(({ key, count }) => ({ state: oneOf<OrderState>(ORDER_STATES, key, 'unknown'), count })),
    bySource: message.bySource.map(({ key, count }) => ({ source: oneOf(SOURCES, key, 'citizen'), count })),
    byCategory: message.byCategory.map(({ key, count }) => ({ category: key, count })).sort((a, b) => b.count - a.count),
    departments: message.departments.map(({ department, assigned, handling, late }) => ({ department, open: assigned + handling, late }))
      .sort((a, b) => b.open - a.open),
    next: message.next.map((next) => ({
      id: next.orderId, number: next.number, cell: next.cell, category: next.category,
      stage: oneOf(STAGES, next.stage, 'overall'), dueAtMs: toMs(next.dueAt) ?? 0,
    })),
    heat: message.heat.map(({ place, openOrders, activeAlerts }) => ({ place, orders: openOrders, alerts: sum(activeAlerts) }))
      .sort((a, b) => b.orders - a.orders || b.alerts - a.alerts),
    hours: message.hours.map(({ start, reported, closed, late }) => ({ fromMs: toMs(start) ?? 0, reported, closed, late })),
    lastDay: toTook(message.handledLastDay),
    lastWeek: toTook(message.handledLastWeek),
    active: toLevels(message.activeAlerts),
    unacknowledged: toLevels(message.unacknowledgedAlerts),
  };
}

export function toTook(message: Durations | undefined): Took {
  return { count: message?.count ?? 0, medianMs: message?.medianMs ?? null, p90Ms: message?.p90Ms ?? null };
}

export function totalOf(levels: ByLevel): number {
  return SEVERITIES.reduce((all, severity) => all + levels[severity], 0);
}

function toLevels(counts: readonly Count[]): ByLevel {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, counts.find(({ key }) => key === severity)?.count ?? 0])) as ByLevel;
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((all, { count }) => all + count, 0);
}
