import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { OpenId } from './openId';

/** Asked again by itself: whoever is signed in has no page that asks, and their token would not be renewed. */
const AGAIN_MS = 30_000;

/** How people sign in here, asked of the gateway until it says. */
export interface SignInWay {
  /** Undefined until the gateway has said whether there is an authority to sign in at; null where there is none. */
  readonly openId: ShallowRef<OpenId | null | undefined>;
  /** Why that is not known; null while it is being asked for the first time, and once it is known. */
  readonly trouble: Ref<string | null>;
  readonly busy: Ref<boolean>;
  ask(): Promise<void>;
}

/** @param find asks the gateway, fetches what its authority needs and takes that one's answer. */
export function useSignIn(find: () => Promise<OpenId | null>): SignInWay {
  const openId = shallowRef<OpenId | null>();
  const trouble = ref<string | null>(null);
  const busy = ref(false);
  let again: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    if (busy.value) {
      return;
    }
    clearTimeout(again);
    busy.value = true;
    try {
      openId.value = await find();
      trouble.value = null;
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
      again = setTimeout(() => { void ask(); }, AGAIN_MS);
    }
    busy.value = false;
  }

  onScopeDispose(() => { clearTimeout(again); });
  void ask();
  return { openId, trouble, busy, ask };
}
