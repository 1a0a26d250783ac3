import type { UserManager } from 'oidc-client-ts';
import { isOf } from './claims';
import type { Session } from './session';

/** Where people sign in, as the gateway says it; the local start has no such place. */
export interface Authority {
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

/** Sign-in at the city's OpenID Connect authority: code flow with PKCE, tokens renewed behind the work. */
export interface OpenId {
  /** Leaves for the authority's page. Where the operator was is kept, and shown again afterwards. */
  begin(): Promise<void>;
  /** Ends the session there too. */
  leave(): Promise<void>;
}

type Manager = Pick<UserManager, 'signinRedirect' | 'signinCallback' | 'signoutRedirect' | 'removeUser'> & {
  readonly events: Pick<UserManager['events'], 'addUserLoaded' | 'addUserSignedOut'>;
};

/** What the browser brings; a test brings its own. */
export interface OpenIdPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
}

/** A gateway that says nothing for so long is one that could not be asked. */
const ASK_TIMEOUT_MS = 10_000;

/**
 * @returns null where tokens are issued on the machine itself: only if the gateway says so.
 * @throws where it does not say: a gateway that is starting, or a line that is down, is no local start.
 */
export async function findAuthority(ask: typeof fetch, signal = AbortSignal.timeout(ASK_TIMEOUT_MS)): Promise<Authority | null> {
  const answer = await ask('/auth/sign-in', { headers: { accept: 'application/json' }, signal });
  if (answer.status === 204) {
    return null;
  }
  if (answer.status !== 200) {
    throw new Error(`HTTP ${answer.status}`);
  }
  const found = await answer.json() as Partial<Authority>;
  if (typeof found.authority !== 'string' || typeof found.clientId !== 'string' || typeof found.scope !== 'string') {
    throw new Error('/auth/sign-in: authority, clientId, scope?');
  }
  return { authority: found.authority, clientId: found.clientId, scope: found.scope };
}

/** The library comes with the first authority: the local start does not fetch it. */
export async function createManager(found: Authority): Promise<Manager> {
  const { UserManager, WebStorageStateStore } = await import('oidc-client-ts');
  return new UserManager({
    authority: found.authority,
    client_id: found.clientId,
    scope: found.scope,
    redirect_uri: `${location.origin}/`,
    post_logout_redirect_uri: `${location.origin}/`,
    response_type: 'code',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

/** Takes the answer of the authority that the address carries, if it carries one, and follows renewed tokens. */
export async function startOpenId(manager: Manager, session: Session, place: OpenIdPlace): Promise<OpenId> {
  manager.events.addUserLoaded((user) => {
    const now = session.claims.value;
    // A renewed token is taken over silently; another person's, or one with other rights, begins anew.
    if (now !== null && isOf(now, user.access_token)) {
      session.renew(user.access_token);
    } else {
      session.signIn(user.access_token);
    }
  });
  manager.events.addUserSignedOut(() => { session.signOut('left'); });
  if (isAnswer(place.location.search)) {
    try {
      const user = await manager.signinCallback();
      const at = typeof user?.state === 'string' ? user.state : '';
      place.history.replaceState(null, '', place.location.pathname + at);
      if (user !== undefined) {
        session.signIn(user.access_token);
      }
    } catch {
      // An answer that is old, or not to our question, signs nobody in: the page is shown and may be used again.
      place.history.replaceState(null, '', place.location.pathname);
      session.signOut('denied');
    }
  }
  return {
    begin: () => manager.signinRedirect({ state: place.location.hash }),
    leave: () => manager.signoutRedirect().catch(() => manager.removeUser()),
  };
}

function isAnswer(search: string): boolean {
  const parts = new URLSearchParams(search);
  return parts.has('state') && (parts.has('code') || parts.has('error'));
}
