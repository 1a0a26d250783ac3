import { createApp, nextTick, ref } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLanguage } from '../language/language';
import type { Session } from './session';
import SignIn from './SignIn.vue';

describe('copying the command', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;

  async function copy(clipboard: unknown): Promise<string> {
    vi.stubGlobal('navigator', { ...navigator, clipboard, languages: ['zh'] });
    useLanguage().language.value = 'en';
    document.body.append(page);
    running = createApp(SignIn, { session: { reason: ref('missing') } as unknown as Session, openId: null });
    running.mount(page);
    const button = page.querySelector('button') as HTMLButtonElement;
    button.click();
    await nextTick();
    await nextTick();
    return button.textContent;
  }

  afterEach(() => {
    running.unmount();
    page.remove();
    vi.unstubAllGlobals();
  });

  it('says that it is copied', async () => {
    expect(await copy({ writeText: () => Promise.resolve() })).toBe('Copied');
  });

  it('selects the command where the page may not write to the clipboard', async () => {
    expect(await copy(undefined)).toContain('Ctrl+C');
    expect(document.getSelection()?.toString()).toContain('citytwin token');
  });
});
