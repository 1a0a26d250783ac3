import type { Clients } from '../gateway/clients';
import type { LedgerHead } from '../gen/citytwin/v1/ledger_pb';
import { areOfOneLog, type Tree } from './oneLog';
import { isSigned, isWitnessed, signedText } from './signatures';
import { together } from './together';
import type { Vouched } from './vouch';

/** What was found of a head in a list of them. */
export interface CheckedHead {
  readonly signed: boolean;
  /** Of those who are said to have witnessed it, those whose signature does not hold. */
  readonly bad: readonly string[];
  /** Ids of keys that signed it and are none of those that this browser met first. */
  readonly unknown: readonly string[];
  /** Whether it is the beginning of the one that was signed after it. */
  readonly goesOn: boolean;
}

export function isGood({ signed, bad, unknown, goesOn }: CheckedHead): boolean {
  return signed && bad.length === 0 && unknown.length === 0 && goesOn;
}

/**
 * Checks heads, newest first: signatures, keys, and each against the one that was signed after it.
 * @param after the one that was signed after the first of them, or after which nothing was; null when there is none.
 */
export async function checkHeads(
  ledger: Clients['ledger'], { district, keys, pinned }: Pick<Vouched, 'district' | 'keys' | 'pinned'>, heads: readonly LedgerHead[], after: Tree | null,
): Promise<readonly CheckedHead[]> {
  const found: CheckedHead[] = [];
  await together([...heads.entries()], async ([i, head]) => {
    const good = await Promise.all(head.witnesses.map((by) => isWitnessed(keys, head, by)));
    const next = i === 0 ? after : heads[i - 1] ?? null;
    found[i] = {
      signed: head.district === district && await isSigned(keys, district, head.keyId, signedText(head), head.signature),
      bad: head.witnesses.filter((_, at) => good[at] !== true).map(({ witness }) => witness),
      unknown: [head, ...head.witnesses].map(({ keyId }) => keyId).filter((keyId) => !pinned.includes(keyId)),
      goesOn: next !== null && head.size <= next.size && await areOfOneLog(ledger, district, head, next),
    };
  });
  return found;
}
