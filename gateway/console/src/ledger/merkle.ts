import { areSame, sha256 } from './bytes';

const HASH_BYTES = 32;

/** A leaf of RFC 6962 §2.1. */
export function leafHash(line: Uint8Array): Promise<Uint8Array> {
  return sha256(Uint8Array.of(0), line);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return sha256(Uint8Array.of(1), left, right);
}

/**
 * The root that a leaf and its audit path lead to, by the steps of RFC 9162 §2.1.3.2; null where the path is too long, too
 * short or no path at all.
 * @param index the entry's sequence less one.
 */
export async function rootOf(
  index: bigint, size: bigint, leaf: Uint8Array, path: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  if (index < 0n || index >= size || !areHashes([leaf, ...path])) {
    return null;
  }
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const step of path) {
    if (last === 0n) {
      return null;
    }
    if (isOdd(at) || at === last) {
      hash = await nodeHash(step, hash);
      [at, last] = skipToRight(at, last);
    } else {
      hash = await nodeHash(hash, step);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n ? hash : null;
}

/** Whether the log of one size and root is the beginning of that of another, by the steps of RFC 9162 §2.1.4.2. */
export async function isBeginning(
  first: bigint, firstRoot: Uint8Array, second: bigint, secondRoot: Uint8Array, path: readonly Uint8Array[],
): Promise<boolean> {
  if (first < 1n || first > second || !areHashes([firstRoot, secondRoot, ...path])) {
    return false;
  }
  if (first === second) {
    return path.length === 0 && areSame(firstRoot, secondRoot);
  }
  const [start, ...steps] = (first & (first - 1n)) === 0n ? [firstRoot, ...path] : path;
  return start !== undefined && await climbs(first - 1n, second - 1n, firstRoot, secondRoot, start, steps);
}

async function climbs(
  at: bigint, last: bigint, firstRoot: Uint8Array, secondRoot: Uint8Array, start: Uint8Array, steps: readonly Uint8Array[],
): Promise<boolean> {
  while (isOdd(at)) {
    [at, last] = [at >> 1n, last >> 1n];
  }
  let [first, second] = [start, start];
  for (const step of steps) {
    if (last === 0n) {
      return false;
    }
    if (isOdd(at) || at === last) {
      [first, second] = [await nodeHash(step, first), await nodeHash(step, second)];
      [at, last] = skipToRight(at, last);
    } else {
      second = await nodeHash(second, step);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && areSame(first, firstRoot) && areSame(second, secondRoot);
}

function skipToRight(at: bigint, last: bigint): [bigint, bigint] {
  while (!isOdd(at) && at !== 0n) {
    [at, last] = [at >> 1n, last >> 1n];
  }
  return [at, last];
}

function isOdd(at: bigint): boolean {
  return (at & 1n) === 1n;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_BYTES);
}
