import { create } from '@bufbuild/protobuf';
import { createApp, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleKey, type Console } from '../console';
import { ListRulesResponseSchema, ListSensorKindsResponseSchema } from '../gen/citytwin/v1/city_pb';
import { TwinSchema } from '../gen/citytwin/v1/twin_pb';
import { useLanguage } from '../language/language';
import { createCatalogue } from '../sensing/catalogue';
import TwinRules from './TwinRules.vue';

const rain = { kind: 'rain', metric: 'rainMmPerH', raise: 8.3, clear: 2 };
const road = { kind: 'road-water', metric: 'depthM', raise: 0.05, clear: 0.03 };
const drain = { kind: 'drain-level', metric: 'levelM', raise: 2, clear: 1.8 };
const night = [{ days: ['workday', 'sun'], from: '22:00', until: '06:00' }];

describe('the rules of a twin', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;

  beforeEach(async () => {
    useLanguage().language.value = 'en';
    const rule = (id: string, type: string, kind: string, definition: object): object =>
      ({ id, nameZh: `${id}规则`, nameEn: id, type, kind, definitionJson: JSON.stringify(definition) });
    const catalogue = createCatalogue({ city: {
      listSensorKinds: () => Promise.resolve(create(ListSensorKindsResponseSchema, { sensorKinds: [
        { code: 'rain', nameZh: '雨量计', nameEn: 'Rain gauge', metrics: [{ name: 'rainMmPerH', unit: 'mm/h', nameZh: '雨强', nameEn: 'rainfall' }] },
      ] })),
      listRules: () => Promise.resolve(create(ListRulesResponseSchema, { rules: [
        rule('waterlogging', 'combination', '', { levels: [{ severity: 'III', forSeconds: 60, when: [rain], anyOf: [[road, drain], [drain]] }] }),
        rule('noise-loud', 'threshold', 'noise', { schedule: night, levels: [{ severity: 'IV', raise: 60, schedule: [{ days: ['mon'], from: '07:00', until: '24:00' }] }] }),
        rule('river-high', 'threshold', 'river-level', { levels: [{ severity: 'I', raise: 9 }] }),
      ] })),
    } } as unknown as Parameters<typeof createCatalogue>[0]);
    await catalogue.load();
    document.body.append(page);
    running = createApp(TwinRules, {
      now: 0,
      twin: create(TwinSchema, { area: '500103001001007', rules: [{ rule: 'waterlogging', severity: 'III' }, { rule: 'noise-loud' }, { rule: 'river-high' }] }),
    });
    running.provide(consoleKey, { catalogue, city: {} } as unknown as Console);
    running.mount(page);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  const sentences = (): string[] => [...page.querySelectorAll('details p')].map((p) => p.textContent ?? '');

  it('say what a combination asks for, and when each may raise', () => {
    expect(sentences()).toEqual([
      'Level III: Rain gauge rainfall at least 8.3\u202fmm/h and ((road-water depthM at least 0.05 and drain-level levelM at least 2) '
        + 'or drain-level levelM at least 2), for 1 min',
      'Level IV is raised only at these times (the city’s local time): Mon 07:00 to 24:00',
      'Raised only at these times (the city’s local time): workdays, Sun 22:00 to 06:00 the next day',
    ]);
    expect(page.querySelectorAll('details')).toHaveLength(2);
    expect(page.querySelector('summary')?.textContent).toBe('waterlogging: conditions and times');
  });

  it('say it in Chinese too', async () => {
    useLanguage().language.value = 'zh';
    await nextTick();
    expect(sentences()[0]).toContain('雨量计的雨强不低于 8.3\u202fmm/h和（（');
    expect(sentences()[2]).toBe('仅在以下时段触发（城市当地时间）：工作日、周日 22:00 至次日 06:00');
  });
});
