import { ref, watchEffect, type Ref } from 'vue';

export type Theme = 'dark' | 'light';

const KEY = 'citytwin.theme';

/** A control room is dark unless someone says otherwise, on this machine or in the system. */
export function firstTheme(stored: string | null, systemIsLight: boolean): Theme {
  return stored === 'dark' || stored === 'light' ? stored : systemIsLight ? 'light' : 'dark';
}

const theme = ref<Theme>(firstTheme(localStorage.getItem(KEY), matchMedia('(prefers-color-scheme: light)').matches));

watchEffect(() => { document.documentElement.dataset.theme = theme.value; });

export function useTheme(): { readonly theme: Ref<Theme>; toggle(): void } {
  return {
    theme,
    toggle: () => {
      theme.value = theme.value === 'dark' ? 'light' : 'dark';
      localStorage.setItem(KEY, theme.value);
    },
  };
}

export function prefersStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
