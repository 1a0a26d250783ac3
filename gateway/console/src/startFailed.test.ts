import { describe, expect, it, vi } from 'vitest';
import { useLanguage } from './language/language';
import { showStartFailed } from './startFailed';

describe('a console whose code could not be fetched', () => {
  it('says so and why, and can be tried again', () => {
    useLanguage().language.value = 'en';
    const [at, again] = [document.createElement('div'), vi.fn()];
    at.innerHTML = '<p>old</p>';
    showStartFailed(at, new TypeError('Failed to fetch App.js'), again);
    expect(at.querySelector('[role=alert]')?.textContent).toBe('The page could not be fetched: Failed to fetch App.js');
    at.querySelector('button')?.click();
    expect(again).toHaveBeenCalledOnce();
    expect(at.textContent).not.toContain('old');
  });
});
