import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, nextTick, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { AttemptSchema, type Attempt } from '../gen/citytwin/v1/governance_pb';
import { useLanguage } from '../language/language';
import { aLedger, aSigner, DISTRICT, HEADS, KEYS, LAST, WITNESSED } from '../ledger/aLedger';
import { createMemory, idsOf } from '../ledger/remembered';
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
  /** Of the ledger. */
  let lies: object = {};
  const listAttempts = vi.fn();
  const listHeads = vi.fn();
  const find = <T extends HTMLElement>(testId: string): T => page.querySelector<T>(`[data-testid=${testId}]`) as T;
  const rows = (testId: string): HTMLElement[] => [...page.querySelectorAll<HTMLElement>(`[data-testid=${testId}]`)];

  async function opened(roles: readonly string[]): Promise<void> {
    console = aConsole({ roles });
    Object.assign(console.clients, { governance: { listAttempts }, ledger: aLedger({ listHeads, ...lies }) });
    Object.assign(console.city, { city: shallowRef({ districts: [DISTRICT] }) });
    document.body.append(page);
    running = createApp(AuditView);
    running.provide(consoleKey, console);
    running.mount(page);
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    localStorage.clear();
    lies = {};
    listAttempts.mockReset().mockResolvedValue({ attempts: [], nextPageToken: '' });
    listHeads.mockReset().mockResolvedValue({ heads: HEADS.slice(1).reverse(), nextPageToken: 'p2', total: 3n });
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

  it('shows the heads of a district, newest first, with what this browser finds of them, page by page', async () => {
    const proveConsistency = vi.fn(aLedger().proveConsistency);
    lies = { proveConsistency };
    await opened(['commander']);
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['true', 'true']);
    expect(listAttempts).not.toHaveBeenCalled();
    expect(listHeads.mock.lastCall?.[0]).toMatchObject({ district: DISTRICT, pageToken: '', newestFirst: true });
    expect(find('heads').textContent).toContain('3 to 2 of 3, newest first');
    // What is signed meanwhile does not change the numbers of older ones.
    listHeads.mockResolvedValue({ heads: HEADS.slice(0, 1), nextPageToken: '', total: 4n });
    find('heads-older').click();
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['true']);
    expect(listHeads.mock.lastCall?.[0]).toMatchObject({ district: DISTRICT, pageToken: 'p2', newestFirst: true });
    expect(find('heads').textContent).toContain('1 to 1 of 4');
    // The first of a page is held against the last of the page before.
    expect(proveConsistency).toHaveBeenLastCalledWith({ district: DISTRICT, first: 5n, second: 10n });
    listHeads.mockResolvedValue({ heads: [...HEADS].reverse(), nextPageToken: '', total: 3n });
    find('heads-newer').click();
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['true', 'true', 'true']);
  });

  it('says of a head that it is not signed, or of another district', async () => {
    listHeads.mockResolvedValue({ heads: [{ ...LAST, timeMs: LAST.timeMs + 1n }, { ...LAST, district: '500105' }], nextPageToken: '', total: 2n });
    await opened(['commander']);
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['false', 'false']);
    expect(rows('head')[0]?.textContent).toContain('do not hold: 500103, 500105, 50');
    expect(rows('head')[1]?.textContent).toContain('do not hold: 500103');
  });

  it('says of a head that the one signed after it does not go on from it, also over pages', async () => {
    lies = { proveConsistency: () => Promise.resolve({ hashes: [] }) };
    await opened(['commander']);
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['true', 'false']);
    expect(rows('head')[1]?.textContent).toContain('does not go on from it');
    listHeads.mockResolvedValue({ heads: HEADS.slice(0, 1), nextPageToken: '', total: 3n });
    find('heads-older').click();
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['false']);
  });

  it('says of a head which key this browser does not know, until it is trusted', async () => {
    const [own = '', ...others] = idsOf(KEYS);
    createMemory(localStorage).keep(DISTRICT, { sinceMs: 1, keys: others, head: null });
    await opened(['commander']);
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['false', 'false']);
    expect(rows('head')[0]?.textContent).toContain(`met first: ${own}`);
    expect(find('head-checks').querySelector('[data-check=pins]')?.getAttribute('data-state')).toBe('warned');
    find('trust-anew').click();
    await nextTick();
    find('trust-anew-confirm').click();
    await expect.poll(() => rows('head').map(({ dataset }) => dataset.good)).toEqual(['true', 'true']);
  });

  it('checks what each witness has seen last', async () => {
    const witness = await aSigner('500107');
    const witnessed = [...WITNESSED, await witness.witnessed({ size: LAST.size, root: LAST.root.map((byte) => byte ^ 1) }), { ...LAST, witnesses: [] }];
    lies = { getHead: () => Promise.resolve({ head: LAST, logSize: 12n, trouble: '', witnessed }), getKeys: () => Promise.resolve({ keys: [...KEYS, witness.key] }) };
    await opened(['commander']);
    await expect.poll(() => rows('seen').map(({ dataset }) => dataset.state)).toEqual(['passed', 'failed']);
    expect(find('head-checks').querySelector('[data-check=seen]')?.textContent).toContain('500107');
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
