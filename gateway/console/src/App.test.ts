import { createApp, h } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from './App.vue';
import { useLanguage } from './language/language';

vi.mock('./ConsoleFrame.vue', () => ({ default: () => h('div', { 'data-testid': 'frame' }) }));

const library = vi.hoisted(() => ({ fails: true }));
vi.mock('oidc-client-ts', () => ({
  get UserManager() {
    if (library.fails) {
      throw new TypeError('error loading dynamically imported module');
    }
    return class {
      readonly events = { addUserLoaded: () => undefined, addUserSignedOut: () => undefined };
    };
  },
  WebStorageStateStore: vi.fn(),
}));

describe('the start of the console', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  const ask = vi.fn();
  const find = (testId: string): HTMLElement | null => page.querySelector(`[data-testid=${testId}]`);
  const pass = async (ms = 0): Promise<void> => { await vi.advanceTimersByTimeAsync(ms); };

  beforeEach(async () => {
    vi.useFakeTimers();
    useLanguage().language.value = 'en';
    sessionStorage.clear();
    library.fails = true;
    ask.mockReset();
    vi.stubGlobal('fetch', ask);
    document.body.append(page);
  });
  afterEach(() => {
    running.unmount();
    page.remove();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  async function opened(): Promise<void> {
    running = createApp(App);
    running.mount(page);
    await pass();
  }

  it('asks for a token only where the gateway says that there is no authority', async () => {
    ask.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce({ status: 503 }).mockResolvedValue({ status: 204 });
    await opened();
    expect(find('ask-failed')?.textContent).toContain('Failed to fetch');
    expect(find('sign-in')).toBeNull();
    find('ask-again')?.click();
    await pass();
    expect(find('ask-failed')?.textContent).toContain('HTTP 503');
    await pass(30_000);
    expect(find('ask-failed')).toBeNull();
    expect(find('sign-in')?.textContent).toContain('Access token');
  });

  it('shows why it cannot begin where the authority\'s library could not be fetched, and can be tried again', async () => {
    ask.mockResolvedValue({ status: 200, json: () => Promise.resolve({ authority: 'https://id.example', clientId: 'console', scope: 'openid' }) });
    await opened();
    await vi.dynamicImportSettled();
    await pass();
    expect(find('ask-failed')?.textContent).toContain('dynamically imported');
    library.fails = false;
    find('ask-again')?.click();
    await vi.dynamicImportSettled();
    await pass();
    expect(find('sign-in')?.textContent).toContain('Sign in with your account');
  });

  it('says that it is asking', async () => {
    ask.mockReturnValue(new Promise(() => undefined));
    await opened();
    expect(page.querySelector('[role=status]')?.textContent).toContain('Asking the gateway');
  });
});
