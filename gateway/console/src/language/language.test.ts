import { describe, expect, it } from 'vitest';
import { en } from './en';
import { firstLanguage, say } from './language';
import { zh, type Message } from './zh';

const keys = Object.keys(zh) as Message[];
const gaps = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the languages', () => {
  it('have the same sentences', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });

  it('leave nothing empty', () => {
    expect(keys.filter((key) => zh[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  });

  it('have the same gaps in each sentence', () => {
    expect(keys.filter((key) => gaps(zh[key]).join() !== gaps(en[key]).join())).toEqual([]);
  });

  it('are each in their own script', () => {
    const han = /\p{Script=Han}/u;
    expect(keys.filter((key) => key !== 'language.other' && han.test(en[key]))).toEqual([]);
    expect(keys.filter((key) => !han.test(zh[key])
      && !['language.other', 'session.who', 'timeline.by', 'rule.brackets', 'rule.level'].includes(key))).toEqual([]);
  });

  it('are all that is asked for in the pages', () => {
    const sources = import.meta.glob(['../**/*.vue', '../**/*.ts'], { query: '?raw', import: 'default', eager: true });
    const asked = Object.entries(sources).flatMap(([file, text]) =>
      [...(text as string).matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => ({ file, key })));
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter(({ key }) => !keys.includes(key as Message))).toEqual([]);
  });

  it('fill gaps and show those that nothing fills', () => {
    expect(say('en', 'connection.retryIn', { n: 3 })).toBe('retry in 3 s');
    expect(say('en', 'connection.retryIn')).toContain('{n}');
  });

  it('begin with what was chosen, then with what the browser wants, then with Chinese', () => {
    expect(firstLanguage('en', ['zh-CN'])).toBe('en');
    expect(firstLanguage(null, ['fr-FR', 'en-US', 'zh-CN'])).toBe('en');
    expect(firstLanguage('klingon', ['de-DE'])).toBe('zh');
  });
});
