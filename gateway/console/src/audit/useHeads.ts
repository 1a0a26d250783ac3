import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import type { GetHeadResponse, LedgerHead } from '../gen/citytwin/v1/ledger_pb';
import { checkHeads, type CheckedHead } from '../ledger/checkHeads';
import { createMemory } from '../ledger/remembered';
import { vouch, type Vouched } from '../ledger/vouch';

const PAGE = 50;

export interface ShownHead {
  readonly head: LedgerHead;
  /** Null where this browser cannot check. */
  readonly check: CheckedHead | null;
}

/** A page of heads, newest first. */
interface Page {
  readonly token: string;
  /** The number of its first head; null for the newest there is. */
  readonly top: number | null;
  /** The head that was signed after its first; null for the last one. */
  readonly after: LedgerHead | null;
}

const NEWEST: Page = { token: '', top: null, after: null };

/** How a district's ledger stands, and a page of its heads, newest first, with what this browser finds of them. */
export function useHeads(district: Readonly<Ref<string>>): {
  readonly status: ShallowRef<GetHeadResponse | null>;
  /** The last head with all that was checked of it; null where this browser cannot check. */
  readonly vouched: ShallowRef<Vouched | null>;
  readonly heads: ShallowRef<readonly ShownHead[]>;
  readonly total: Ref<number>;
  /** The number of the first head shown, the oldest of all being 1. */
  readonly top: Ref<number>;
  readonly hasOlder: ComputedRef<boolean>;
  readonly hasNewer: ComputedRef<boolean>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
  older(): Promise<void>;
  newer(): Promise<void>;
  refresh(): Promise<void>;
  trustAnew(keyIds: readonly string[]): Promise<void>;
} {
  const { clients } = useConsole();
  const memory = createMemory(localStorage);
  const status = shallowRef<GetHeadResponse | null>(null);
  const vouched = shallowRef<Vouched | null>(null);
  const heads = shallowRef<readonly ShownHead[]>([]);
  const total = ref(0);
  const top = ref(0);
  const busy = ref(false);
  const error = ref('');
  /** The pages up to the one shown. */
  const pages = shallowRef<readonly Page[]>([NEWEST]);
  const olderToken = ref('');
  let run = 0;

  async function read(wanted: readonly Page[]): Promise<void> {
    const mine = ++run;
    const of = { district: district.value };
    const at = wanted.at(-1) ?? NEWEST;
    busy.value = true;
    error.value = '';
    try {
      // The last head is asked for after the list, so that it is none of before it.
      const list = await clients.ledger.listHeads({ ...of, pageSize: PAGE, pageToken: at.token, newestFirst: true });
      const last = globalThis.crypto?.subtle === undefined ? null : await vouch(clients.ledger, of.district, memory, Date.now());
      const answer = last?.status ?? await clients.ledger.getHead(of);
      const checks = last === null ? [] : await checkHeads(clients.ledger, last, list.heads, at.after ?? last.head);
      if (mine === run) {
        [status.value, vouched.value, pages.value, olderToken.value] = [answer, last, wanted, list.nextPageToken];
        heads.value = list.heads.map((head, i) => ({ head, check: checks[i] ?? null }));
        total.value = Number(list.total);
        top.value = at.top ?? total.value;
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

  watch(district, () => {
    [status.value, vouched.value, heads.value, total.value] = [null, null, [], 0];
    void read([NEWEST]);
  }, { immediate: true });
  return {
    status, vouched, heads, total, top, busy, error,
    hasOlder: computed(() => olderToken.value !== ''),
    hasNewer: computed(() => pages.value.length > 1),
    older: () => read([...pages.value, { token: olderToken.value, top: top.value - heads.value.length, after: heads.value.at(-1)?.head ?? null }]),
    newer: () => read(pages.value.slice(0, -1)),
    refresh: () => read(pages.value),
    trustAnew: (keyIds) => {
      memory.trust(district.value, keyIds, Date.now());
      return read(pages.value);
    },
  };
}
