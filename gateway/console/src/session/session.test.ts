import { describe, expect, it, vi } from 'vitest';
import { mayHandleAlerts, readClaims } from './claims';
import { createSession, type SessionPlace } from './session';

const NOW = 1_000_000;

function aToken(claims: Record<string, unknown> = {}): string {
  const body = btoa(JSON.stringify({ sub: 'li', role: 'operator', area: '500103', exp: 2_000, ...claims }))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  return `e30.${body}.c2ln`;
}

function place(hash: string, kept: string | null = null): SessionPlace & { replaceState: ReturnType<typeof vi.fn>; kept: () => string | null } {
  let value = kept;
  const replaceState = vi.fn();
  return {
    location: { hash, pathname: '/', search: '' },
    history: { replaceState },
    storage: {
      getItem: () => value,
      setItem: (_, text) => { value = text; },
      removeItem: () => { value = null; },
    },
    now: () => NOW,
    replaceState,
    kept: () => value,
  };
}

describe('a session', () => {
  it('takes the token out of the address and keeps it for the tab', () => {
    const here = place(`#token=${aToken()}&at=500103001`);
    const session = createSession(here);
    expect(session.claims.value?.area).toBe('500103');
    expect(here.kept()).toBe(aToken());
    expect(here.replaceState).toHaveBeenCalledWith(null, '', '/#at=500103001');
  });

  it('is found again after a reload', () => {
    expect(createSession(place('', aToken())).token.value).toBe(aToken());
  });

  it('does not begin with what is no token, or is over', () => {
    const malformed = createSession(place('#token=hello'));
    expect([malformed.token.value, malformed.reason.value]).toEqual([null, 'malformed']);
    const here = place('', aToken({ exp: 999 }));
    const expired = createSession(here);
    expect([expired.token.value, expired.reason.value, here.kept()]).toEqual([null, 'expired', null]);
  });

  it('leaves nothing behind when it ends', () => {
    const here = place('', aToken());
    const session = createSession(here);
    session.signOut('left');
    expect([session.token.value, session.reason.value, here.kept()]).toEqual([null, 'left', null]);
  });

  it('takes a pasted token with blanks around it', () => {
    const session = createSession(place(''));
    expect(session.signIn(`  ${aToken()}\n`)).toBe(true);
    expect(session.claims.value?.subject).toBe('li');
  });
});

describe('claims', () => {
  it('may have one role or several', () => {
    expect(readClaims(aToken({ role: ['auditor', 'commander'] }))?.roles).toEqual(['auditor', 'commander']);
    expect(mayHandleAlerts(readClaims(aToken({ role: ['auditor', 'commander'] })))).toBe(true);
    expect(mayHandleAlerts(readClaims(aToken({ role: 'auditor' })))).toBe(false);
  });

  it('are none without an area that is a division code', () => {
    expect(readClaims(aToken({ area: '5001' }))).toBeNull();
    expect(readClaims('a.b')).toBeNull();
    expect(readClaims('a.%%%.c')).toBeNull();
  });
});
