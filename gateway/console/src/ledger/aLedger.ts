import { create } from '@bufbuild/protobuf';
import {
  GetHeadResponseSchema, InclusionProofSchema, LedgerHeadSchema, LedgerKeySchema, type LedgerHead, type LedgerKey,
} from '../gen/citytwin/v1/ledger_pb';
import type { Clients } from '../gateway/clients';
import { joined, sha256, utf8 } from './bytes';
import { leafHash } from './merkle';
import type { Entry } from './prove';
import { keyIdOf, witnessedText } from './signatures';
import vectors from './vectors.json';

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

export const DISTRICT = '500103';

export const KEYS: readonly LedgerKey[] = vectors.keys.map(({ keyId, owner, publicKey }) =>
  create(LedgerKeySchema, { keyId, owner, publicKey: bytes(publicKey) }));

const toHead = (head: (typeof vectors.heads)[number]): LedgerHead => create(LedgerHeadSchema, {
  district: DISTRICT, size: BigInt(head.size), root: hex(head.root), timeMs: BigInt(head.timeMs), keyId: head.keyId, signature: bytes(head.signature),
  witnesses: head.witnesses.map((by) => ({ witness: by.witness, timeMs: BigInt(by.timeMs), keyId: by.keyId, signature: bytes(by.signature) })),
});

/** Of 5, 10 and 12 entries. */
export const HEADS: readonly LedgerHead[] = vectors.heads.map(toHead);
export const WITNESSED: readonly LedgerHead[] = vectors.witnessed.map(toHead);
export const LINES: readonly string[] = vectors.lines;
export const LAST = HEADS.at(-1) as LedgerHead;

export function pathOf(sequence: number): readonly Uint8Array[] {
  return (vectors.inclusions[sequence - 1] ?? []).map(bytes);
}

export function consistencyFrom(first: bigint): readonly Uint8Array[] {
  return (vectors.consistencies.find((proof) => BigInt(proof.first) === first)?.hashes ?? []).map(bytes);
}

/** RFC 6962 §2.1.2, of the first entries of the log. */
export async function consistencyOf(first: number, second: number): Promise<readonly Uint8Array[]> {
  const leaves = await Promise.all(LINES.slice(0, second).map((line) => leafHash(utf8(line))));
  return provenIn(first, leaves, true);
}

async function provenIn(first: number, leaves: readonly Uint8Array[], known: boolean): Promise<readonly Uint8Array[]> {
  if (first === leaves.length) {
    return known ? [] : [await treeOf(leaves)];
  }
  const at = splitOf(leaves);
  return first <= at
    ? [...await provenIn(first, leaves.slice(0, at), known), await treeOf(leaves.slice(at))]
    : [...await provenIn(first - at, leaves.slice(at), false), await treeOf(leaves.slice(0, at))];
}

async function treeOf(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  const [only] = leaves;
  return leaves.length === 1 && only !== undefined
    ? only
    : sha256(Uint8Array.of(1), await treeOf(leaves.slice(0, splitOf(leaves))), await treeOf(leaves.slice(splitOf(leaves))));
}

function splitOf({ length }: readonly Uint8Array[]): number {
  return 2 ** Math.floor(Math.log2(length - 1));
}

/** What a timeline shows of an entry of the log. */
export function entryOf(sequence: number): Entry {
  const line = LINES[sequence - 1] ?? '';
  const { district, type, entity, occurredAtMs, recordedAtMs } = JSON.parse(line) as Entry;
  const payload = /,"payload":(.*),"recordedAtMs":/.exec(line)?.[1] ?? '';
  return { district, sequence, type, entity, occurredAtMs, recordedAtMs, payload };
}

/** Somebody with a key of their own, who signs whatever is put before them. */
export interface Signer {
  readonly key: LedgerKey;
  sign(text: Uint8Array): Promise<Uint8Array>;
  /** The tree's head as the one who signs has witnessed it. */
  witnessed(tree: Pick<LedgerHead, 'size' | 'root'>): Promise<LedgerHead>;
}

export async function aSigner(owner: string): Promise<Signer> {
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', made.publicKey));
  const key = create(LedgerKeySchema, { owner, publicKey, keyId: await keyIdOf({ owner, publicKey }) });
  const sign = async (text: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, made.privateKey, joined(text)));
  return {
    key,
    sign,
    async witnessed({ size, root }) {
      const head = { district: DISTRICT, size, root: joined(root), timeMs: LAST.timeMs };
      const by = { witness: owner, timeMs: LAST.timeMs, keyId: key.keyId };
      return create(LedgerHeadSchema, { ...head, witnesses: [{ ...by, signature: joined(await sign(witnessedText(head, by))) }] });
    },
  };
}

/** The ledger as a gateway answers it, for tests; a test puts its lie in the place of an answer. */
export function aLedger(lies: object = {}): Clients['ledger'] {
  return {
    getHead: () => Promise.resolve(create(GetHeadResponseSchema, { head: LAST, logSize: BigInt(LINES.length), witnessed: [...WITNESSED] })),
    getKeys: () => Promise.resolve({ keys: KEYS }),
    proveInclusion: ({ sequence }: { sequence: bigint }) => Promise.resolve(create(InclusionProofSchema, {
      district: DISTRICT, sequence, size: LAST.size, line: LINES[Number(sequence) - 1] ?? '', hashes: [...pathOf(Number(sequence))] as Uint8Array<ArrayBuffer>[],
    })),
    proveConsistency: async ({ first, second }: { first: bigint; second: bigint }) => ({ hashes: await consistencyOf(Number(first), Number(second)) }),
    ...lies,
  } as unknown as Clients['ledger'];
}

export function aStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  let kept: string | null = null;
  return { getItem: () => kept, setItem: (_, text) => { kept = text; } };
}
