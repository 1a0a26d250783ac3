import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h } from 'vue';
import { expect, it, describe, vi } from 'vitest';
import { consoleKey } from '../console';
import { DispatchAdviceSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import DispatchDialog from './DispatchDialog.vue';

describe('a what-if beside the recommendation', () => {
  it('is asked before anybody is sent, and says what is left and what is later', async () => {
    useLanguage().language.value = 'en';
    const page = document.createElement('div');
    document.body.append(page);
    const about = aConsole();
    const whatIf = vi.fn(({ more }: { more?: object[] }) => Promise.resolve({
      district: '500103', revision: 0n, because: 'what-if', cost: more === undefined ? 10 : 70, tookMs: 1, at: timestampFromMs(0), unplaced: [],
      units: [{ unit: 'drone:500103001001001:1', name: 'Falcon', entries: [
        ...(more === undefined ? [] : [{ mission: 'new', kind: 'verify', state: 'planned', arrive: timestampFromMs(60_000), end: timestampFromMs(180_000) }]),
        { mission: 'old', kind: 'patrol-area', state: 'planned', arrive: timestampFromMs(more === undefined ? 90_000 : 390_000) },
      ] }],
    }));
    Object.assign(about.clients, { dispatch: { whatIf, recommend: () => Promise.resolve(create(DispatchAdviceSchema, {
      at: timestampFromMs(0), aim: { cell: '500103001001001' },
      bids: [{ unit: 'drone:500103001001001:1', name: 'Falcon', cost: 60, terms: [{ name: 'coverage', amount: 0.5, unit: 'shares', cost: 150 }] }],
    })) } });
    const running = createApp({ render: () => h(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', title: 'Smoke' } }) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
    page.querySelector<HTMLElement>('[data-testid=what-if]')?.click();
    await settled();
    expect(whatIf.mock.calls.map(([question]) => question)).toEqual([
      { district: '500103' },
      { district: '500103', more: [expect.objectContaining({ alert: 'alert:1', units: ['drone:500103001001001:1'] })] },
    ]);
    const said = page.querySelector('[data-testid=what-if-answer]')?.textContent ?? '';
    for (const part of ['Falcon is there in 1 min and free again in 3 mins', 'its home area lacks 50 %', 'Patrol an area: there 5 mins later', '60 s']) {
      expect(said).toContain(part);
    }
    running.unmount();
    page.remove();
  });
});
