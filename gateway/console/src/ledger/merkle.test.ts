import { describe, expect, it } from 'vitest';
import { KEYS, HEADS, LAST, LINES, consistencyFrom, pathOf } from './aLedger';
import { areSame, toHex, utf8 } from './bytes';
import { isBeginning, leafHash, rootOf } from './merkle';
import { isSigned, keyIdOf, signedText, witnessedText } from './signatures';

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const hashes = (text: string): Uint8Array[] => text.split(' ').filter((one) => one !== '').map(hex);
const flipped = (bytes: Uint8Array, at = 0): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

/** The leaves, roots and proofs that Certificate Transparency's own implementations are tested with. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS: Readonly<Record<number, string>> = {
  1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  3: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  5: '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  6: '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
};
const INCLUSIONS: readonly [index: number, size: number, path: string][] = [
  [0, 1, ''],
  [0, 8, '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'],
  [5, 8, 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  [2, 3, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [1, 5, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'],
];
const CONSISTENCIES: readonly [first: number, second: number, path: string][] = [
  [1, 1, ''],
  [1, 8, '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'],
  [6, 8, '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  [2, 5, '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'],
];

const rootFrom = async (index: number, size: number, leaf: Uint8Array, path: readonly Uint8Array[]): Promise<string> => {
  const root = await rootOf(BigInt(index), BigInt(size), await leafHash(leaf), path);
  return root === null ? '' : toHex(root);
};

describe('the public proofs of RFC 6962', () => {
  it.each(INCLUSIONS)('entry %i of %i leads to the public root, and with a bit flipped anywhere to none', async (index, size, text) => {
    const [leaf, path] = [hex(LEAVES[index] ?? ''), hashes(text)];
    expect(await rootFrom(index, size, leaf, path)).toBe(ROOTS[size]);
    expect(await rootFrom(index, size, utf8('other'), path)).not.toBe(ROOTS[size]);
    for (const [i] of path.entries()) {
      expect(await rootFrom(index, size, leaf, path.map((hash, at) => (at === i ? flipped(hash, 31) : hash)))).not.toBe(ROOTS[size]);
    }
    expect(await rootFrom(index, size, leaf, [...path, hex(ROOTS[1] ?? '')])).toBe('');
    expect(await rootFrom(index + size, size, leaf, path)).toBe('');
  });

  it.each(CONSISTENCIES)('%i entries are the beginning of %i, and with a bit flipped anywhere of nothing', async (first, second, text) => {
    const [firstRoot, secondRoot, path] = [hex(ROOTS[first] ?? ''), hex(ROOTS[second] ?? ''), hashes(text)];
    const holds = (root: Uint8Array, other: Uint8Array, proof: readonly Uint8Array[], from = first): Promise<boolean> =>
      isBeginning(BigInt(from), root, BigInt(second), other, proof);
    expect(await holds(firstRoot, secondRoot, path)).toBe(true);
    expect(await holds(flipped(firstRoot), secondRoot, path)).toBe(false);
    expect(await holds(firstRoot, flipped(secondRoot), path)).toBe(false);
    expect(await holds(firstRoot, secondRoot, path, first + 1)).toBe(false);
    for (const [i] of path.entries()) {
      expect(await holds(firstRoot, secondRoot, path.map((hash, at) => (at === i ? flipped(hash) : hash)))).toBe(false);
    }
  });
});

describe('a log that the city\'s own code has written', () => {
  it('has each of its lines in the last head', async () => {
    for (const [i, line] of LINES.entries()) {
      expect(await rootFrom(i, LINES.length, utf8(line), pathOf(i + 1))).toBe(toHex(LAST.root));
      expect(await rootFrom(i, LINES.length, utf8(line.replace('水', '火')), pathOf(i + 1))).not.toBe(toHex(LAST.root));
    }
  });

  it('goes on from its older heads', async () => {
    for (const head of HEADS.slice(0, -1)) {
      expect(await isBeginning(head.size, head.root, LAST.size, LAST.root, consistencyFrom(head.size))).toBe(true);
    }
  });

  it('has keys whose ids are computed from them and their owners', async () => {
    for (const key of KEYS) {
      expect(await keyIdOf(key)).toBe(key.keyId);
      expect(await keyIdOf({ ...key, owner: '500999' })).not.toBe(key.keyId);
    }
  });

  it('has heads signed by the district and its witnesses, and not with a byte changed', async () => {
    for (const head of HEADS) {
      const text = signedText(head);
      expect(await isSigned(KEYS, head.district, head.keyId, text, head.signature)).toBe(true);
      expect(await isSigned(KEYS, head.district, head.keyId, flipped(text, 30), head.signature)).toBe(false);
      expect(await isSigned(KEYS, head.district, head.keyId, text, flipped(head.signature, 5))).toBe(false);
      for (const by of head.witnesses) {
        expect(await isSigned(KEYS, by.witness, by.keyId, witnessedText(head, by), by.signature)).toBe(true);
        expect(await isSigned(KEYS, head.district, by.keyId, witnessedText(head, by), by.signature)).toBe(false);
      }
    }
  });

  it('is not signed by what is no key, or by a key under an id that is not its own', async () => {
    const [key] = KEYS.filter(({ owner }) => owner === LAST.district);
    const broken = KEYS.map((one) => (one === key ? { ...one, publicKey: flipped(one.publicKey, 40) as Uint8Array<ArrayBuffer> } : one));
    expect(await isSigned(broken, LAST.district, LAST.keyId, signedText(LAST), LAST.signature)).toBe(false);
    const renamed = KEYS.map((one) => (one === key ? { ...one, keyId: 'ab' } : one));
    expect(await isSigned(renamed, LAST.district, 'ab', signedText(LAST), LAST.signature)).toBe(false);
    expect(areSame(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
  });
});
