import { describe, expect, it, vi } from 'vitest';
import { findAuthority, startOpenId } from './openId';
import { createSession, type Session } from './session';

const NOW = 1_000_000;

function aToken(claims: Record<string, unknown> = {}): string {
  const body = btoa(JSON.stringify({ sub: 'li', role: 'operator', area: '500103', exp: 2_000, ...claims }))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  return `e30.${body}.c2ln`;
}

function aSession(): Session {
  const kept = new Map<string, string>();
  return createSession({
    location: { hash: '', pathname: '/', search: '' },
    history: { replaceState: () => undefined },
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => { kept.set(key, value); },
      removeItem: (key) => { kept.delete(key); },
    },
    now: () => NOW,
  });
}

function aManager(answer: () => Promise<unknown>) {
  let loaded: (user: { access_token: string }) => void = () => undefined;
  let signedOut: () => void = () => undefined;
  return {
    signinRedirect: vi.fn(() => Promise.resolve()),
    signinCallback: vi.fn(answer),
    signoutRedirect: vi.fn(() => Promise.resolve()),
    removeUser: vi.fn(() => Promise.resolve()),
    events: {
      addUserLoaded: (run: typeof loaded) => { loaded = run; return () => undefined; },
      addUserSignedOut: (run: () => void) => { signedOut = run; return () => undefined; },
    },
    renew: (token: string) => { loaded({ access_token: token }); },
    end: () => { signedOut(); },
  };
}

function aPlace(search: string, hash = '') {
  return { location: { hash, pathname: '/', search }, history: { replaceState: vi.fn() } };
}

async function start(manager: ReturnType<typeof aManager>, session: Session, place: ReturnType<typeof aPlace>) {
  return startOpenId(manager as unknown as Parameters<typeof startOpenId>[0], session, place);
}

describe('signing in at the authority', () => {
  it('leaves with where the operator was and comes back to it, with nothing of the answer in the address', async () => {
    const session = aSession();
    const manager = aManager(() => Promise.resolve({ access_token: aToken(), state: '#at=500103001' }));
    const place = aPlace('?code=c&state=s');
    const openId = await start(manager, session, place);
    expect(session.claims.value?.subject).toBe('li');
    expect(place.history.replaceState).toHaveBeenCalledWith(null, '', '/#at=500103001');
    await openId.begin();
    expect(manager.signinRedirect).toHaveBeenCalledOnce();
  });

  it('signs nobody in by an answer that is not to its question', async () => {
    const session = aSession();
    const place = aPlace('?code=c&state=old');
    await start(aManager(() => Promise.reject(new Error('No matching state found in storage'))), session, place);
    expect([session.token.value, session.reason.value]).toEqual([null, 'denied']);
    expect(place.history.replaceState).toHaveBeenCalledWith(null, '', '/');
  });

  it('does not ask when there is no answer', async () => {
    const manager = aManager(() => Promise.reject(new Error('must not be asked')));
    await start(manager, aSession(), aPlace(''));
    expect(manager.signinCallback).not.toHaveBeenCalled();
  });

  it('takes a renewed token over and keeps what the operator sees', async () => {
    const session = aSession();
    const manager = aManager(() => Promise.resolve({ access_token: aToken() }));
    await start(manager, session, aPlace('?code=c&state=s'));
    const before = session.identity.value;
    manager.renew(aToken({ exp: 3_000 }));
    expect(session.claims.value?.expiresAtMs).toBe(3_000_000);
    expect(session.identity.value).toBe(before);
    manager.renew(aToken({ exp: 3_000, area: '500104' }));
    expect(session.identity.value).not.toBe(before);
  });

  it('ends when the authority says that the person has signed out', async () => {
    const session = aSession();
    const manager = aManager(() => Promise.resolve({ access_token: aToken() }));
    await start(manager, session, aPlace('?code=c&state=s'));
    manager.end();
    expect(session.token.value).toBeNull();
  });
});

describe('asking the gateway where to sign in', () => {
  const answer = (status: number, body: unknown) => vi.fn(() => Promise.resolve({ status, json: () => Promise.resolve(body) } as Response));

  it('finds the authority', async () => {
    const found = { authority: 'https://id.example', clientId: 'console', scope: 'openid' };
    expect(await findAuthority(answer(200, found))).toEqual(found);
  });

  it('finds none at a local start, which the gateway says', async () => {
    expect(await findAuthority(answer(204, null))).toBeNull();
  });

  it('takes nothing else for a local start: no line, an error, an answer of something else, no answer in time', async () => {
    await expect(findAuthority(vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))))).rejects.toThrow('Failed to fetch');
    await expect(findAuthority(answer(503, null))).rejects.toThrow('HTTP 503');
    await expect(findAuthority(answer(200, { hello: 'proxy' }))).rejects.toThrow('authority');
    const timeout = new AbortController();
    const never = vi.fn((_: unknown, { signal }: RequestInit) => new Promise<Response>((_resolve, reject) => {
      signal?.addEventListener('abort', () => { reject(signal.reason as Error); });
    }));
    const asked = findAuthority(never as unknown as typeof fetch, timeout.signal);
    timeout.abort(new Error('timed out'));
    await expect(asked).rejects.toThrow('timed out');
  });
});
