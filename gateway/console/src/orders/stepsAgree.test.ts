import { describe, expect, it } from 'vitest';
import { anOrder } from './anOrder';
import { ORDER_STATES, type Order, type OrderState } from './order';
import { STEPS, stepsFor, type Step } from './steps';

const SOURCES = import.meta.glob([
  '../../../../silo/CityTwin.Domain/WorkOrders/WorkOrderSteps.cs', '../../../CityTwin.Gateway/Auth/RpcAccess.cs', '../../../CityTwin.Gateway/Auth/Role.cs',
], { query: '?raw', import: 'default', eager: true }) as Record<string, string>;

const source = (name: string): string => Object.entries(SOURCES).find(([path]) => path.endsWith(`/${name}.cs`))?.[1] ?? '';
const kebab = (name: string): string => name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** How the gateway and the domain call a step. */
const nameOf = (step: Step): string => (step === 'requestVerification' ? 'RequestVerification' : `${step[0]?.toUpperCase() ?? ''}${step.slice(1)}Order`);

/** `A | B` with each name that stands for several taken apart. */
function rolesIn(text: string): string[] {
  const defined = new Map([...source('Role').matchAll(/^\s+(\w+) = ([\w |]+),$/gm)].map(([, name = '', of = '']) => [name, of]));
  return text.split('|').map((name) => name.trim().replace('Role.', ''))
    .flatMap((name) => (/^\d+$/.test(defined.get(name) ?? '0') ? [kebab(name)] : rolesIn(defined.get(name) ?? '')));
}

function rolesOf(step: Step): string[] {
  return rolesIn(new RegExp(`WorkOrderService/${nameOf(step)}"\\] = ([^,]+),`).exec(source('RpcAccess'))?.[1] ?? '').sort();
}

function statesOf(step: Step): string[] {
  const said = new RegExp(`typeof\\(${nameOf(step)}\\)\\] = (.+),`).exec(source('WorkOrderSteps'))?.[1] ?? '';
  const listed = said === 'Before' ? /Before =\s+\[([^\]]+)\]/.exec(source('WorkOrderSteps'))?.[1] ?? '' : said;
  return said === 'Open'
    ? ORDER_STATES.filter((state) => !['closed', 'rejected', 'merged'].includes(state))
    : [...listed.matchAll(/WorkOrderState\.(\w+)/g)].map(([, name = '']) => kebab(name));
}

/** Orders on which nothing but state and role can be in a step's way: one that runs, one that stands. */
function orders(state: OrderState): readonly Order[] {
  const part = { area: '500103001', leads: true, officer: '' } as const;
  const order = anOrder({
    state, source: 'alert', parts: [{ ...part, department: 'water', state: 'assigned' }, { ...part, department: 'water', state: 'accepted' }],
    clocks: [{ stage: 'handle', startedAtMs: 0, dueAtMs: 9, endedAtMs: null, pausedAtMs: null }],
  });
  return [order, { ...order, suspendedBecause: 'weather' }];
}

const takes = (step: Step, state: OrderState, role: string): boolean =>
  orders(state).some((order) => stepsFor(order, { roles: [role], area: '50', department: 'water' }).includes(step));

describe('the steps that the console offers', () => {
  it.each(STEPS)('%s is for the roles that the gateway lets in, in the states in which the domain takes it', (step) => {
    const [roles, states] = [rolesOf(step), statesOf(step)];
    expect([roles.length, states.length]).not.toContain(0);
    const offered = ORDER_STATES.filter((state) => takes(step, state, 'admin'));
    expect(offered).toEqual(ORDER_STATES.filter((state) => states.includes(state)));
    const everyone = ['operator', 'dispatcher', 'commander', 'officer', 'grid-member', 'integrator', 'auditor', 'admin'];
    expect(everyone.filter((role) => takes(step, offered[0] ?? 'unknown', role)).sort()).toEqual(roles);
  });
});
