import { computed, ref, watchEffect, type ComputedRef, type Ref } from 'vue';
import { en } from './en';
import { zh, type Message } from './zh';

export type Language = 'zh' | 'en';

export type Filling = Readonly<Record<string, string | number>>;

const KEY = 'citytwin.language';

const SENTENCES: Readonly<Record<Language, Readonly<Record<Message, string>>>> = { zh, en };

/** BCP 47 tags, for the page and for numbers and dates. */
const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A sentence with its gaps filled; a gap nothing fills stays to be seen. */
export function say(language: Language, message: Message, filling: Filling = {}): string {
  return SENTENCES[language][message].replace(/\{(\w+)\}/g, (gap, name: string) => String(filling[name] ?? gap));
}

/** Whether there is a sentence of this name: words that the gateway says may be newer than this console. */
export function isMessage(name: string): name is Message {
  return name in zh;
}

export function firstLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (stored === 'zh' || stored === 'en') {
    return stored;
  }
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en');
  return known === 'en' ? 'en' : 'zh';
}

const current = ref<Language>(firstLanguage(localStorage.getItem(KEY), navigator.languages));
const locale = computed(() => LOCALES[current.value]);

watchEffect(() => { document.documentElement.lang = locale.value; });

/** The language is the page's, so it is one for all. */
export function useLanguage(): {
  readonly language: Ref<Language>;
  readonly locale: ComputedRef<string>;
  t(message: Message, filling?: Filling): string;
  toggle(): void;
  /** Words one after the other. */
  list(words: readonly string[]): string;
  /** Of a pair of names the package has, the one in this language. */
  pick(nameZh: string, nameEn: string): string;
} {
  return {
    language: current,
    locale,
    t: (message, filling) => say(current.value, message, filling),
    toggle: () => {
      current.value = current.value === 'zh' ? 'en' : 'zh';
      localStorage.setItem(KEY, current.value);
    },
    list: (words) => words.join(current.value === 'zh' ? '、' : ', '),
    pick: (nameZh, nameEn) => (current.value === 'zh' ? nameZh || nameEn : nameEn || nameZh),
  };
}
