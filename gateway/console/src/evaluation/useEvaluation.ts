import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { toMs } from '../gateway/moment';
import { sentence } from '../gateway/refusal';
import type { EvaluationRow } from '../gen/citytwin/v1/governance_pb';
import type { By } from './figures';
import { momentsOf, type Period } from './period';

/** What was asked, and what came of it. */
export interface Evaluation {
  readonly area: string;
  readonly by: By;
  readonly fromMs: number;
  readonly toMs: number;
  readonly rows: readonly EvaluationRow[];
  /** All orders of the area in one row. */
  readonly whole: EvaluationRow | null;
  readonly asOfMs: number;
}

export interface Asked {
  readonly area: string;
  readonly by: By;
  readonly period: Period;
  readonly zone: string;
}

/** The evaluation of what is asked last; an older question that is still on its way is dropped. */
export function useEvaluation(asked: () => Asked): {
  readonly evaluation: ShallowRef<Evaluation | null>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
  read(): Promise<void>;
} {
  const { clients, city, desk } = useConsole();
  const evaluation = shallowRef<Evaluation | null>(null);
  const busy = ref(false);
  const error = ref('');
  let abort = new AbortController();

  async function read(): Promise<void> {
    abort.abort();
    const { area, by, period, zone } = asked();
    // By the clock at this moment: asked again later, a period that is not over yet reaches further.
    const moments = momentsOf(period, Date.now(), zone);
    if (moments === null) {
      busy.value = false;
      return;
    }
    abort = new AbortController();
    const { signal } = abort;
    const ask = { area, from: timestampFromMs(moments.fromMs), to: timestampFromMs(moments.toMs) };
    busy.value = true;
    error.value = '';
    try {
      const [parts, whole] = await Promise.all([
        clients.governance.evaluate({ ...ask, by }, { signal }),
        clients.governance.evaluate({ ...ask, by: 'all' }, { signal }),
        desk.load(),
        // Names only: without them codes are shown.
        area.length >= 6 ? city.loadCommunities(area.slice(0, 6)).catch(() => undefined) : undefined,
      ]);
      if (!signal.aborted) {
        evaluation.value = {
          area, by, ...moments, rows: parts.rows, whole: whole.rows[0] ?? null, asOfMs: toMs(parts.asOf) ?? 0,
        };
      }
    } catch (refused) {
      if (!signal.aborted) {
        error.value = sentence(refused);
      }
    } finally {
      if (!signal.aborted) {
        busy.value = false;
      }
    }
  }

  // What is asked is a new object each time; whether it is another question its words say.
  watch(() => JSON.stringify(asked()), read, { immediate: true });
  onScopeDispose(() => { abort.abort(); });
  return { evaluation, busy, error, read };
}
