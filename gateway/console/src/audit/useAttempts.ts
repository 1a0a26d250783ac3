import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import type { Attempt } from '../gen/citytwin/v1/governance_pb';

const PAGE = 100;

/** A page may be empty and yet not be the last: asked on so often before the reader is asked whether to go on. */
const MOST_EMPTY = 10;

/** Which attempts are listed; empty fields match anything. */
export interface AttemptFilter {
  readonly principal: string;
  readonly rpc: string;
  readonly code: string;
}

export const ANY_ATTEMPT: AttemptFilter = { principal: '', rpc: '', code: '' };

/** Refused attempts, newest first, a page more each time it is asked for. */
export function useAttempts(filter: Readonly<Ref<AttemptFilter>>): {
  readonly attempts: ShallowRef<readonly Attempt[]>;
  readonly more: Ref<boolean>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
  read(): Promise<void>;
  refresh(): Promise<void>;
} {
  const { clients } = useConsole();
  const attempts = shallowRef<readonly Attempt[]>([]);
  const more = ref(true);
  const busy = ref(false);
  const error = ref('');
  let pageToken = '';
  let run = 0;

  async function read(): Promise<void> {
    const mine = ++run;
    busy.value = true;
    error.value = '';
    try {
      for (let empty = 0; empty < MOST_EMPTY; empty++) {
        const page = await clients.governance.listAttempts({ ...filter.value, pageSize: PAGE, pageToken });
        if (mine !== run) {
          return;
        }
        attempts.value = [...attempts.value, ...page.attempts];
        pageToken = page.nextPageToken;
        more.value = pageToken !== '';
        if (page.attempts.length > 0 || !more.value) {
          break;
        }
      }
    } catch (refused) {
      if (mine === run) {
        error.value = sentence(refused);
      }
    } finally {
      if (mine === run) {
        busy.value = false;
      }
    }
  }

  async function refresh(): Promise<void> {
    [attempts.value, pageToken, more.value] = [[], '', true];
    await read();
  }

  watch(filter, refresh, { immediate: true });
  return { attempts, more, busy, error, read, refresh };
}
