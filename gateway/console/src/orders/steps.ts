import { ancestor, pathTo } from '../city/division';
import type { Claims } from '../session/claims';
import { columnOf, type Column } from './columns';
import { isOpen, isRunning, ORDER_STATES, type Order, type OrderState, type PartState, type Source } from './order';

/** The steps an order can take, in the order in which they are offered. */
export const STEPS = [
  'register', 'review', 'grade', 'requestVerification', 'verify', 'establish', 'assign', 'accept', 'answer', 'check', 'close',
  'rate', 'share', 'return', 'rework', 'reject', 'merge', 'supervise', 'extend', 'suspend', 'resume', 'handOver', 'annotate',
] as const;
export type Step = (typeof STEPS)[number];

/** What a step has to be told. `note` is only listed where it is required. */
export type StepField =
  'category' | 'urgency' | 'verification' | 'reason' | 'department' | 'part' | 'centre' | 'officer' | 'rating' | 'stage'
  | 'byMinutes' | 'into' | 'note';

interface StepRule {
  readonly states: readonly OrderState[];
  readonly roles: readonly string[];
  readonly fields: readonly StepField[];
  /** The column that an order is in after it, where that is another or the step is on the way there. */
  readonly leadsTo: Column | null;
}

const JUDGES = ['operator', 'dispatcher', 'commander', 'admin'];
const VERIFIERS = ['grid-member', 'officer', 'dispatcher', 'admin'];
const DISPATCHERS = ['dispatcher', 'commander', 'admin'];
const HANDLERS = ['officer', 'dispatcher', 'admin'];
const CHECKERS = ['grid-member', 'operator', 'dispatcher', 'commander', 'admin'];
const READERS = ['operator', 'dispatcher', 'commander', 'officer', 'grid-member', 'admin'];
const ANY_DEPARTMENT = ['dispatcher', 'admin'];

const BEFORE: readonly OrderState[] = ['reported', 'registered', 'reviewed', 'graded', 'verifying'];
const OPEN: readonly OrderState[] = ORDER_STATES.filter((state) => isOpen({ state }));

const step = (
  states: readonly OrderState[], roles: readonly string[], fields: readonly StepField[] = [], leadsTo: Column | null = null,
): StepRule => ({ states, roles, fields, leadsTo });

/** As the gateway has it: WorkOrderService says which roles, the domain's WorkOrderSteps which states. */
const RULES: Readonly<Record<Step, StepRule>> = {
  register: step(['reported'], JUDGES),
  review: step(['registered', 'reviewed', 'graded'], JUDGES, ['category']),
  grade: step(['reviewed', 'graded'], JUDGES, ['urgency']),
  requestVerification: step(['registered', 'reviewed', 'graded'], JUDGES),
  verify: step(['verifying'], VERIFIERS, ['verification']),
  establish: step(['graded'], JUDGES, [], 'dispatch'),
  assign: step(['established'], DISPATCHERS, ['department', 'centre', 'officer'], 'handle'),
  accept: step(['assigned', 'handling'], HANDLERS, ['part'], 'handle'),
  answer: step(['assigned', 'handling'], HANDLERS, ['part'], 'follow'),
  check: step(['answered'], CHECKERS, [], 'follow'),
  close: step(['checked'], DISPATCHERS, [], 'closed'),
  rate: step(['closed'], ['operator', 'dispatcher', 'integrator', 'admin'], ['rating']),
  share: step(['assigned', 'handling', 'answered'], DISPATCHERS, ['department', 'centre', 'officer']),
  return: step(['assigned', 'handling'], HANDLERS, ['part', 'reason'], 'dispatch'),
  rework: step(['answered', 'checked'], CHECKERS, ['reason'], 'handle'),
  reject: step(BEFORE, JUDGES, ['reason'], 'closed'),
  merge: step(OPEN, JUDGES, ['into']),
  supervise: step(OPEN, ['commander', 'admin'], ['centre']),
  extend: step(OPEN, DISPATCHERS, ['stage', 'byMinutes', 'reason']),
  suspend: step(OPEN, DISPATCHERS, ['reason']),
  resume: step(OPEN, DISPATCHERS),
  handOver: step(OPEN, DISPATCHERS, ['centre']),
  annotate: step(OPEN, READERS, ['note']),
};

/** What may be left empty. */
const OPTIONAL: readonly StepField[] = ['officer'];

/** What people say, nobody has measured: somebody has to look before it becomes a case. */
const TO_BE_VERIFIED: readonly Source[] = ['citizen', 'hotline', 'police', 'petition'];

/** In which state a department's part has to be for a step of its own. */
const PART_STATES_FOR: Readonly<Partial<Record<Step, readonly PartState[]>>> = {
  accept: ['assigned'], answer: ['accepted'], return: ['assigned', 'accepted'],
};

type Who = Pick<Claims, 'roles' | 'area' | 'department'>;

export function fieldsOf(of: Step): readonly StepField[] {
  return RULES[of].fields;
}

export function isRequired(field: StepField): boolean {
  return !OPTIONAL.includes(field);
}

/** Exactly the steps that this order takes as it stands from somebody of these roles. */
export function stepsFor(order: Order, who: Who): readonly Step[] {
  return STEPS.filter((one) => RULES[one].states.includes(order.state)
    && who.roles.some((role) => RULES[one].roles.includes(role))
    && fits(one, order, who));
}

export function mayReport(who: Who): boolean {
  return who.roles.some((role) => role !== 'auditor');
}

export function mayReadItems(who: Who): boolean {
  return who.roles.some((role) => READERS.includes(role));
}

export function needsVerification({ source, verification }: Order): boolean {
  return verification === '' && TO_BE_VERIFIED.includes(source);
}

/** The departments whose part the step may be taken for: an officer speaks for their own. */
export function partsFor(of: Step, order: Order, who: Who): readonly string[] {
  const any = who.roles.some((role) => ANY_DEPARTMENT.includes(role));
  return order.parts
    .filter((part) => PART_STATES_FOR[of]?.includes(part.state) === true && (any || part.department === who.department))
    .map((part) => part.department);
}

/** The departments an order may be sent to: those it is with already are no help. */
export function departmentsFor(of: Step, order: Order, all: readonly string[]): readonly string[] {
  const busy = order.parts.filter(({ state }) => state === 'assigned' || state === 'accepted').map(({ department }) => department);
  return of === 'share' ? all.filter((department) => !busy.includes(department)) : all;
}

/** The centres a step may name: those on the way from the order's street to the city, and of them those it makes sense for. */
export function centresFor(of: Step, order: Order, who: Who): readonly string[] {
  const way = pathTo(ancestor(order.area, 'street') ?? order.area);
  switch (of) {
    case 'handOver': return way.filter((centre) => centre !== order.lead);
    case 'supervise': return way.filter((centre) => centre.startsWith(who.area));
    default: return way;
  }
}

/** The step that goes on with an order: what its card's Enter asks for; null when nothing leads on. */
export function nextStep(order: Order, who: Who): Step | null {
  const allowed = stepsFor(order, who);
  const wanted = onward(order);
  return wanted.find((one) => allowed.includes(one)) ?? allowed[0] ?? null;
}

/**
 * The step that takes an order to a column, and whether it gets there by it; null when the user may do nothing with it.
 * From a column on the left one often has to take several steps: then it is the next of them.
 */
export function stepTowards(order: Order, column: Column, who: Who): { readonly step: Step; readonly arrives: boolean } | null {
  const allowed = stepsFor(order, who);
  const there = [...onward(order), ...STEPS].find((one) =>
    allowed.includes(one) && RULES[one].leadsTo === column && columnOf(order.state) !== column);
  if (there !== undefined) {
    return { step: there, arrives: true };
  }
  const next = nextStep(order, who);
  return next === null ? null : { step: next, arrives: false };
}

function onward(order: Order): readonly Step[] {
  switch (order.state) {
    case 'reported': return ['register'];
    case 'registered': return ['review'];
    case 'reviewed': return ['grade'];
    case 'graded': return needsVerification(order) ? ['requestVerification'] : order.verification === 'not-found' ? ['reject'] : ['establish'];
    case 'verifying': return ['verify'];
    case 'established': return ['assign'];
    case 'assigned': return ['accept'];
    case 'handling': return ['answer', 'accept'];
    case 'answered': return ['check'];
    case 'checked': return ['close'];
    case 'closed': return ['rate'];
    default: return [];
  }
}

function fits(of: Step, order: Order, who: Who): boolean {
  switch (of) {
    case 'establish': return order.verification !== 'not-found' && !needsVerification(order);
    case 'accept': case 'answer': case 'return': return partsFor(of, order, who).length > 0;
    case 'supervise': case 'handOver': return centresFor(of, order, who).length > 0;
    case 'extend': return order.clocks.some(isRunning);
    case 'suspend': return order.suspendedBecause === '';
    case 'resume': return order.suspendedBecause !== '';
    default: return true;
  }
}
