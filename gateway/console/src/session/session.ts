import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { readClaims, type Claims } from './claims';

const KEY = 'citytwin.token';

/** Why the operator is asked to sign in. */
export type SignInReason = 'missing' | 'expired' | 'refused' | 'malformed' | 'left';

export interface Session {
  readonly token: Ref<string | null>;
  readonly claims: ComputedRef<Claims | null>;
  readonly reason: Ref<SignInReason>;
  signIn(token: string): boolean;
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

  function signOut(why: SignInReason): void {
    place.storage.removeItem(KEY);
    token.value = null;
    reason.value = why;
  }

  const found = takeFromAddress(place) ?? place.storage.getItem(KEY);
  if (found !== null && !signIn(found)) {
    place.storage.removeItem(KEY);
  }
  return { token, claims, reason, signIn, signOut };
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
