import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, nextTick, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { AttemptSchema, type Attempt } from '../gen/citytwin/v1/governance_pb';
import { useLanguage } from '../language/language';
import { aLedger, DISTRICT, HEADS, LAST } from '../ledger/aLedger';
import { aConsole, settled } from '../orders/aConsole';
import { mayAudit, mayListAttempts, mayListHeads } from '../session/claims';
import AuditView from './AuditView.vue';

const attempt = (sequence: number): Attempt => create(AttemptSchema, {
  sequence: BigInt(sequence), at: timestampFromMs(Date.UTC(2026, 6, 1, 16, 30)), principal: 'li', roles: ['officer'], area: DISTRICT,
  rpc: 'citytwin.v1.WorkOrderService/CloseOrder', target: 'order:a', code: 'PERMISSION_DENIED', why: 'officers do not close orders',
});

describe('the audit', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp> | undefined;
  let console: Console;
  const listAttempts = vi.fn();
  const listHeads = vi.fn();
  const find = <T extends HTMLElement>(testId: string): T => page.querySelector<T>(`[data-testid=${testId}]`) as T;
  const rows = (testId: string): HTMLElement[] => [...page.querySelectorAll<HTMLElement>(`[data-testid=${testId}]`)];

  async function opened(roles: readonly string[]): Promise<void> {
    console = aConsole({ roles });
    Object.assign(console.clients, { governance: { listAttempts }, ledger: aLedger({ listHeads }) });
    Object.assign(console.city, { city: shallowRef({ districts: [DISTRICT] }) });
    document.body.append(page);
    running = createApp(AuditView);
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    listAttempts.mockReset().mockResolvedValue({ attempts: [], nextPageToken: '' });
    listHeads.mockReset().mockResolvedValue({ heads: HEADS.slice(0, 2), nextPageToken: 'p2', total: 3n });
  });
  afterEach(() => { running?.unmount(); page.remove(); });

  it('lists refused attempts in the city\'s time, and older ones when asked', async () => {
    listAttempts.mockResolvedValueOnce({ attempts: [attempt(9)], nextPageToken: 'older' });
    await opened(['auditor']);
    const [first] = rows('attempt');
    for (const words of ['02/07/2026, 00:30:00', 'li', 'officer', 'CloseOrder', 'order:a', 'PERMISSION_DENIED', 'officers do not close orders']) {
      expect(first?.textContent).toContain(words);
    }
    // Pages may be empty and yet not be the last.
    listAttempts.mockResolvedValueOnce({ attempts: [], nextPageToken: 'on' }).mockResolvedValueOnce({ attempts: [attempt(4)], nextPageToken: '' });
    find('attempts-more').click();
    await settled();
    expect(rows('attempt')).toHaveLength(2);
    expect(listAttempts.mock.calls.map(([{ pageToken }]) => pageToken as string)).toEqual(['', 'older', 'on']);
    expect(find('attempts-more')).toBeNull();
  });

  it('filters them, from the first page on', async () => {
    await opened(['admin']);
    const principal = find<HTMLInputElement>('attempt-principal');
    principal.value = ' wang ';
    principal.dispatchEvent(new Event('input'));
    const code = find<HTMLSelectElement>('attempt-code');
    code.value = 'NOT_FOUND';
    code.dispatchEvent(new Event('change'));
    await settled();
    expect(listAttempts.mock.lastCall?.[0]).toMatchObject({ principal: 'wang', code: 'NOT_FOUND', rpc: '', pageToken: '' });
    expect(page.textContent).toContain('None that match');
    // The last page may be empty: nothing is asked for after it.
    expect(listAttempts).toHaveBeenCalledTimes(2);
  });

  it('shows the heads of a district with what this browser finds of their signatures, page by page', async () => {
    await opened(['commander']);
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['true', 'true']);
    expect(listAttempts).not.toHaveBeenCalled();
    expect(find('heads').textContent).toContain('1 to 2 of 3');
    listHeads.mockResolvedValue({ heads: [{ ...LAST, size: LAST.size + 1n }], nextPageToken: '', total: 3n });
    find('heads-next').click();
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['false']);
    expect(listHeads.mock.lastCall?.[0]).toMatchObject({ district: DISTRICT, pageToken: 'p2' });
    expect(rows('head')[0]?.textContent).toContain('do not hold: 500103, 500105, 50');
  });

  it('has a part for each that one may see', async () => {
    await opened(['auditor']);
    find('audit-heads').click();
    await nextTick();
    expect(find('heads')).not.toBeNull();
    running?.unmount();
    await opened(['operator']);
    expect(page.textContent).toContain('Your role may not see the audit');
  });

  it('is for the roles that the gateway lets in, heads only over whole districts', () => {
    expect([mayListAttempts({ roles: ['auditor'] }), mayListAttempts({ roles: ['commander'] })]).toEqual([true, false]);
    expect([mayListHeads({ roles: ['commander'], area: '500103' }), mayListHeads({ roles: ['commander'], area: '500103001' })]).toEqual([true, false]);
    expect([mayAudit({ roles: ['admin'], area: '500103001' }), mayAudit({ roles: ['dispatcher'], area: '50' })]).toEqual([true, false]);
  });
});
