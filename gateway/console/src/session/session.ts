import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { identityOf, readClaims, type Claims } from './claims';

const KEY = 'citytwin.token';

/** Why the operator is asked to sign in. */
export type SignInReason = 'missing' | 'expired' | 'refused' | 'malformed' | 'left' | 'denied';

export interface Session {
  readonly token: Ref<string | null>;
  readonly claims: ComputedRef<Claims | null>;
  /** Who is signed in with which rights; the same when only the token is a newer one. */
  readonly identity: ComputedRef<string>;
  readonly reason: Ref<SignInReason>;
  signIn(token: string): boolean;
  /** Goes on with a newer token of the same person. */
  renew(token: string): void;
  signOut(reason: SignInReason): void;
}

/** Where a token may come from and is kept; the browser's own unless a test brings others. */
export interface SessionPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  now(): number;
}

export function createSession(place: SessionPlace): Session {
  const token = ref<string | null>(null);
  const reason = ref<SignInReason>('missing');
  const claims = computed(() => (token.value === null ? null : readClaims(token.value)));

  const identity = computed(() => (claims.value === null ? '' : identityOf(claims.value)));

  function signIn(text: string): boolean {
    const trimmed = text.trim();
    const found = readClaims(trimmed);
    if (found === null || found.expiresAtMs <= place.now()) {
      reason.value = found === null ? 'malformed' : 'expired';
      return false;
    }
    place.storage.setItem(KEY, trimmed);
    token.value = trimmed;
    return true;
  }

  function renew(text: string): void {
    place.storage.setItem(KEY, text);
    token.value = text;
  }

  function signOut(why: SignInReason): void {
    place.storage.removeItem(KEY);
    token.value = null;
    reason.value = why;
  }

  const found = takeFromAddress(place) ?? place.storage.getItem(KEY);
  if (found !== null && !signIn(found)) {
    place.storage.removeItem(KEY);
  }
  return { token, claims, identity, reason, signIn, renew, signOut };
}

/** A token in the address bar would be copied, bookmarked and seen on a wall screen: it leaves at once. */
function takeFromAddress({ location, history }: SessionPlace): string | null {
  const parts = new URLSearchParams(location.hash.replace(/^#/, ''));
  const token = parts.get('token');
  if (token !== null) {
    parts.delete('token');
    const rest = parts.toString();
    history.replaceState(null, '', location.pathname + location.search + (rest === '' ? '' : `#${rest}`));
  }
  return token;
}
