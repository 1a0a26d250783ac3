import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { GetPlansResponseSchema, type GetPlansResponse } from '../gen/citytwin/v1/dispatch_pb';
import type { Clients } from '../gateway/clients';
import { HandClock } from '../live/handClock';
import { createPlans } from './plans';
import { createPlanWatch } from './planWatch';

type Told = Exclude<MessageInitShape<typeof GetPlansResponseSchema>, GetPlansResponse>;

const told = (...plans: NonNullable<Told['plans']>): GetPlansResponse => create(GetPlansResponseSchema, { plans });
const plan = (district: string, revision: number): NonNullable<Told['plans']>[number] =>
  ({ district, revision: BigInt(revision), units: [{ unit: `drone:${district}001001001:1`, name: 'Falcon', entries: [{ mission: 'm' }] }] });
const settle = async (): Promise<void> => { for (let i = 0; i < 20; i++) { await Promise.resolve(); } };

describe('the plans in force', () => {
  const shown = (plans: ReturnType<typeof createPlans>): string[] | undefined =>
    plans.all.value?.map(({ district, revision }) => `${district}/${revision}`);

  it('are the first picture, then what each message changes in it', () => {
    const plans = createPlans();
    plans.apply(told(plan('500105', 1), plan('500103', 4)));
    plans.apply(told(plan('500103', 5)));
    expect(shown(plans)).toEqual(['500103/5', '500105/1']);
    plans.apply(told({ district: '500105' }));
    expect(shown(plans)).toEqual(['500103/5']);
  });

  it('are none where the picture is empty, and stay as they are when only the line speaks', () => {
    const plans = createPlans();
    plans.apply(told());
    expect(plans.all.value).toEqual([]);
    plans.apply(told(plan('500103', 1)));
    const before = plans.all.value;
    plans.apply(told());
    expect(plans.all.value).toBe(before);
  });
});

describe('the watch of the plans', () => {
  it('takes the picture after a break for the whole, and another area for another', async () => {
    const clock = new HandClock();
    const asked: string[] = [];
    const plans = createPlans();
    const watch = createPlanWatch({
      dispatch: {
        async *watchPlans({ area }: { area: string }) {
          asked.push(area);
          yield asked.length === 1 ? told(plan('500103', 1), plan('500105', 1)) : told(plan('500103', 2));
          throw new ConnectError('too slow', Code.Canceled);
        },
      },
    } as unknown as Pick<Clients, 'dispatch'>, plans, clock);
    watch.follow('50');
    await settle();
    expect(plans.all.value?.map((one) => one.district)).toEqual(['500103', '500105']);
    expect(watch.line.state.value.phase).toBe('waiting');
    clock.pass(30_000);
    await settle();
    expect(plans.all.value?.map((one) => one.revision)).toEqual([2]);

    watch.follow('500103');
    expect(plans.all.value).toBeNull();
    await settle();
    expect(asked).toEqual(['50', '50', '500103']);
    watch.follow(null);
    expect(watch.line.state.value.phase).toBe('closed');
  });

  it('opens a line that has fallen silent again', async () => {
    const clock = new HandClock();
    let opened = 0;
    const watch = createPlanWatch({
      dispatch: {
        async *watchPlans(_: object, { signal }: { signal: AbortSignal }) {
          opened++;
          yield told();
          await new Promise((_resolve, fail) => { signal.addEventListener('abort', () => { fail(new Error('aborted')); }); });
        },
      },
    } as unknown as Pick<Clients, 'dispatch'>, createPlans(), clock);
    watch.follow('50');
    await settle();
    clock.pass(36_000);
    await settle();
    expect(watch.line.state.value.phase).toBe('waiting');
    clock.pass(30_000);
    await settle();
    expect(opened).toBe(2);
  });
});
