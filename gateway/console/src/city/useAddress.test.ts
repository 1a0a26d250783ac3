import { effectScope, nextTick, type EffectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScope, type Scope } from './scope';
import { useAddress } from './useAddress';

describe('the address', () => {
  let scope: Scope;
  let running: EffectScope;
  const paste = async (hash: string): Promise<void> => {
    history.replaceState(null, '', `${location.pathname}#${hash}`);
    window.dispatchEvent(new Event('hashchange'));
    await nextTick();
  };

  beforeEach(() => {
    history.replaceState(null, '', `${location.pathname}#`);
    scope = createScope('50', null);
    running = effectScope();
    running.run(() => { useAddress(scope, (code) => code !== '500199'); });
  });
  afterEach(() => { running.stop(); });

  it('has a step for each scope, and none for a panel', async () => {
    const push = vi.spyOn(history, 'pushState');
    scope.go('500103');
    await nextTick();
    expect(location.hash).toBe('#at=500103');
    scope.twin.value = 'cell:1';
    await nextTick();
    expect(location.hash).toBe('#at=500103&twin=cell:1');
    expect(push).toHaveBeenCalledTimes(1);
  });

  it('pasted over an open console is followed, without a step of its own', async () => {
    const push = vi.spyOn(history, 'pushState');
    await paste('at=500103001&twin=cell:500103001001001');
    expect([scope.code.value, scope.twin.value]).toEqual(['500103001', 'cell:500103001001001']);
    await paste('at=50');
    expect([scope.code.value, scope.twin.value]).toEqual(['50', null]);
    expect(push).not.toHaveBeenCalled();
  });

  it('of a division the city does not have says so and shows where one is', async () => {
    await paste('at=500199');
    expect(scope.refused.value?.code).toBe('500199');
    expect(location.hash).toBe('#at=50');
  });

  it('outside the caller\'s area is taken back', async () => {
    await paste('at=51');
    expect([scope.code.value, location.hash]).toEqual(['50', '#at=50']);
  });

  it('names the view and the open order, and Back undoes a view', async () => {
    const push = vi.spyOn(history, 'pushState');
    scope.view.value = 'orders';
    await nextTick();
    scope.order.value = 'order:a';
    await nextTick();
    expect(location.hash).toBe('#at=50&view=orders&order=order:a');
    expect(push).toHaveBeenCalledTimes(1);
    await paste('at=50&view=centre&order=order:b');
    expect([scope.view.value, scope.order.value]).toEqual(['centre', 'order:b']);
    await paste('at=50&view=nowhere');
    expect([scope.view.value, scope.order.value]).toEqual(['map', null]);
  });

  it('has one panel: a twin\'s closes an order\'s, and a twin is shown where there is a map', () => {
    scope.view.value = 'orders';
    scope.order.value = 'order:a';
    scope.twin.value = 'cell:1';
    expect([scope.order.value, scope.view.value]).toEqual([null, 'map']);
    scope.order.value = 'order:b';
    expect(scope.twin.value).toBeNull();
  });
});
