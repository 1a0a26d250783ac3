import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toMs } from '../gateway/moment';
import { toBid, type Bid, type MissionKind } from '../missions/mission';
import type { AimMessage } from './aim';
import type { DispatchQuestion } from './dispatchQuestion';

/** So often it is asked again while the dialog is open: units move, and others are sent. */
const EVERY_MS = 5_000;
const DISTRICT_DIGITS = 6;

/** The question as the gateway takes it. */
export interface Ask {
  readonly kind: string;
  readonly alert: string;
  readonly order: string;
  readonly units: string[];
  readonly aim?: AimMessage;
}

export interface Advice {
  /** The best first; those that cannot, with why, last. Null until it has come. */
  readonly bids: ShallowRef<readonly Bid[] | null>;
  readonly atMs: Ref<number>;
  /** The district whose desk would send them; empty until it is known. */
  readonly district: Ref<string>;
  readonly error: Ref<string>;
}

/**
 * Who can and who should, as it is now.
 * @param question null while it cannot be asked yet.
 */
export function useAdvice(question: () => Ask | null): Advice {
  const { clients } = useConsole();
  const bids = shallowRef<readonly Bid[] | null>(null);
  const atMs = ref(Date.now());
  const district = ref('');
  const error = ref('');
  let abort = new AbortController();

  async function ask(): Promise<void> {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const asked = question();
    if (asked === null) {
      return;
    }
    try {
      const advice = await clients.dispatch.recommend(asked, { signal });
      if (signal.aborted) {
        return;
      }
      bids.value = advice.bids.map(toBid);
      district.value = advice.aim?.cell.slice(0, DISTRICT_DIGITS) ?? '';
      atMs.value = toMs(advice.at) ?? Date.now();
      error.value = '';
    } catch (refused) {
      if (!signal.aborted) {
        error.value = sentence(refused);
      }
    }
  }

  watch(question, () => {
    bids.value = null;
    error.value = '';
    void ask();
  }, { immediate: true });
  const timer = setInterval(() => { void ask(); }, EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    abort.abort();
  });
  return { bids, atMs, district, error };
}

export function toAsk({ alert, order }: DispatchQuestion, kind: MissionKind, aim: AimMessage | null, units: readonly string[] = []): Ask {
  return { kind, alert: alert ?? '', order: order ?? '', units: [...units], ...(aim === null ? {} : { aim }) };
}
