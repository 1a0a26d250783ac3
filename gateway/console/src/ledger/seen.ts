import type { Clients } from '../gateway/clients';
import type { LedgerHead, LedgerKey } from '../gen/citytwin/v1/ledger_pb';
import { checked, worstOf, type Check } from './check';
import { areOfOneLog, type Tree } from './oneLog';
import { isWitnessed } from './signatures';

/** The last head that a witness says it has seen, and what came of holding the log against it. */
export interface Seen {
  readonly head: LedgerHead;
  readonly who: string;
  readonly check: Check;
}

/**
 * Holds a log's last head against what each witness has seen last. A witness's word is its signature over a root: the log
 * has to be one with that tree, whatever size it says it has. Nobody's word does not count.
 * @param pinned ids of the keys that this browser believes.
 * @param now the last head; null when there is none, and then only the signatures are looked at.
 */
export async function holdAgainst(
  ledger: Clients['ledger'], district: string, witnessed: readonly LedgerHead[], keys: readonly LedgerKey[], pinned: readonly string[], now: Tree | null,
): Promise<readonly Seen[]> {
  return Promise.all(witnessed.filter(({ witnesses }) => witnesses.length > 0).map(async (head) => {
    const who = head.witnesses.map(({ witness }) => witness).join(', ');
    const good = await Promise.all(head.witnesses.map(async (by) => pinned.includes(by.keyId) && await isWitnessed(keys, head, by)));
    const filling = { who, size: String(head.size), now: String(now?.size ?? 0n) };
    if (head.district !== district || !good.includes(true)) {
      return { head, who, check: checked('seen', 'failed', 'proof.seen.forged', filling) };
    }
    const holds = now === null || await areOfOneLog(ledger, district, head, now);
    return { head, who, check: checked('seen', holds ? 'passed' : 'failed', holds ? 'proof.seen.passed' : 'proof.seen.failed', { ...filling, n: 1 }) };
  }));
}

/** All of them as one step of a proof: the first that failed, or how many held. */
export function summed(seen: readonly Seen[]): readonly Check[] {
  if (seen.length === 0) {
    return [];
  }
  const checks = seen.map(({ check }) => check);
  return worstOf(checks) === 'failed'
    ? checks.filter(({ state }) => state === 'failed').slice(0, 1)
    : [checked('seen', 'passed', 'proof.seen.passed', { n: seen.length })];
}
