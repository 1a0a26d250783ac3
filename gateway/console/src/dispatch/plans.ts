import { shallowRef, type ShallowRef } from 'vue';
import type { GetPlansResponse } from '../gen/citytwin/v1/dispatch_pb';
import { toPlan, type Plan } from './plan';

/** The plans in force of an area's districts, each as it was told last. */
export interface Plans {
  /** Ascending by district; null until they have come. */
  readonly all: ShallowRef<readonly Plan[] | null>;
  /** The first message of a line is the whole picture; of the next each names what has changed. */
  apply(update: Pick<GetPlansResponse, 'plans'>): void;
  /** A new picture begins; what it does not show is gone when it comes. */
  beginPicture(): void;
  reset(): void;
}

export function createPlans(): Plans {
  const all = shallowRef<readonly Plan[] | null>(null);
  let isPicture = true;

  return {
    all,
    apply(update) {
      const told = update.plans.map(toPlan);
      if (told.length === 0 && !isPicture) {
        return; // Only a sign of life: whoever draws the plans has nothing to draw anew.
      }
      const named = new Set(told.map((plan) => plan.district));
      const kept = isPicture ? [] : (all.value ?? []).filter((plan) => !named.has(plan.district));
      isPicture = false;
      all.value = [...kept, ...told.filter((plan) => plan.units.length > 0 || plan.unplaced.length > 0)]
        .sort((a, b) => a.district.localeCompare(b.district));
    },
    beginPicture() {
      isPicture = true;
    },
    reset() {
      isPicture = true;
      all.value = null;
    },
  };
}
