import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import type { GetHeadResponse, LedgerHead } from '../gen/citytwin/v1/ledger_pb';
import { checkHeads, type CheckedHead } from '../ledger/checkHeads';

const PAGE = 50;

export interface ShownHead {
  readonly head: LedgerHead;
  /** Null where this browser cannot check. */
  readonly check: CheckedHead | null;
}

/** How a district's ledger stands, and a page of its heads with what this browser finds of their signatures. */
export function useHeads(district: Readonly<Ref<string>>): {
  readonly status: ShallowRef<GetHeadResponse | null>;
  readonly heads: ShallowRef<readonly ShownHead[]>;
  readonly total: Ref<number>;
  /** The number of the first head shown, from 1. */
  readonly first: ComputedRef<number>;
  readonly hasNext: ComputedRef<boolean>;
  readonly hasPrevious: ComputedRef<boolean>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
  next(): Promise<void>;
  previous(): Promise<void>;
  refresh(): Promise<void>;
} {
  const { clients } = useConsole();
  const status = shallowRef<GetHeadResponse | null>(null);
  const heads = shallowRef<readonly ShownHead[]>([]);
  const total = ref(0);
  const busy = ref(false);
  const error = ref('');
  /** Of the pages up to the one shown. */
  const tokens = ref<readonly string[]>(['']);
  const nextToken = ref('');
  let run = 0;

  async function read(wanted: readonly string[]): Promise<void> {
    const mine = ++run;
    const of = { district: district.value };
    busy.value = true;
    error.value = '';
    try {
      const [now, page, { keys }] = await Promise.all([
        clients.ledger.getHead(of), clients.ledger.listHeads({ ...of, pageSize: PAGE, pageToken: wanted.at(-1) ?? '' }), clients.ledger.getKeys(of),
      ]);
      const checks = globalThis.crypto?.subtle === undefined ? [] : await checkHeads(keys, page.heads);
      if (mine === run) {
        status.value = now;
        heads.value = page.heads.map((head, i) => ({ head, check: checks[i] ?? null }));
        [total.value, nextToken.value, tokens.value] = [Number(page.total), page.nextPageToken, wanted];
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
    [status.value, heads.value, total.value] = [null, [], 0];
    void read(['']);
  }, { immediate: true });
  return {
    status, heads, total, busy, error,
    first: computed(() => (tokens.value.length - 1) * PAGE + 1),
    hasNext: computed(() => nextToken.value !== ''),
    hasPrevious: computed(() => tokens.value.length > 1),
    next: () => read([...tokens.value, nextToken.value]),
    previous: () => read(tokens.value.slice(0, -1)),
    refresh: () => read(tokens.value),
  };
}
