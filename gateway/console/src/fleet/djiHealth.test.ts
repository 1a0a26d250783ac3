import { createApp, h } from 'vue';
import { describe, expect, it } from 'vitest';
import { useLanguage } from '../language/language';
import { healthText } from './djiHealth';
import DriverText from './DriverText.vue';
import { takenApart } from './driverTexts';

const [SOURCE = ''] = Object.values(import.meta.glob(
  '../../../../silo/CityTwin.Domain/Fleet/Driving/DjiCloud/DjiTroubles.cs', { query: '?raw', import: 'default', eager: true },
)) as string[];
const COMPASS = 'Warning about its health, in the air: 0x1606000d (component 0, sensor 1), which passes by itself.';

describe('a health code that nobody has put into words', () => {
  it('is said by its system, its part, its level and where it was, in both languages', () => {
    expect(healthText('0x1606000D', COMPASS)).toEqual(['飞控系统（指南针）告警，空中，传感器 2，会自行消失', 'Warning: flight control (compass), in the air, sensor 2, passes by itself']);
    expect(healthText('0x1c100101', 'Reminder about its media, on the ground: 0x1c100101 (component 1, sensor 0).'))
      .toEqual(['相机提醒，媒体，地面，部件 2', 'Reminder: camera, about its media, on the ground, component 2']);
    expect(healthText('0x110b0009', '')?.[1]).toBe('Health: battery');
    expect(healthText('0x77000001', 'Notice about the flight, on the ground: 0x77000001 (component 0, sensor 0).')?.[0]).toBe('未知系统通知，飞行任务，地面');
  });

  it('is said by its system alone where nothing more is said of it, and what is no health code is left as it is', () => {
    expect(healthText('0x1A010085', 'something newer')).toEqual(['视觉系统（视觉传感器）健康提示', 'Health: vision (vision sensors)']);
    expect(['0x1606', 'x1606000d', '0x1606000d1', 'no-answer', ''].map((code) => healthText(code, COMPASS))).toEqual([null, null, null, null, null]);
  });

  it('is understood in every form that the city writes it down in', () => {
    const words = (name: string): string[] => [...(new RegExp(`${name} = item\\.\\w+ switch \\{(.+?)\\}`).exec(SOURCE)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, word = '']) => word);
    const [levels, parts] = [words('level'), words('part')];
    expect([levels.length, parts.length]).toEqual([3, 4]);
    const template = [...SOURCE.matchAll(/\$"([^"]*(?:"[^"]*"[^"]*)*?)"\s*(?:\n\s*\+|;)/g)].map(([, text = '']) => text).join('');
    for (const level of levels) {
      for (const part of parts) {
        for (const isPassing of [true, false]) {
          const said = template.replace('{level}', level).replace('{part}', part).replace(/\{\(item\.IsInTheSky[^}]*\}/, 'in the air').replace('{item.Code}', '0x1606000d')
            .replace('{item.ComponentIndex}', '0').replace('{item.SensorIndex}', '0').replace(/\{\(item\.IsPassing[^}]*\}/, isPassing ? ', which passes by itself' : '');
          expect(healthText('0x1606000d', said)?.[1], said).toMatch(new RegExp(`^${level}: flight control \\(compass\\).*, in the air${isPassing ? ', passes by itself' : ''}$`));
        }
      }
    }
  });

  it('is shown with its code beside it, also from a radio log', () => {
    useLanguage().language.value = 'zh';
    const page = document.createElement('div');
    const { code = '', raw = '' } = takenApart(`0x1606000d: ${COMPASS}`) ?? {};
    const running = createApp({ render: () => h(DriverText, { code, raw }) });
    running.mount(page);
    expect(page.textContent?.trim()).toBe('飞控系统（指南针）告警，空中，传感器 2，会自行消失 0x1606000d');
    running.unmount();
    useLanguage().language.value = 'en';
  });
});
