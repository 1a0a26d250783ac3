import { onScopeDispose, shallowReactive, shallowRef, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { areSameEntry, proveEntry, type Entry, type Proof } from './prove';
import { createMemory } from './remembered';
import { together } from './together';
import { vouch, type Vouched } from './vouch';

/** What is known of an entry's proof; `error` when it could not be had at all. */
export type Proving = { readonly state: 'busy' } | { readonly state: 'unread'; readonly why: string } | Proof;

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export type Tally = Readonly<Record<Proof['state'] | 'unread', number>>;

export interface Proofs {
  /** Over plain HTTP to another machine browsers have no WebCrypto. */
  readonly possible: boolean;
  /** Undefined where it was not proven as it is now. */
  of(entry: Entry): Proving | undefined;
  prove(entry: Entry): Promise<void>;
  proveAll(entries: readonly Entry[]): Promise<void>;
  /** Null while not all are being proven. */
  readonly progress: ShallowRef<Progress | null>;
  /** How many of these came out how. */
  tally(entries: readonly Entry[]): Tally;
  /** Believes these keys, and the head that holds by them next, whatever this browser knew. */
  trustAnew(district: string, keyIds: readonly string[]): void;
}

/** Proofs of the entries of one timeline, for as long as it is shown. */
export function useProofs(): Proofs {
  const { clients } = useConsole();
  const memory = createMemory(localStorage);
  /** By their place in a log, with the entry as it was proven. */
  const proofs = shallowReactive(new Map<string, { readonly entry: Entry; readonly proving: Proving }>());
  const progress = shallowRef<Progress | null>(null);
  let gone = false;

  const placeOf = ({ district, sequence }: Entry): string => `${district}/${sequence}`;

  function of(entry: Entry): Proving | undefined {
    const proof = proofs.get(placeOf(entry));
    return proof !== undefined && areSameEntry(proof.entry, entry) ? proof.proving : undefined;
  }

  async function proveWith(entry: Entry, vouched: Promise<Vouched>): Promise<void> {
    const begun = { entry, proving: { state: 'busy' } as const };
    proofs.set(placeOf(entry), begun);
    const proving = await vouched.then((head) => proveEntry(clients.ledger, head, entry))
      .catch((error: unknown) => ({ state: 'unread', why: sentence(error) } as const));
    // What was begun later, of the entry as it is by now, stands.
    if (proofs.get(placeOf(entry)) === begun) {
      proofs.set(placeOf(entry), { entry, proving });
    }
  }

  async function proveAll(entries: readonly Entry[]): Promise<void> {
    if (progress.value !== null) {
      return;
    }
    const heads = new Map<string, Promise<Vouched>>();
    progress.value = { done: 0, of: entries.length };
    await together(entries, async (entry) => {
      const vouched = heads.get(entry.district) ?? vouch(clients.ledger, entry.district, memory, Date.now());
      heads.set(entry.district, vouched);
      await proveWith(entry, vouched);
      progress.value = { done: (progress.value?.done ?? 0) + 1, of: entries.length };
    }, () => gone);
    progress.value = null;
  }

  function tally(entries: readonly Entry[]): Tally {
    const tally = { passed: 0, warned: 0, failed: 0, pending: 0, unread: 0 };
    for (const entry of entries) {
      const state = of(entry)?.state ?? 'busy';
      if (state !== 'busy') {
        tally[state]++;
      }
    }
    return tally;
  }

  onScopeDispose(() => { gone = true; });
  return {
    possible: globalThis.crypto?.subtle !== undefined,
    of,
    prove: (entry) => proveWith(entry, vouch(clients.ledger, entry.district, memory, Date.now())),
    proveAll,
    progress,
    tally,
    trustAnew: (district, keyIds) => { memory.trust(district, keyIds, Date.now()); },
  };
}
