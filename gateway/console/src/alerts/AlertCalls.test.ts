import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp } from 'vue';
import { afterEach, describe, expect, it } from 'vitest';
import { consoleKey } from '../console';
import { TimelineEventSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import AlertCalls from './AlertCalls.vue';
import { anAlert } from './anAlert';

describe('which centre an alert calls', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;

  afterEach(() => { running.unmount(); });

  it.each([
    ['time', 'as nobody took note in time', '超时未确认'], ['severity', 'as it turned red', '升为红色'],
    ['area', 'as it has spread over many streets', '波及多个街道'], ['moon', 'moon', 'moon'],
  ])('is told with why, as %s', async (why, english, chinese) => {
    const console = aConsole({ calls: { getTimeline: () => Promise.resolve({ events: [
      create(TimelineEventSchema, { entity: 'a', type: 'alert.escalated', recordedAt: timestampFromMs(1_000), payload: JSON.stringify({ why }) }),
    ] }) } });
    useLanguage().language.value = 'en';
    running = createApp(AlertCalls, { alert: anAlert({ id: 'a', lead: '500103' }), now: 2_000 });
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
    expect(page.textContent).toContain(english);
    useLanguage().language.value = 'zh';
    await settled();
    expect(page.textContent).toContain(chinese);
    useLanguage().language.value = 'en';
  });
});
