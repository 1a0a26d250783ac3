import { describe, expect, it } from 'vitest';
import type { Order, OrderState, Part } from './order';
import { anOrder } from './anOrder';
import { centresFor, departmentsFor, mayReadItems, nextStep, partsFor, STEPS, stepsFor, stepTowards } from './steps';

const who = (role: string, department = ''): { roles: string[]; area: string; department: string } => ({ roles: [role], area: '50', department });
const part = (department: string, state: Part['state'], leads = true): Part => ({ department, area: '500103001', leads, state, officer: '' });
const at = (state: OrderState, about: Partial<Order> = {}): Order => anOrder({ state, ...about });

describe('the steps an order can take', () => {
  it('are those of its state and of the reader\'s role, and no others', () => {
    expect(stepsFor(at('reported'), who('operator'))).toEqual(['register', 'reject', 'merge', 'annotate']);
    expect(stepsFor(at('established'), who('operator'))).toEqual(['merge', 'annotate']);
    expect(stepsFor(at('established'), who('dispatcher'))).toEqual(['assign', 'merge', 'suspend', 'handOver', 'annotate']);
    expect(stepsFor(at('checked'), who('dispatcher'))).toContain('close');
    expect(stepsFor(at('checked'), who('grid-member'))).toEqual(['rework', 'annotate']);
    expect(stepsFor(at('reported'), who('auditor'))).toEqual([]);
    expect(stepsFor(at('closed'), who('dispatcher'))).toEqual(['rate']);
    expect(stepsFor(at('unknown'), who('admin'))).toEqual([]);
  });

  it('make no case of what nobody has looked at, nor of what was not found', () => {
    expect(stepsFor(at('graded'), who('operator'))).not.toContain('establish');
    expect(stepsFor(at('graded', { verification: 'not-found' }), who('operator'))).not.toContain('establish');
    expect(stepsFor(at('graded', { verification: 'found' }), who('operator'))).toContain('establish');
    expect(stepsFor(at('graded', { source: 'alert' }), who('operator'))).toContain('establish');
  });

  it('are an officer\'s only for the part of their own department', () => {
    const order = at('handling', { parts: [part('water', 'accepted'), part('power', 'assigned', false)] });
    expect(stepsFor(order, who('officer', 'power'))).toEqual(['accept', 'return', 'annotate']);
    expect(stepsFor(order, who('officer', 'water'))).toEqual(['answer', 'return', 'annotate']);
    expect(stepsFor(order, who('officer', 'fire'))).toEqual(['annotate']);
    expect(partsFor('return', order, who('dispatcher'))).toEqual(['water', 'power']);
  });

  it('suspend what runs, resume what stands, extend only a running clock', () => {
    const clock = { stage: 'handle' as const, startedAtMs: 0, dueAtMs: 9, endedAtMs: null, pausedAtMs: null };
    expect(stepsFor(at('handling', { clocks: [clock] }), who('dispatcher'))).toEqual(expect.arrayContaining(['suspend', 'extend']));
    const suspended = stepsFor(at('handling', { suspendedBecause: 'weather', clocks: [{ ...clock, pausedAtMs: 1 }] }), who('dispatcher'));
    expect(suspended).toContain('resume');
    expect(suspended.filter((step) => step === 'suspend' || step === 'extend')).toEqual([]);
  });

  it('name centres on the way to the city: another to hand over to, one\'s own area to supervise from', () => {
    expect(centresFor('handOver', at('handling'), who('dispatcher'))).toEqual(['50', '500103']);
    expect(centresFor('supervise', at('handling'), { ...who('commander'), area: '500103' })).toEqual(['500103', '500103001']);
    expect(stepsFor(at('handling'), { ...who('commander'), area: '500103001001' })).not.toContain('supervise');
  });

  it('share with departments that it is not with yet', () => {
    const order = at('handling', { parts: [part('water', 'accepted'), part('fire', 'returned', false)] });
    expect(departmentsFor('share', order, ['water', 'fire', 'power'])).toEqual(['fire', 'power']);
    expect(departmentsFor('assign', order, ['water', 'fire'])).toEqual(['water', 'fire']);
  });

  it('are each somebody\'s in some state', () => {
    const orders = (['reported', 'registered', 'reviewed', 'graded', 'verifying', 'established', 'assigned', 'handling', 'answered', 'checked', 'closed'] as const)
      .flatMap((state) => [
        at(state, { source: 'alert', parts: [part('water', 'assigned'), part('fire', 'accepted')], suspendedBecause: 'weather' }),
        at(state, { source: 'alert', clocks: [{ stage: 'overall', startedAtMs: 0, dueAtMs: 1, endedAtMs: null, pausedAtMs: null }] }),
      ]);
    const offered = new Set(orders.flatMap((order) => stepsFor(order, who('admin'))));
    expect(STEPS.filter((step) => !offered.has(step))).toEqual([]);
  });
});

describe('the step that goes on with an order', () => {
  it('is the next on its way', () => {
    expect(nextStep(at('reported'), who('operator'))).toBe('register');
    expect(nextStep(at('graded'), who('operator'))).toBe('requestVerification');
    expect(nextStep(at('graded', { verification: 'not-found' }), who('operator'))).toBe('reject');
    expect(nextStep(at('handling', { parts: [part('water', 'assigned', false)] }), who('officer', 'water'))).toBe('accept');
    expect(nextStep(at('reported'), who('auditor'))).toBeNull();
  });

  it('takes a card to the column it is dropped on, or says that it does not', () => {
    expect(stepTowards(at('graded', { source: 'alert' }), 'dispatch', who('operator'))).toEqual({ step: 'establish', arrives: true });
    expect(stepTowards(at('reported'), 'dispatch', who('operator'))).toEqual({ step: 'register', arrives: false });
    expect(stepTowards(at('reported'), 'closed', who('operator'))).toEqual({ step: 'reject', arrives: true });
    expect(stepTowards(at('answered'), 'handle', who('operator'))).toEqual({ step: 'rework', arrives: true });
    expect(stepTowards(at('established'), 'handle', who('dispatcher'))).toEqual({ step: 'assign', arrives: true });
    expect(stepTowards(at('assigned', { parts: [part('water', 'accepted')] }), 'follow', who('dispatcher'))).toEqual({ step: 'answer', arrives: true });
    expect(stepTowards(at('closed'), 'dispatch', who('auditor'))).toBeNull();
  });
});

describe('what was reported', () => {
  it('is read by those the gateway lets read it', () => {
    expect(mayReadItems(who('officer'))).toBe(true);
    expect(mayReadItems(who('auditor')) || mayReadItems(who('integrator'))).toBe(false);
  });
});
