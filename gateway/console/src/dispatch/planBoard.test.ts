import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleKey } from '../console';
import { GetPlansResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aConsole } from '../orders/aConsole';
import PlanBoard from './PlanBoard.vue';

const MINUTE_MS = 60_000;

describe('the plan board', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  const reason = (): string | undefined => page.querySelector('[data-testid=plan-reason]')?.textContent;

  beforeEach(async () => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    const about = aConsole();
    const at = (ms: number): ReturnType<typeof timestampFromMs> => timestampFromMs(Date.now() + ms);
    const entry = (mission: string, kind: string, from: number): object => ({
      mission, kind, state: 'under-way', start: at(from), arrive: at(from + MINUTE_MS), end: at(from + (5 * MINUTE_MS)), reasonZh: '最近', reasonEn: 'nobody is nearer',
    });
    about.plans.apply(create(GetPlansResponseSchema, {
      plans: [{ district: '500103', revision: 1n, units: [{ unit: 'drone:1', name: 'Falcon', entries: [entry('m:1', 'verify', 0), entry('m:2', 'rescue', 6 * MINUTE_MS)] }] }],
    }));
    running = createApp({ render: () => h(PlanBoard) });
    running.provide(consoleKey, about);
    running.mount(page);
    await nextTick();
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('tells below the lanes why the unit has the mission that the keyboard or the pointer is on', async () => {
    expect(reason()).toBeUndefined();
    const [first, second] = page.querySelectorAll<HTMLElement>('.bar');
    first?.dispatchEvent(new FocusEvent('focus'));
    await nextTick();
    expect(reason()).toMatch(/^Falcon: Verify.*nobody is nearer/);
    second?.dispatchEvent(new PointerEvent('pointerenter'));
    await nextTick();
    expect(reason()).toMatch(/^Falcon: Respond and rescue.*nobody is nearer/);
  });
});
