import { Code, ConnectError } from '@connectrpc/connect';
import type { Clients } from '../gateway/clients';
import type { LedgerHead } from '../gen/citytwin/v1/ledger_pb';
import { areSame } from './bytes';
import { isBeginning } from './merkle';

/** What a log was, at some size. */
export type Tree = Pick<LedgerHead, 'size' | 'root'>;

/** Whether two trees are of one log: the smaller is the beginning of the larger, by a proof that the ledger has to bring. */
export async function areOfOneLog(ledger: Clients['ledger'], district: string, a: Tree, b: Tree): Promise<boolean> {
  const [first, second] = a.size <= b.size ? [a, b] : [b, a];
  if (first.size === second.size) {
    return areSame(first.root, second.root);
  }
  if (first.size === 0n) {
    return true;
  }
  try {
    const { hashes } = await ledger.proveConsistency({ district, first: first.size, second: second.size });
    return await isBeginning(first.size, first.root, second.size, second.root, hashes);
  } catch (error) {
    // It does not have the larger: then it is not the log that was signed.
    if (ConnectError.from(error).code === Code.OutOfRange) {
      return false;
    }
    throw error;
  }
}
