import type { Clients } from '../gateway/clients';
import { areSame, toHex, utf8 } from './bytes';
import { checked, worstOf, type Check, type CheckState } from './check';
import { leafHash, rootOf } from './merkle';
import { offeredOf, type OfferedKey } from './offered';
import type { Vouched } from './vouch';

/** What of an entry is shown, and is to be proven to be in the log. */
export interface Entry {
  readonly district: string;
  readonly sequence: number;
  readonly type: string;
  readonly entity: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly payload: string;
}

/** A head covers an entry within ten seconds or so of its record; one that none covers after this is being kept from it. */
export const SIGNED_WITHIN_MS = 60_000;

/** What came of proving an entry. */
export interface Proof {
  /** `pending`: it says that it was recorded just now, and no signed head covers it yet. Nothing of it is proven. */
  readonly state: CheckState | 'pending';
  readonly checks: readonly Check[];
  /** The keys that the ledger has now, for whoever is to believe them. */
  readonly keys: readonly OfferedKey[];
  readonly facts: ProofFacts | null;
}

export interface ProofFacts {
  /** Of the leaf, from 0. */
  readonly index: string;
  readonly size: string;
  readonly leaf: string;
  readonly root: string;
  readonly keyId: string;
  readonly signedAtMs: number;
  readonly hashes: number;
  /** The leaf itself. */
  readonly line: string;
}

/** Proves that what is shown of an entry is what the log had when its head was signed. */
export async function proveEntry(ledger: Clients['ledger'], vouched: Vouched, entry: Entry): Promise<Proof> {
  const { head, checks, keys, pinned } = vouched;
  const sequence = BigInt(entry.sequence);
  if (head === null || sequence > head.size) {
    return uncovered(vouched, entry);
  }
  const { line, hashes } = await ledger.proveInclusion({ district: entry.district, sequence, size: head.size });
  const leaf = await leafHash(utf8(line));
  const root = await rootOf(sequence - 1n, head.size, leaf, hashes);
  const leads = root !== null && areSame(root, head.root);
  const all = [
    ...checks,
    shown(line, entry),
    checked('leaf', 'passed', 'proof.leaf.passed', { hash: toHex(leaf) }),
    checked('root', leads ? 'passed' : 'failed', leads ? 'proof.root.passed' : 'proof.root.failed', {
      n: hashes.length, root: root === null ? '–' : toHex(root), signed: toHex(head.root),
    }),
  ];
  return {
    state: worstOf(all),
    checks: all,
    keys: offeredOf(keys, pinned),
    facts: {
      index: String(sequence - 1n), size: String(head.size), leaf: toHex(leaf), root: toHex(head.root), keyId: head.keyId,
      signedAtMs: Number(head.timeMs), hashes: hashes.length, line,
    },
  };
}

/** Not covered by a head: to be expected of what was recorded a moment ago, by either clock, and of nothing else. */
function uncovered({ checks, keys, pinned, atMs }: Vouched, { recordedAtMs }: Entry): Proof {
  const late = Math.abs(atMs - recordedAtMs) > SIGNED_WITHIN_MS
    ? [checked('covered', 'failed', 'proof.covered.failed', { sinceMs: recordedAtMs, atMs, seconds: SIGNED_WITHIN_MS / 1000 })]
    : [];
  const all = [...checks, ...late];
  return { state: worstOf(all) === 'failed' ? 'failed' : 'pending', checks: all, keys: offeredOf(keys, pinned), facts: null };
}

/** The line is another answer than the timeline: only where it says the same is what one reads what is proven. */
function shown(line: string, entry: Entry): Check {
  const differs = differences(line, entry);
  return differs.length === 0
    ? checked('shown', 'passed', 'proof.shown.passed')
    : checked('shown', 'failed', 'proof.shown.failed', { fields: differs.join(', ') });
}

const FIELDS = ['district', 'sequence', 'type', 'entity', 'occurredAtMs', 'recordedAtMs'] as const;

function differences(line: string, entry: Entry): readonly string[] {
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return ['line'];
  }
  // Byte for byte: two payloads that a parser takes for the same need not be.
  const payload = line.includes(`,"payload":${entry.payload},"recordedAtMs":`) ? [] : ['payload'];
  return [...FIELDS.filter((field) => said[field] !== entry[field]), ...payload];
}

/** Whether all of an entry that is held against its leaf is as it was: a proof is of that and of nothing else. */
export function areSameEntry(a: Entry, b: Entry): boolean {
  return a.payload === b.payload && FIELDS.every((field) => a[field] === b[field]);
}
