import { computed, onScopeDispose, shallowReactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { proveEntry, type Entry, type Proof } from './prove';
import { createMemory } from './remembered';
import { vouch, type Vouched } from './vouch';

/** Proofs fetched at once: a browser has six connections to a host, and the watches need theirs. */
const TOGETHER = 3;

/** What is known of an entry's proof; `error` when it could not be had at all. */
export type Proving = { readonly state: 'busy' } | { readonly state: 'unread'; readonly why: string } | Proof;

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Proofs {
  /** Over plain HTTP to another machine browsers have no WebCrypto. */
  readonly possible: boolean;
  of(entry: Entry): Proving | undefined;
  prove(entry: Entry): Promise<void>;
  proveAll(entries: readonly Entry[]): Promise<void>;
  /** Null while not all are being proven. */
  readonly progress: ShallowRef<Progress | null>;
  /** How many of the last run came out how. */
  readonly tally: ComputedRef<Readonly<Record<Proof['state'] | 'unread', number>>>;
  /** Believes these keys, and the head that holds by them next, whatever this browser knew. */
  trustAnew(district: string, keyIds: readonly string[]): void;
}

/** Proofs of the entries of one timeline, for as long as it is shown. */
export function useProofs(): Proofs {
  const { clients } = useConsole();
  const memory = createMemory(localStorage);
  const proofs = shallowReactive(new Map<string, Proving>());
  const progress = shallowRef<Progress | null>(null);
  let gone = false;

  const nameOf = ({ district, sequence }: Entry): string => `${district}/${sequence}`;

  async function proveWith(entry: Entry, vouched: Promise<Vouched>): Promise<void> {
    proofs.set(nameOf(entry), { state: 'busy' });
    try {
      proofs.set(nameOf(entry), await proveEntry(clients.ledger, await vouched, entry));
    } catch (error) {
      proofs.set(nameOf(entry), { state: 'unread', why: sentence(error) });
    }
  }

  async function proveAll(entries: readonly Entry[]): Promise<void> {
    if (progress.value !== null) {
      return;
    }
    const heads = new Map<string, Promise<Vouched>>();
    const waiting = [...entries];
    progress.value = { done: 0, of: entries.length };

    async function work(): Promise<void> {
      for (let entry = waiting.shift(); entry !== undefined && !gone; entry = waiting.shift()) {
        const vouched = heads.get(entry.district) ?? vouch(clients.ledger, entry.district, memory, Date.now());
        heads.set(entry.district, vouched);
        await proveWith(entry, vouched);
        progress.value = { done: (progress.value?.done ?? 0) + 1, of: entries.length };
      }
    }

    await Promise.all(Array.from({ length: TOGETHER }, work));
    progress.value = null;
  }

  onScopeDispose(() => { gone = true; });
  return {
    possible: globalThis.crypto?.subtle !== undefined,
    of: (entry) => proofs.get(nameOf(entry)),
    prove: (entry) => proveWith(entry, vouch(clients.ledger, entry.district, memory, Date.now())),
    proveAll,
    progress,
    tally: computed(() => {
      const tally = { passed: 0, warned: 0, failed: 0, pending: 0, unread: 0 };
      for (const { state } of proofs.values()) {
        if (state !== 'busy') {
          tally[state]++;
        }
      }
      return tally;
    }),
    trustAnew: (district, keyIds) => { memory.keep(district, { sinceMs: Date.now(), keys: [...new Set(keyIds)].sort(), head: null }); },
  };
}
