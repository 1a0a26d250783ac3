import type { LedgerHead, LedgerKey, WitnessSignature } from '../gen/citytwin/v1/ledger_pb';
import { joined, sha256, toHex, utf8 } from './bytes';

const KEY_ID_BYTES = 16;

/** r and s, as WebCrypto takes them. */
const SIGNATURE_BYTES = 64;

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

export type HeadText = Pick<LedgerHead, 'district' | 'size' | 'root' | 'timeMs'>;

/** What the district has signed. */
export function signedText(head: HeadText): Uint8Array {
  return utf8(`citytwin/ledger-head/v1\n${linesOf(head)}`);
}

/** What a witness has signed. */
export function witnessedText(head: HeadText, by: Pick<WitnessSignature, 'witness' | 'timeMs'>): Uint8Array {
  return utf8(`citytwin/ledger-witness/v1\n${by.witness}\n${by.timeMs}\n${linesOf(head)}`);
}

function linesOf({ district, size, root, timeMs }: HeadText): string {
  return `${district}\n${size}\n${toHex(root)}\n${timeMs}\n`;
}

/** Whether a witness has signed the head; a district is none of its own log. */
export async function isWitnessed(keys: readonly LedgerKey[], head: LedgerHead, by: WitnessSignature): Promise<boolean> {
  return by.witness !== head.district && await isSigned(keys, by.witness, by.keyId, witnessedText(head, by), by.signature);
}

/** The id that a key and its owner have: neither can be exchanged under it. */
export async function keyIdOf({ owner, publicKey }: Pick<LedgerKey, 'owner' | 'publicKey'>): Promise<string> {
  return toHex((await sha256(utf8(`citytwin/ledger-key/v1\n${owner}\n`), publicKey)).subarray(0, KEY_ID_BYTES));
}

/** Whether the owner's key of that id has signed the text; the id is never believed, but computed from the key. */
export async function isSigned(
  keys: readonly LedgerKey[], owner: string, keyId: string, text: Uint8Array, signature: Uint8Array,
): Promise<boolean> {
  const key = keys.find((one) => one.owner === owner && one.keyId === keyId);
  if (key === undefined || signature.length !== SIGNATURE_BYTES || await keyIdOf(key) !== keyId) {
    return false;
  }
  try {
    const made = await crypto.subtle.importKey('spki', joined(key.publicKey), CURVE, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, made, joined(signature), joined(text));
  } catch {
    // Bytes that are no key on the curve have signed nothing.
    return false;
  }
}
