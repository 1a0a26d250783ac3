import { ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toOrder } from './order';

/** Listed by when they were reported: an order that took longer than the last so many to end is only seen to end live. */
const PAGE = 500;

/** Older ones held on request; evaluation and timelines have the rest. */
const MOST_OLDER = 5_000;

/** What ended before this console listened: the newest are read for each area, older ones when they are asked for. */
export interface EndedOrders {
  readonly error: Ref<string | null>;
  readonly busy: Ref<boolean>;
  /** Whether older ones were asked for, so that all there are at hand are shown. */
  readonly asked: Ref<boolean>;
  /** `full`: there may be more, and they are not held. `unknown`: not read yet, or it failed. */
  readonly rest: Ref<'unknown' | 'more' | 'none' | 'full'>;
  readOlder(): Promise<void>;
  /** Reads again what could not be read. */
  retry(): Promise<void>;
}

export function useEndedOrders(): EndedOrders {
  const { clients, orders, scope } = useConsole();
  const error = ref<string | null>(null);
  const busy = ref(false);
  const asked = ref(false);
  const rest = ref<EndedOrders['rest']['value']>('unknown');
  let pageToken = '';
  let older = 0;

  async function next(): Promise<void> {
    if (!busy.value && (rest.value === 'unknown' || rest.value === 'more')) {
      await read(rest.value === 'unknown' ? 'take' : 'takeOlder');
    }
  }

  async function read(take: 'take' | 'takeOlder'): Promise<void> {
    const area = scope.asked.value;
    busy.value = true;
    try {
      const page = await clients.orders.listOrders({ area, open: 'false', pageSize: PAGE, pageToken });
      if (area === scope.asked.value) {
        error.value = null;
        orders[take](page.orders.map(toOrder));
        older += take === 'takeOlder' ? page.orders.length : 0;
        pageToken = page.nextPageToken;
        rest.value = pageToken === '' ? 'none' : older >= MOST_OLDER ? 'full' : 'more';
      }
    } catch (refused) {
      error.value = area === scope.asked.value ? sentence(refused) : error.value;
    } finally {
      // Another area's is being read already, and is not done with this one's.
      busy.value = busy.value && area !== scope.asked.value;
    }
  }

  watch([scope.asked, orders.known], async ([, known]) => {
    [pageToken, older, rest.value, asked.value, error.value] = ['', 0, 'unknown', false, null];
    if (known) {
      await read('take');
    }
  }, { immediate: true });
  return {
    error,
    busy,
    asked,
    rest,
    async readOlder() {
      asked.value = true;
      await next();
    },
    retry: next,
  };
}
