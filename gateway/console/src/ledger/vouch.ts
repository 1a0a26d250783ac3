import type { Clients } from '../gateway/clients';
import type { GetHeadResponse, LedgerHead, LedgerKey } from '../gen/citytwin/v1/ledger_pb';
import { fromHex } from './bytes';
import { checked, worstOf, type Check } from './check';
import { areOfOneLog } from './oneLog';
import { headOf, idsOf, type Memory, type Remembered } from './remembered';
import { holdAgainst, summed, type Seen } from './seen';
import { isSigned, isWitnessed, keyIdOf, signedText } from './signatures';

/** A district's last head, with all that was checked of it. */
export interface Vouched {
  readonly district: string;
  /** Null where none was answered that is this district's: rightly so only before the first is signed. */
  readonly head: LedgerHead | null;
  readonly checks: readonly Check[];
  /** What came of each witness's memory; summed up in the checks. */
  readonly seen: readonly Seen[];
  readonly keys: readonly LedgerKey[];
  /** Ids of the keys that are believed: those met first, or now. */
  readonly pinned: readonly string[];
  /** As the gateway told it. */
  readonly status: GetHeadResponse;
  /** When it was asked for. */
  readonly atMs: number;
}

/**
 * Fetches a district's last head and keys and checks them: by themselves, and against what this browser knows from before.
 * What holds is remembered; what does not never takes the place of what held.
 */
export async function vouch(ledger: Clients['ledger'], district: string, memory: Memory, nowMs: number): Promise<Vouched> {
  const [status, { keys }] = await Promise.all([ledger.getHead({ district }), ledger.getKeys({ district })]);
  const { head: answered, trouble, witnessed } = status;
  const known = memory.of(district);
  const pinned = known?.keys ?? idsOf(keys);
  const head = answered?.district === district ? answered : null;
  const seen = await holdAgainst(ledger, district, witnessed, keys, pinned, head);
  const pin = pins(keys, known);
  const checks: readonly Check[] = [
    ...trouble === '' ? [] : [checked('ledger', 'failed', 'proof.ledger.trouble', { why: trouble })],
    await ownIds(keys),
    pin,
    ...answered === undefined || head !== null ? [] : [checked('signature', 'failed', 'proof.signature.elsewhere', { district, other: answered.district })],
    ...head === null ? [] : [await signature(keys, pinned, head), await witnesses(keys, pinned, head)],
    ...summed(seen),
    ...head === null ? withheld(known, seen) : [await consistency(ledger, head, known)],
  ];
  if (head !== null && pin.state === 'passed' && worstOf(checks) !== 'failed') {
    memory.keep(district, { sinceMs: known?.sinceMs ?? nowMs, keys: pinned, head: headOf(head) });
  }
  return { district, head, checks, seen, keys, pinned, status, atMs: nowMs };
}

async function ownIds(keys: readonly LedgerKey[]): Promise<Check> {
  const ids = await Promise.all(keys.map(keyIdOf));
  const wrong = keys.filter(({ keyId }, i) => keyId !== ids[i]).map(({ keyId }) => keyId);
  return wrong.length === 0
    ? checked('keys', 'passed', 'proof.keys.passed', { n: keys.length })
    : checked('keys', 'failed', 'proof.keys.failed', { keys: wrong.join(', ') });
}

/** Trust on first use: what this browser met first is what it holds later ones against. */
function pins(keys: readonly LedgerKey[], known: Remembered | null): Check {
  if (known === null) {
    return checked('pins', 'passed', 'proof.pins.first');
  }
  const now = idsOf(keys);
  const [gone, added] = [known.keys.filter((id) => !now.includes(id)), now.filter((id) => !known.keys.includes(id))];
  return gone.length === 0 && added.length === 0
    ? checked('pins', 'passed', 'proof.pins.passed', { sinceMs: known.sinceMs })
    : checked('pins', 'warned', 'proof.pins.changed', {
      sinceMs: known.sinceMs, gone: gone.join(', ') || '–', added: added.join(', ') || '–',
    });
}

/** A signature by a key that was never met before is anybody's. */
async function signature(keys: readonly LedgerKey[], pinned: readonly string[], head: LedgerHead): Promise<Check> {
  const filling = { key: head.keyId, district: head.district, size: String(head.size), atMs: Number(head.timeMs) };
  if (!await isSigned(keys, head.district, head.keyId, signedText(head), head.signature)) {
    return checked('signature', 'failed', 'proof.signature.failed', filling);
  }
  return pinned.includes(head.keyId)
    ? checked('signature', 'passed', 'proof.signature.passed', filling)
    : checked('signature', 'failed', 'proof.signature.unknown', filling);
}

/** Without a witness there is only the district's own word: no lie, and no proof against it either. One of unknown key is none. */
async function witnesses(keys: readonly LedgerKey[], pinned: readonly string[], head: LedgerHead): Promise<Check> {
  const good = await Promise.all(head.witnesses.map((by) => isWitnessed(keys, head, by)));
  const bad = head.witnesses.filter((_, i) => good[i] !== true).map(({ witness }) => witness);
  if (bad.length > 0) {
    return checked('witnesses', 'failed', 'proof.witnesses.failed', { who: bad.join(', ') });
  }
  const known = head.witnesses.filter(({ keyId }) => pinned.includes(keyId));
  return known.length === 0
    ? checked('witnesses', 'warned', 'proof.witnesses.none')
    : checked('witnesses', 'passed', 'proof.witnesses.passed', { n: known.length, who: known.map(({ witness }) => witness).join(', ') });
}

/** No head is an answer only where none was ever signed: what this browser or a witness has seen does not become unsigned. */
function withheld(known: Remembered | null, seen: readonly Seen[]): readonly Check[] {
  const before = [known?.head?.size ?? 0n, ...seen.filter(({ check }) => check.state === 'passed').map(({ head }) => head.size)];
  const most = before.reduce((a, b) => (a > b ? a : b));
  return most === 0n ? [] : [checked('consistency', 'failed', 'proof.consistency.withheld', { first: String(most) })];
}

async function consistency(ledger: Clients['ledger'], head: LedgerHead, known: Remembered | null): Promise<Check> {
  const before = known?.head ?? null;
  if (before === null) {
    return checked('consistency', 'passed', 'proof.consistency.first');
  }
  const filling = { first: String(before.size), second: String(head.size) };
  if (before.size > head.size) {
    return checked('consistency', 'failed', 'proof.consistency.shorter', filling);
  }
  const holds = await areOfOneLog(ledger, head.district, { size: before.size, root: fromHex(before.root) }, head);
  return checked('consistency', holds ? 'passed' : 'failed', holds ? 'proof.consistency.passed' : 'proof.consistency.failed', filling);
}
