import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it, vi } from 'vitest';
import { aLedger, aSigner, aStorage, consistencyFrom, DISTRICT, entryOf, HEADS, KEYS, LAST, LINES, pathOf, WITNESSED } from './aLedger';
import { worstOf, type CheckName } from './check';
import { offeredOf } from './offered';
import { proveEntry, SIGNED_WITHIN_MS, type Entry, type Proof } from './prove';
import { createMemory, headOf, idsOf, type Memory } from './remembered';
import { vouch } from './vouch';

const NOW = 1_760_000_000_000;
const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 3 ? byte ^ 1 : byte));
const failing = ({ checks }: Pick<Proof, 'checks'>): CheckName[] => checks.filter(({ state }) => state === 'failed').map(({ name }) => name);
const headed = (about: object): object => ({ getHead: () => Promise.resolve({ head: LAST, logSize: 12n, trouble: '', witnessed: [...WITNESSED], ...about }) });

async function proven(lies: object = {}, entry: Entry = entryOf(7), memory: Memory = createMemory(aStorage())): Promise<Proof> {
  const ledger = aLedger(lies);
  return proveEntry(ledger, await vouch(ledger, DISTRICT, memory, NOW), entry);
}

describe('proving an entry', () => {
  it('holds for each entry of the log, with index, size, root and key', async () => {
    for (const [i] of LINES.entries()) {
      const proof = await proven({}, entryOf(i + 1));
      expect(proof.state).toBe('passed');
      expect(proof.facts).toMatchObject({ index: String(i), size: '12', keyId: LAST.keyId, line: LINES[i] });
    }
  });

  it.each<[what: string, check: CheckName, lie: object]>([
    ['a leaf with a byte changed', 'root', { proveInclusion: () => Promise.resolve({ line: `${LINES[6] ?? ''} `, hashes: pathOf(7) }) }],
    ['a path that is cut short', 'root', { proveInclusion: () => Promise.resolve({ line: LINES[6], hashes: pathOf(7).slice(1) }) }],
    ['a head whose root is another', 'signature', headed({ head: { ...LAST, root: flipped(LAST.root) } })],
    ['a head that the district did not sign', 'signature', headed({ head: { ...LAST, signature: flipped(LAST.signature) } })],
    ['a witness who did not sign', 'witnesses', headed({ head: { ...LAST, witnesses: LAST.witnesses.map((by) => ({ ...by, timeMs: by.timeMs + 1n })) } })],
    ['a district that witnesses itself', 'witnesses', headed({ head: { ...LAST, witnesses: [{ witness: DISTRICT, timeMs: LAST.timeMs, keyId: LAST.keyId, signature: LAST.signature }] } })],
    ['a witness\'s memory that is forged', 'seen', headed({ witnessed: WITNESSED.map((head) => ({ ...head, size: 3n })) })],
    ['a key under an id not its own', 'keys', { getKeys: () => Promise.resolve({ keys: KEYS.map((key, i) => (i === 0 ? { ...key, keyId: '00' } : key)) }) }],
    ['a ledger in trouble', 'ledger', headed({ trouble: 'storage was put back' })],
  ])('fails for %s, and says which check', async (_, check, lie) => {
    const proof = await proven(lie);
    expect(proof.state).toBe('failed');
    expect(failing(proof)).toContain(check);
  });

  it.each<[what: string, tree: { size: bigint; root: Uint8Array }, lie: object]>([
    ['another root at the same size', { size: 12n, root: flipped(LAST.root) }, {}],
    ['a shorter log that is not its beginning', { size: 5n, root: flipped((HEADS[0] ?? LAST).root) }, {}],
    ['a longer log that it is not the beginning of', { size: 13n, root: LAST.root }, { proveConsistency: () => Promise.resolve({ hashes: [LAST.root] }) }],
    ['entries that the log does not have any more', { size: 13n, root: LAST.root }, { proveConsistency: () => Promise.reject(new ConnectError('beyond', Code.OutOfRange)) }],
  ])('fails where a witness has signed %s', async (_, tree, lie) => {
    const witness = await aSigner('500107');
    const proof = await proven({
      ...headed({ logSize: 99n, witnessed: [...WITNESSED, await witness.witnessed(tree)] }),
      getKeys: () => Promise.resolve({ keys: [...KEYS, witness.key] }), ...lie,
    });
    expect(failing(proof)).toEqual(['seen']);
    expect(proof.checks.find(({ name }) => name === 'seen')?.message).toBe('proof.seen.failed');
  });

  it('goes by what witnesses signed: of one log with an older head, and nobody\'s word is none', async () => {
    const witness = await aSigner('500107');
    const lie = {
      ...headed({ logSize: 0n, witnessed: [await witness.witnessed(HEADS[0] ?? LAST), { ...LAST, root: flipped(LAST.root), witnesses: [] }] }),
      getKeys: () => Promise.resolve({ keys: [...KEYS, witness.key] }),
    };
    const proof = await proven(lie);
    expect(proof.state).toBe('passed');
    expect(proof.checks.find(({ name }) => name === 'seen')).toMatchObject({ state: 'passed', filling: { n: 1 } });

    // A witness's key that came later than trust is not believed.
    const memory = createMemory(aStorage());
    await vouch(aLedger(), DISTRICT, memory, NOW);
    const later = await proven(lie, entryOf(7), memory);
    expect(failing(later)).toEqual(['seen']);
    expect(later.checks.find(({ name }) => name === 'seen')?.message).toBe('proof.seen.forged');
  });

  it('fails when the timeline shows another entry than the leaf has', async () => {
    expect(failing(await proven({}, { ...entryOf(7), type: 'alert.cleared' }))).toEqual(['shown']);
    expect(failing(await proven({}, { ...entryOf(7), payload: '{"note":"火位","version":2}' }))).toEqual(['shown']);
  });

  it('waits a minute for the head that covers it, and no longer', async () => {
    const unsigned = headed({ head: undefined, witnessed: [] });
    const recorded = (recordedAtMs: number): Entry => ({ ...entryOf(7), sequence: 13, recordedAtMs });
    for (const lie of [{}, unsigned]) {
      expect((await proven(lie, recorded(NOW - SIGNED_WITHIN_MS))).state).toBe('pending');
      // Of an hour that is still to come, too: it would wait for ever.
      for (const wrong of [NOW - SIGNED_WITHIN_MS - 1, NOW + SIGNED_WITHIN_MS + 1]) {
        const proof = await proven(lie, recorded(wrong));
        expect([proof.state, failing(proof)]).toEqual(['failed', ['covered']]);
      }
    }
  });

  it('fails when a head that was there is withheld, or another district\'s is given for it', async () => {
    const justNow = { ...entryOf(7), recordedAtMs: NOW };
    const memory = createMemory(aStorage());
    await vouch(aLedger(), DISTRICT, memory, NOW);
    const forgotten = await proven(headed({ head: undefined, witnessed: [] }), justNow, memory);
    expect([forgotten.state, failing(forgotten)]).toEqual(['failed', ['consistency']]);
    const witnessed = await proven(headed({ head: undefined }), justNow);
    expect([witnessed.state, failing(witnessed)]).toEqual(['failed', ['consistency']]);
    const elsewhere = await proven(headed({ head: { ...LAST, district: '500105' }, witnessed: [] }), justNow);
    expect([elsewhere.state, failing(elsewhere)]).toEqual(['failed', ['signature']]);
  });

  it('is warned of where no witness has signed', async () => {
    expect((await proven(headed({ head: { ...LAST, witnesses: [] } }))).state).toBe('warned');
  });
});

describe('what a browser remembers', () => {
  it('is the keys it met first and the last head that held, and the next head has to go on from it', async () => {
    const memory = createMemory(aStorage());
    const first = HEADS[0] ?? LAST;
    await vouch(aLedger(headed({ head: first })), DISTRICT, memory, NOW);
    expect(memory.of(DISTRICT)).toEqual({ sinceMs: NOW, keys: idsOf(KEYS), head: headOf(first) });

    const proveConsistency = vi.fn(() => Promise.resolve({ hashes: consistencyFrom(first.size) }));
    const later = await vouch(aLedger({ proveConsistency }), DISTRICT, memory, NOW + 1);
    expect(proveConsistency).toHaveBeenCalledWith({ district: DISTRICT, first: 5n, second: 12n });
    expect(later.checks.find(({ name }) => name === 'consistency')?.message).toBe('proof.consistency.passed');
    expect(memory.of(DISTRICT)).toMatchObject({ sinceMs: NOW, head: headOf(LAST) });
  });

  it('is kept when another log, or a shorter one, is shown', async () => {
    const memory = createMemory(aStorage());
    await vouch(aLedger(), DISTRICT, memory, NOW);
    const shorter = await vouch(aLedger(headed({ head: HEADS[0] })), DISTRICT, memory, NOW);
    expect(failing(shorter)).toEqual(['consistency']);

    memory.keep(DISTRICT, { sinceMs: NOW, keys: idsOf(KEYS), head: { size: 5n, root: 'ab'.repeat(32) } });
    const forked = await vouch(aLedger(), DISTRICT, memory, NOW);
    expect(failing(forked)).toEqual(['consistency']);
    expect(memory.of(DISTRICT)?.head?.size).toBe(5n);

    memory.keep(DISTRICT, { sinceMs: NOW, keys: idsOf(KEYS), head: { size: 12n, root: 'ab'.repeat(32) } });
    expect(failing(await vouch(aLedger(), DISTRICT, memory, NOW))).toEqual(['consistency']);
  });

  it('warns of other keys, and keeps no head, until somebody trusts them', async () => {
    const memory = createMemory(aStorage());
    const known = { sinceMs: NOW, keys: ['aa', ...idsOf(KEYS)], head: null };
    memory.keep(DISTRICT, known);
    const vouched = await vouch(aLedger(), DISTRICT, memory, NOW);
    expect(vouched.checks.filter(({ state }) => state !== 'passed')).toMatchObject([{ name: 'pins', state: 'warned', filling: { gone: 'aa', added: '–' } }]);
    expect(memory.of(DISTRICT)).toEqual(known);
    memory.keep(DISTRICT, { sinceMs: NOW, keys: idsOf(KEYS), head: null });
    expect(worstOf((await vouch(aLedger(), DISTRICT, memory, NOW)).checks)).toBe('passed');
    expect(memory.of(DISTRICT)?.head).toEqual(headOf(LAST));
  });

  it('is not what another key has signed, though the signature holds', async () => {
    const memory = createMemory(aStorage());
    const known = { sinceMs: NOW, keys: ['aa', ...idsOf(KEYS.slice(1))], head: null };
    memory.keep(DISTRICT, known);
    const vouched = await vouch(aLedger(), DISTRICT, memory, NOW);
    expect(failing(vouched)).toEqual(['signature']);
    expect(vouched.checks.find(({ name }) => name === 'signature')?.message).toBe('proof.signature.unknown');
    expect(offeredOf(vouched.keys, vouched.pinned).filter(({ isNew }) => isNew)).toEqual([{ keyId: LAST.keyId, owner: DISTRICT, isNew: true }]);
    expect(memory.of(DISTRICT)).toEqual(known);
  });

  it('counts no witness whose key came later', async () => {
    const memory = createMemory(aStorage());
    memory.keep(DISTRICT, { sinceMs: NOW, keys: [LAST.keyId], head: null });
    const { checks } = await vouch(aLedger(headed({ witnessed: [] })), DISTRICT, memory, NOW);
    expect(checks.find(({ name }) => name === 'witnesses')).toMatchObject({ state: 'warned', message: 'proof.witnesses.none' });
  });

  it('begins anew where it is not what was kept', () => {
    const storage = aStorage();
    storage.setItem('', '{broken');
    expect(createMemory(storage).of(DISTRICT)).toBeNull();
    storage.setItem('', '{"500103":{"sinceMs":1,"keys":["a"],"size":"x","root":"y"}}');
    expect(createMemory(storage).of(DISTRICT)).toEqual({ sinceMs: 1, keys: ['a'], head: null });
  });
});
