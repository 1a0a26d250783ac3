import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toMs } from '../gateway/moment';
import type { Waypoint } from '../gen/citytwin/v1/mission_state_pb';
import { toBid, type Bid, type MissionKind } from '../missions/mission';
import type { DispatchQuestion } from './dispatchQuestion';

type UnitPlaceLike = Readonly<Record<'longitude' | 'latitude' | 'altitudeM', number>>;

/** So often it is asked again while the dialog is open: units move, and others are sent. */
const EVERY_MS = 5_000;
const DISTRICT_DIGITS = 6;

export interface Advice {
  /** The best first; those that cannot, with why, last. Null until it has come. */
  readonly bids: ShallowRef<readonly Bid[] | null>;
  readonly atMs: Ref<number>;
  /** The district whose desk would send them; empty until it is known. */
  readonly district: Ref<string>;
  readonly error: Ref<string>;
}

/** Who can and who should, as it is now. */
export function useAdvice(question: DispatchQuestion, kind: () => MissionKind, waypoints: () => readonly Waypoint[] = () => []): Advice {
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
    try {
      const advice = await clients.dispatch.recommend(toAsk(question, kind(), [], waypoints()), { signal });
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

  watch([kind, waypoints], () => {
    bids.value = null;
    void ask();
  }, { immediate: true });
  const timer = setInterval(() => { void ask(); }, EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    abort.abort();
  });
  return { bids, atMs, district, error };
}

/** The question as the gateway takes it. */
export function toAsk({ alert, order, place }: DispatchQuestion, kind: MissionKind, units: readonly string[] = [], waypoints: readonly Waypoint[] = []): {
  kind: string; alert: string; order: string; units: string[]; aim?: { place: UnitPlaceLike; waypoints: Waypoint[] };
} {
  const at = place === undefined ? waypoints[0]?.place : { longitude: place[0], latitude: place[1], altitudeM: 0 };
  return {
    kind,
    alert: alert ?? '',
    order: order ?? '',
    units: [...units],
    ...(at === undefined ? {} : { aim: { place: at, waypoints: [...waypoints] } }),
  };
}
