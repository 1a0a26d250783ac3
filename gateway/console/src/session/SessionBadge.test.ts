import { createApp } from 'vue';
import { describe, expect, it } from 'vitest';
import { useLanguage } from '../language/language';
import type { Session } from './session';
import SessionBadge from './SessionBadge.vue';

describe('who is signed in', () => {
  it('is said in the reader\'s language, also by the button to leave, which is there on every screen', () => {
    useLanguage().language.value = 'zh';
    const page = document.createElement('div');
    const claims = { subject: 'li', roles: ['operator', 'astronaut'], area: '500103', expiresAtMs: Date.now() + 9e7 };
    const app = createApp(SessionBadge, { claims, openId: null, session: {} as Session });
    app.mount(page);
    expect(page.querySelector('.who')?.textContent).toBe('li · 值班员, astronaut');
    expect(page.querySelector('button')?.title).toContain('li · 值班员');
    app.unmount();
  });
});
