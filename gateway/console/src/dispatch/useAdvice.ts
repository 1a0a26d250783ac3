import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toMs } from '../gateway/moment';
import { toBid, type Bid, type MissionKind } from '../missions/mission';
import type { DispatchQuestion } from './dispatchQuestion';

/** So often it is asked again while the dialog is open: units move, and others are sent. */
const EVERY_MS = 5_000;

export interface Advice {
  /** The best first; those that cannot, with why, last. Null until it has come. */
  readonly bids: ShallowRef<readonly Bid[] | null>;
  readonly atMs: Ref<number>;
  readonly error: Ref<string>;
}

/** Who can and who should, as it is now. */
export function useAdvice(question: DispatchQuestion, kind: () => MissionKind): Advice {
  const { clients } = useConsole();
  const bids = shallowRef<readonly Bid[] | null>(null);
  const atMs = ref(Date.now());
  const error = ref('');
  let abort = new AbortController();

  async function ask(): Promise<void> {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    try {
      const advice = await clients.dispatch.recommend(toAsk(question, kind()), { signal });
      bids.value = advice.bids.map(toBid);
      atMs.value = toMs(advice.at) ?? Date.now();
      error.value = '';
    } catch (refused) {
      if (!signal.aborted) {
        error.value = sentence(refused);
      }
    }
  }

  watch(kind, () => {
    bids.value = null;
    void ask();
  }, { immediate: true });
  const timer = setInterval(() => { void ask(); }, EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    abort.abort();
  });
  return { bids, atMs, error };
}

/** The question as the gateway takes it. */
export function toAsk({ alert, order, place }: DispatchQuestion, kind: MissionKind, units: readonly string[] = []): {
  kind: string; alert: string; order: string; units: string[]; aim?: { place: { longitude: number; latitude: number; altitudeM: number } };
} {
  return {
    kind,
    alert: alert ?? '',
    order: order ?? '',
    units: [...units],
    ...(place === undefined ? {} : { aim: { place: { longitude: place[0], latitude: place[1], altitudeM: 0 } } }),
  };
}
