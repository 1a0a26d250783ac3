import type { LedgerHead, LedgerKey } from '../gen/citytwin/v1/ledger_pb';
import { toHex } from './bytes';

const KEY = 'citytwin.ledger';

/** Districts remembered: more than any city has. */
const MOST = 100;

const HEX_ROOT = /^[0-9a-f]{64}$/;

/** What this browser knows of a district's ledger from before: the keys it met first, and the last head it has proven. */
export interface Remembered {
  readonly sinceMs: number;
  /** Ids, in ascending order. */
  readonly keys: readonly string[];
  readonly head: { readonly size: bigint; readonly root: string } | null;
}

export interface Memory {
  of(district: string): Remembered | null;
  keep(district: string, what: Remembered): void;
  /** Believes these keys, and the head that holds by them next, whatever was known. */
  trust(district: string, keyIds: readonly string[], nowMs: number): void;
}

type Kept = Readonly<Record<string, { readonly sinceMs: number; readonly keys: readonly string[]; readonly size: string; readonly root: string }>>;

/** The memory of this browser. What is no memory of ours counts as none: then trust begins anew, and that is said. */
export function createMemory(storage: Pick<Storage, 'getItem' | 'setItem'>): Memory {
  function read(): Kept {
    try {
      const json: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
      return typeof json === 'object' && json !== null ? json as Kept : {};
    } catch {
      return {};
    }
  }

  function write(all: Kept): void {
    storage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(all).slice(-MOST))));
  }

  function keep(district: string, { sinceMs, keys, head }: Remembered): void {
    write({ ...read(), [district]: { sinceMs, keys, size: String(head?.size ?? ''), root: head?.root ?? '' } });
  }

  return {
    of(district) {
      const kept = read()[district];
      if (kept === undefined || !Array.isArray(kept.keys) || typeof kept.sinceMs !== 'number') {
        return null;
      }
      const known = /^\d+$/.test(kept.size) && HEX_ROOT.test(kept.root);
      return { sinceMs: kept.sinceMs, keys: kept.keys, head: known ? { size: BigInt(kept.size), root: kept.root } : null };
    },
    keep,
    trust: (district, keyIds, nowMs) => { keep(district, { sinceMs: nowMs, keys: [...new Set(keyIds)].sort(), head: null }); },
  };
}

export function idsOf(keys: readonly LedgerKey[]): readonly string[] {
  return [...new Set(keys.map(({ keyId }) => keyId))].sort();
}

export function headOf({ size, root }: LedgerHead): NonNullable<Remembered['head']> {
  return { size, root: toHex(root) };
}
