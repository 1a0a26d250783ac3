import { computed, nextTick, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import type { Photo } from '../photos/photo';
import { changesBetween, type Change } from './changes';
import type { Column } from './columns';
import { isRunning, type Order } from './order';
import { createRequestKeys } from './requestId';
import { NO_VALUES, type StepValues } from './stepCalls';
import { fieldsOf, isRequired, nextStep, partsFor, stepsFor, stepTowards, type Step, type StepField } from './steps';

/** What a dialog was opened for. */
export interface StepQuestion {
  readonly order: Order;
  /** The column it is to go to; null for whatever is next. */
  readonly towards: Column | null;
  /** The step that was chosen already. */
  readonly step: Step | null;
}

export interface StepForm {
  /** The order as the user saw it: what is decided is decided on this. */
  readonly seen: ShallowRef<Order>;
  readonly allowed: ComputedRef<readonly Step[]>;
  readonly step: Ref<Step | null>;
  readonly values: Ref<StepValues>;
  readonly photos: ShallowRef<readonly Photo[]>;
  readonly missing: ComputedRef<readonly StepField[]>;
  /** How it stands now, when that is not how it was seen. */
  readonly changed: ShallowRef<Order | null>;
  readonly changes: ComputedRef<readonly Change[]>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
  /** Fills in what the desk suggests. */
  adopt(suggestion: Readonly<Record<'category' | 'department' | 'urgency', string>>): void;
  /** Chooses to merge it into an order. */
  mergeInto(id: string): void;
  /** Goes on from how it stands now. */
  decideAgain(): void;
  /** @returns the order after the step; null when it was not taken. */
  send(): Promise<Order | null>;
}

/** One step being decided on: what it needs, and what came of asking for it. */
export function useStepForm(question: StepQuestion): StepForm {
  const { claims, orders, orderActions, desk } = useConsole();
  const seen = shallowRef(question.order);
  const changed = shallowRef<Order | null>(null);
  const allowed = computed(() => stepsFor(seen.value, claims));
  const step = ref<Step | null>(first(question));
  const values = ref<StepValues>(NO_VALUES);
  const photos = shallowRef<readonly Photo[]>([]);
  const busy = ref(false);
  const error = ref('');
  const keys = createRequestKeys();

  function first({ order, towards, step: wanted }: StepQuestion): Step | null {
    return wanted ?? (towards === null ? nextStep(order, claims) : stepTowards(order, towards, claims)?.step ?? null);
  }

  /** What is most likely meant; a person decides. */
  function defaults(of: Step): StepValues {
    const order = seen.value;
    const department = desk.categories.value.get(order.category)?.department ?? '';
    return {
      ...NO_VALUES,
      note: values.value.note,
      category: order.category,
      urgency: order.urgency,
      department: of === 'assign' ? department : '',
      part: partsFor(of, order, claims)[0] ?? '',
      centre: of === 'handOver' || of === 'supervise' ? '' : order.lead,
      stage: order.clocks.find(isRunning)?.stage ?? '',
      byMinutes: '60',
    };
  }

  watch(step, (now) => {
    error.value = '';
    if (now !== null) {
      values.value = defaults(now);
    }
  }, { immediate: true });
  watch(() => orders.byId.value.get(seen.value.id)?.version, () => {
    const now = orders.byId.value.get(seen.value.id);
    // While a step of one's own is on its way, what changes is that.
    if (!busy.value && now !== undefined && now.version > (changed.value ?? seen.value).version) {
      changed.value = now;
    }
  });

  return {
    seen,
    allowed,
    step,
    values,
    photos,
    missing: computed(() => step.value === null ? [] : fieldsOf(step.value).filter((field) =>
      isRequired(field) && values.value[field].trim() === '' && !(field === 'note' && photos.value.length > 0))),
    changed,
    changes: computed(() => changed.value === null ? [] : changesBetween(seen.value, changed.value)),
    busy,
    error,
    adopt: ({ category, department, urgency }) => {
      values.value = { ...values.value, category, department, urgency };
    },
    async mergeInto(id) {
      step.value = 'merge';
      await nextTick();
      values.value = { ...values.value, into: id };
    },
    decideAgain() {
      if (changed.value !== null) {
        seen.value = changed.value;
        changed.value = null;
        error.value = '';
        if (step.value === null || !allowed.value.includes(step.value)) {
          step.value = nextStep(seen.value, claims);
        }
      }
    },
    async send() {
      if (step.value === null || busy.value) {
        return null;
      }
      busy.value = true;
      error.value = '';
      const content = { step: step.value, id: seen.value.id, expectedVersion: seen.value.version, values: values.value };
      const outcome = await orderActions.take({
        ...content,
        requestId: keys.keyFor({ ...content, photos: photos.value.map(({ name, content: { length } }) => [name, length]) }),
        photos: photos.value,
      });
      busy.value = false;
      if (outcome.kind === 'stale') {
        changed.value = outcome.order;
      } else if (outcome.kind === 'refused') {
        error.value = outcome.why;
      }
      return outcome.kind === 'done' ? outcome.order : null;
    },
  };
}
