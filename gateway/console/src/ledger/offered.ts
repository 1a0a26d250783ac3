import type { LedgerKey } from '../gen/citytwin/v1/ledger_pb';

/** A key that the ledger says is one of its, for somebody to compare with what they know from elsewhere. */
export interface OfferedKey {
  readonly keyId: string;
  readonly owner: string;
  /** Not one of those that this browser met first. */
  readonly isNew: boolean;
}

export function offeredOf(keys: readonly LedgerKey[], pinned: readonly string[]): readonly OfferedKey[] {
  return keys.map(({ keyId, owner }) => ({ keyId, owner, isNew: !pinned.includes(keyId) }));
}
