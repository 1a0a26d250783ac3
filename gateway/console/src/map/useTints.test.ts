import type { Map as MapLibre } from 'maplibre-gl';
import { createApp, nextTick, shallowRef } from 'vue';
import { describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { NOTHING, type Counts } from '../governance/counts';
import { useTints } from './useTints';

describe('the colours of divisions', () => {
  it('go when nothing is known of the division any more, as after a change of scope', async () => {
    const red: Counts = { ...NOTHING, activeAlerts: { ...NOTHING.activeAlerts, I: 1 } };
    const counts = shallowRef<ReadonlyMap<string, Counts>>(new Map([['500103', red], ['500103001', red]]));
    const setFeatureState = vi.fn();
    const app = createApp({ setup: () => { useTints({ setFeatureState } as unknown as MapLibre); return () => null; } });
    app.provide(consoleKey, { twins: { byId: shallowRef(new Map()), counts } } as unknown as Console);
    app.mount(document.createElement('div'));
    expect(setFeatureState).toHaveBeenCalledWith({ source: 'districts', id: '500103' }, { tint: 'I' });
    counts.value = new Map([['500103001', red]]);
    await nextTick();
    expect(setFeatureState).toHaveBeenLastCalledWith({ source: 'districts', id: '500103' }, { tint: 'none' });
    expect(setFeatureState).toHaveBeenCalledTimes(3);
    app.unmount();
  });
});
