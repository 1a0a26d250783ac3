import { effectScope, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '../alerts/alert';
import { anAlert } from '../alerts/anAlert';
import { useHeldOrder } from './useHeldOrder';

describe('the order of a list in use', () => {
  const scope = effectScope();
  const of = (...ids: string[]): readonly Alert[] => ids.map((id) => anAlert({ id }));
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('is held under a pointer or a key, with what is new at its end, until it is left', () => {
    const found = shallowRef(of('a', 'b', 'c'));
    const { ordered, onUse, onLeave } = scope.run(() => useHeldOrder(found)) as ReturnType<typeof useHeldOrder<Alert>>;
    const ids = (): string[] => ordered.value.map(({ id }) => id);
    expect(ids()).toEqual(['a', 'b', 'c']);
    onUse();
    found.value = of('new', 'c', 'a');
    expect(ids()).toEqual(['a', 'c', 'new']);
    onLeave();
    expect(ids()).toEqual(['new', 'c', 'a']);
  });

  it('is not held by a pointer left lying on it', () => {
    const found = shallowRef(of('a', 'b'));
    const { ordered, onUse } = scope.run(() => useHeldOrder(found)) as ReturnType<typeof useHeldOrder<Alert>>;
    expect(ordered.value).toHaveLength(2);
    onUse();
    found.value = of('b', 'a');
    vi.advanceTimersByTime(6_000);
    expect(ordered.value.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
