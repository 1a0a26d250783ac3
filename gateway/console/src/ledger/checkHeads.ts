import type { LedgerHead, LedgerKey } from '../gen/citytwin/v1/ledger_pb';
import { isSigned, signedText, witnessedText } from './signatures';

/** What was found of a head by itself. */
export interface CheckedHead {
  readonly signed: boolean;
  /** Of those who are said to have witnessed it, those whose signature holds. */
  readonly witnesses: readonly string[];
  readonly bad: readonly string[];
}

/** Checks the signatures of heads, each by itself. */
export async function checkHeads(keys: readonly LedgerKey[], heads: readonly LedgerHead[]): Promise<readonly CheckedHead[]> {
  return Promise.all(heads.map(async (head) => {
    const good = await Promise.all(head.witnesses.map((by) => isWitnessed(keys, head, by)));
    const of = (wanted: boolean): readonly string[] => head.witnesses.filter((_, i) => good[i] === wanted).map(({ witness }) => witness);
    return { signed: await isSigned(keys, head.district, head.keyId, signedText(head), head.signature), witnesses: of(true), bad: of(false) };
  }));
}

/** A district is no witness of its own log. */
export async function isWitnessed(keys: readonly LedgerKey[], head: LedgerHead, by: LedgerHead['witnesses'][number]): Promise<boolean> {
  return by.witness !== head.district && await isSigned(keys, by.witness, by.keyId, witnessedText(head, by), by.signature);
}
