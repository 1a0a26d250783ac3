import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue';

/** A list nobody has touched for so long is sorted anew: a pointer left lying on it must not hide what is urgent. */
const HOLD_MS = 5_000;

interface Listed {
  readonly id: string;
}

/** What was there stays in its order; what is new comes after it. */
export function holdOrder<T extends Listed>(before: readonly string[], now: readonly T[]): T[] {
  const byId = new Map(now.map((item) => [item.id, item]));
  const kept = before.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(before);
  return [...kept, ...now.filter((item) => !known.has(item.id))];
}

/** The list as it is read: it is not sorted anew under a pointer or a key that is about to choose a row. */
export function useHeldOrder<T extends Listed>(found: Readonly<Ref<readonly T[]>>): {
  readonly ordered: ComputedRef<readonly T[]>;
  onUse(): void;
  onLeave(): void;
} {
  const held = ref(false);
  let order: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onLeave(): void {
    clearTimeout(timer);
    held.value = false;
  }

  onScopeDispose(() => { clearTimeout(timer); });
  return {
    ordered: computed(() => {
      const now = held.value ? holdOrder(order, found.value) : found.value;
      order = now.map((item) => item.id);
      return now;
    }),
    onUse() {
      clearTimeout(timer);
      held.value = true;
      timer = setTimeout(onLeave, HOLD_MS);
    },
    onLeave,
  };
}
