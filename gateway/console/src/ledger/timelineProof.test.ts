import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h, nextTick, ref } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleKey } from '../console';
import type { Clients } from '../gateway/clients';
import { TimelineEventSchema } from '../gen/citytwin/v1/order_state_pb';
import { useLanguage } from '../language/language';
import { aConsole } from '../orders/aConsole';
import OrderTimeline from '../orders/OrderTimeline.vue';
import { aLedger, DISTRICT, entryOf, KEYS, LINES } from './aLedger';
import { createMemory, idsOf } from './remembered';

describe('a timeline', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  const find = (selector: string): HTMLElement => page.querySelector<HTMLElement>(selector) as HTMLElement;
  const rows = (state: string): number => page.querySelectorAll(`[data-testid=entry-proof][data-state=${state}]`).length;

  /** What a newer version of the order brings. */
  const version = ref(1);
  let changed: object = {};

  async function opened(ledger: Clients['ledger']): Promise<void> {
    [version.value, changed] = [1, {}];
    const events = LINES.map((_, i) => {
      const { occurredAtMs, recordedAtMs, ...entry } = entryOf(i + 1);
      return create(TimelineEventSchema, {
        ...entry, sequence: BigInt(entry.sequence), occurredAt: timestampFromMs(occurredAtMs), recordedAt: timestampFromMs(recordedAtMs),
      });
    });
    const console = aConsole({ calls: { getTimeline: () => Promise.resolve({ events: events.map((event, i) => (i === 0 ? { ...event, ...changed } : event)) }) } });
    Object.assign(console.clients, { ledger });
    running = createApp(() => h(OrderTimeline, { correlationId: 'a', version: version.value, now: 0 }));
    running.provide(consoleKey, console);
    running.mount(page);
    await expect.poll(() => page.querySelectorAll('[data-testid=prove]').length).toBe(LINES.length);
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    localStorage.clear();
    document.body.append(page);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('proves one entry step by step', async () => {
    await opened(aLedger());
    find('[data-testid=prove]').click();
    await expect.poll(() => rows('passed')).toBe(1);
    const checks = [...page.querySelectorAll<HTMLElement>('[data-check]')].map(({ dataset }) => dataset.check);
    expect(checks).toEqual(['keys', 'pins', 'signature', 'witnesses', 'seen', 'consistency', 'shown', 'leaf', 'root']);
    expect(find('[data-testid=entry-proof]').textContent).toContain('trust on first use');
  });

  it('proves all, and says how many', async () => {
    await opened(aLedger());
    find('[data-testid=prove-all]').click();
    await expect.poll(() => rows('passed')).toBe(LINES.length);
    await expect.poll(() => find('[data-testid=proof-tally]')?.textContent).toContain(`${LINES.length} proven`);
  });

  it.each<[field: string, change: object]>([
    ['type', { type: 'alert.cleared' }],
    ['entity', { entity: 'alert:another' }],
    ['payload', { payload: '{"note":"火位","version":1}' }],
    ['moment', { occurredAt: timestampFromMs(5) }],
    ['record', { recordedAt: timestampFromMs(5) }],
  ])('keeps no proof on an entry whose %s is another now', async (_, change) => {
    await opened(aLedger());
    find('[data-testid=prove-all]').click();
    await expect.poll(() => find('[data-testid=proof-tally]')?.textContent).toContain(`${LINES.length} proven`);
    [version.value, changed] = [2, change];
    await expect.poll(() => rows('passed')).toBe(LINES.length - 1);
    expect(find('[data-testid=timeline-event]').querySelector('[data-testid=entry-proof]')).toBeNull();
    expect(find('[data-testid=proof-tally]').textContent).toContain(`${LINES.length - 1} proven`);
    find('[data-testid=prove]').click();
    await expect.poll(() => rows('failed')).toBe(1);
  });

  it('shows which check failed, and offers to trust anew only where that is the matter', async () => {
    await opened(aLedger({ proveInclusion: () => Promise.resolve({ line: LINES[0]?.replace('水', '火') ?? '', hashes: [] }) }));
    find('[data-testid=prove]').click();
    await expect.poll(() => rows('failed')).toBe(1);
    expect([...page.querySelectorAll<HTMLElement>('[data-check][data-state=failed]')].map(({ dataset }) => dataset.check)).toEqual(['shown', 'root']);
    expect(page.querySelector('[data-testid=trust-anew]')).toBeNull();
  });

  it('trusts other keys only after showing their ids, and then those', async () => {
    createMemory(localStorage).keep(DISTRICT, { sinceMs: 1, keys: ['aa'], head: null });
    await opened(aLedger());
    find('[data-testid=prove]').click();
    await expect.poll(() => rows('failed')).toBe(1);
    find('[data-testid=trust-anew]').click();
    await nextTick();
    expect(createMemory(localStorage).of(DISTRICT)?.keys).toEqual(['aa']);
    expect(document.activeElement?.getAttribute('role')).toBe('group');
    const shown = [...page.querySelectorAll<HTMLElement>('[data-testid=offered-key][data-new=true]')].map(({ textContent }) => textContent);
    for (const { keyId, owner } of KEYS) {
      expect(shown.some((text) => text.includes(keyId) && text.includes(owner) && text.includes('new'))).toBe(true);
    }
    find('[data-testid=trust-anew-confirm]').click();
    await expect.poll(() => rows('passed')).toBe(1);
    expect(createMemory(localStorage).of(DISTRICT)).toMatchObject({ keys: idsOf(KEYS), head: { size: 12n } });
  });

  it('says that a proof could not be had', async () => {
    await opened(aLedger({ getHead: () => Promise.reject(new Error('away')) }));
    find('[data-testid=prove-all]').click();
    await expect.poll(() => rows('unread')).toBe(LINES.length);
    expect(find('[data-testid=entry-proof]').textContent).toContain('away');
  });
});
