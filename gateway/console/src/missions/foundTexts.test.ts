import { create } from '@bufbuild/protobuf';
import { createApp, h } from 'vue';
import { describe, expect, it } from 'vitest';
import { consoleKey } from '../console';
import { TimelineEventSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage, type Language } from '../language/language';
import { aConsole } from '../orders/aConsole';
import { toHappened } from '../orders/timeline';
import { useTimelineWords } from '../orders/useTimelineWords';
import { toFound } from './foundTexts';
import { useBecauseWords } from './useBecauseWords';

const [SOURCE = ''] = Object.values(import.meta.glob(
  '../../../../silo/CityTwin.Domain/Fleet/Missions/MissionDecision.Telling.cs', { query: '?raw', import: 'default', eager: true },
)) as string[];

/** The words of a console in a language. */
function wordsIn(language: Language): { because: ReturnType<typeof useBecauseWords>; timeline: ReturnType<typeof useTimelineWords> } {
  useLanguage().language.value = language;
  const about = aConsole();
  about.catalogue.kinds.value = new Map([['air', { metrics: [{ name: 'pm25UgPerM3', unit: 'µg/m³', nameZh: '细颗粒物', nameEn: 'Fine dust' }] }]]) as never;
  let words: ReturnType<typeof wordsIn> | null = null;
  const app = createApp({
    setup() {
      words = { because: useBecauseWords(), timeline: useTimelineWords() };
      return () => h('p');
    },
  });
  app.provide(consoleKey, about);
  app.mount(document.createElement('div'));
  return words as unknown as ReturnType<typeof wordsIn>;
}

describe('what a figure on the scene says', () => {
  it('is taken apart as the city writes it', () => {
    const written = [...SOURCE.matchAll(/\$"([^"]*\{rule\.Metric\}[^"]*)"/g)].map(([, text = '']) => text);
    expect(written.length).toBe(4);
    const said = written.map((text) => text.replace('{rule.Metric}', 'coPpm').replace(/\{[^{}]+\}/g, '4.5'));
    expect(said.map(toFound).map((found) => [found?.message, found?.metric]).sort()).toEqual([
      ['found.between', 'coPpm'], ['found.confirmed', 'coPpm'], ['found.nothing', 'coPpm'], ['found.unmeasured', 'coPpm'],
    ]);
    expect([toFound('seen-in-picture'), toFound('')]).toEqual([null, null]);
  });

  it('has the metric by its name and its unit, in the reader\'s language', () => {
    const { because } = wordsIn('en');
    expect(because('maxTemperatureC was 312.4, at least 70, 4 s after arrival.')).toBe('Highest temperature: 312.4\u202f°C 4 secs after arrival, at least 70\u202f°C');
    expect(because('pm25UgPerM3 stayed below 50 for 30 s on the scene; the highest was -4.5.')).toBe('Fine dust: below 50\u202fµg/m³ for 30 secs on the scene, at most -4.5\u202fµg/m³');
    expect(because('seen-in-picture')).toBe('seen in the picture');
    const zh = wordsIn('zh');
    expect(zh.because('gasPercentLel was 6 at most, less than the 20 that confirm it; a person has to look.')).toBe('可燃气体：最高 6\u202f%LEL，未达到 20\u202f%LEL，需要人工判断');
    expect(zh.because('The unit was on the scene and did not measure pm25UgPerM3.')).toContain('细颗粒物');
  });

  it('is said in the timeline, with each figure that was news', () => {
    const { timeline } = wordsIn('en');
    const of = (type: string, payload: object): string => timeline.sentence(toHappened(create(TimelineEventSchema, { type, payload: JSON.stringify(payload) })));
    expect(of('mission.found', { finding: 'not-found', because: 'coPpm stayed below 5 for 30 s on the scene; the highest was 2.' }))
      .toBe('Found: Not found — Carbon monoxide: below 5\u202fppm for 30 secs on the scene, at most 2\u202fppm');
    expect(of('mission.evidence', { evidence: { metric: 'gasPercentLel', value: 31.04, isSimulated: false } })).toBe('Measured on the scene: Combustible gas 31.04\u202f%LEL');
    expect(of('mission.evidence', { evidence: { objectKey: 'a.jpg', value: null } })).toBe('Evidence from the scene');
  });
});
