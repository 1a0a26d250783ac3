import { createApp, nextTick, ref } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { useLanguage } from '../language/language';
import AlertAnnouncer from './AlertAnnouncer.vue';
import { createAlerts, type Alerts } from './alerts';
import { anAlert } from './anAlert';

describe('the announcer', () => {
  const page = document.createElement('div');
  let alerts: Alerts;
  let running: ReturnType<typeof createApp>;
  const said = (): string[] => [...page.querySelectorAll('[role=log] p')].map((entry) => entry.textContent);
  const raise = async (id: string, twinName: string): Promise<void> => {
    alerts.apply([{ type: 'raised', item: anAlert({ id, twinName }), pictureComplete: false }]);
    await vi.advanceTimersByTimeAsync(2_000);
    await nextTick();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    useLanguage().language.value = 'en';
    alerts = createAlerts();
    const console = {
      alerts, catalogue: { rules: ref(new Map()) }, city: { nameOf: (code: string) => code },
    } as unknown as Console;
    document.body.append(page);
    running = createApp(AlertAnnouncer);
    running.provide(consoleKey, console);
    running.mount(page);
  });
  afterEach(() => {
    running.unmount();
    page.remove();
    useLanguage().language.value = 'zh';
    vi.useRealTimers();
  });

  it('tells two devices of one cell apart, each in an entry of its own', async () => {
    await raise('a', 'North gauge');
    await raise('b', 'South gauge');
    expect(said()).toHaveLength(2);
    expect(said()[0]).toContain('North gauge');
    expect(said()[1]).toContain('South gauge');
  });

  it('tells of a climb', async () => {
    alerts.take(anAlert({ severity: 'IV', acknowledged: true }));
    alerts.take(anAlert({ severity: 'I', acknowledged: true, version: 2 }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toMatch(/worse.*Level I/i);
  });

  it('keeps only the last few', async () => {
    for (let i = 0; i < 30; i++) {
      await raise(`${i}`, `Gauge ${i}`);
    }
    expect(said().length).toBeLessThan(12);
    expect(said().at(-1)).toContain('Gauge 29');
  });

  it('names the tab in the language of the moment', async () => {
    await raise('a', 'North gauge');
    expect(document.title).toBe('(1) CityTwin');
    useLanguage().language.value = 'zh';
    await nextTick();
    expect(document.title).toBe('(1) 城市孪生');
  });
});
