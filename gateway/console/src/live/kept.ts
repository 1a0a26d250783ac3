import { shallowRef, triggerRef, type ShallowRef } from 'vue';

/** One step of a watched log, as a store takes it. */
export interface LogStep<T> {
  readonly type: string;
  readonly item: T | null;
  readonly pictureComplete: boolean;
}

/** The line broke before the picture was whole: what came of it is no measure of what is missing. */
export const PICTURE_BROKEN: LogStep<never> = { type: 'picture-broken', item: null, pictureComplete: false };

export interface KeptOptions<T> {
  isOpen(item: T): boolean;
  endedAtMs(item: T): number;
  /** Ended items kept at hand; the gateway has the rest. */
  readonly maxEnded: number;
  /** What is kept of a newer version, given the one before. */
  follow?(had: T, next: T): T;
  /** Hears of each event that is not part of a picture. */
  happened?(type: string, item: T): void;
}

/** Everything of one kind the console knows, by id, as a log tells it. */
export interface Kept<T> {
  readonly byId: ShallowRef<ReadonlyMap<string, T>>;
  /** True once the first picture is whole. */
  readonly known: ShallowRef<boolean>;
  /** Takes steps in the order they came. */
  apply(steps: readonly LogStep<T>[]): void;
  /** Takes answers to calls, unless the log was faster. */
  take(items: readonly T[]): void;
  /** Takes what was listed on request, and keeps it: whoever asked for it reads it. */
  takeOlder(items: readonly T[]): void;
  /** Puts other words for the same versions. */
  revise(items: readonly T[]): void;
  /** Forgets everything: another area is watched. */
  reset(): void;
}

export function createKept<T extends { readonly id: string; readonly version: number }>(options: KeptOptions<T>): Kept<T> {
  const all = new Map<string, T>();
  const byId = shallowRef<ReadonlyMap<string, T>>(all);
  const known = shallowRef(false);
  const askedFor = new Set<string>();
  /** Ids seen in the picture being received; null outside one. */
  let picture: Set<string> | null = null;

  function put(item: T): void {
    const had = all.get(item.id);
    if (had === undefined) {
      all.set(item.id, item);
    } else if (item.version >= had.version) {
      all.set(item.id, options.follow?.(had, item) ?? item);
    }
  }

  function step({ type, item, pictureComplete }: LogStep<T>): void {
    if (type === 'snapshot') {
      picture ??= new Set();
      if (item !== null) {
        picture.add(item.id);
        put(item);
      }
      if (pictureComplete) {
        dropMissing(all, picture, options);
        picture = null;
        known.value = true;
      }
    } else if (type === PICTURE_BROKEN.type) {
      picture = null;
    } else if (item !== null) {
      put(item);
      options.happened?.(type, item);
    }
  }

  return {
    byId,
    known,
    apply(steps) {
      steps.forEach(step);
      trim(all, askedFor, options);
      triggerRef(byId);
    },
    take(items) {
      items.forEach(put);
      triggerRef(byId);
    },
    takeOlder(items) {
      items.forEach((item) => {
        askedFor.add(item.id);
        put(item);
      });
      triggerRef(byId);
    },
    revise(items) {
      items.forEach((item) => all.set(item.id, item));
      triggerRef(byId);
    },
    reset() {
      all.clear();
      askedFor.clear();
      picture = null;
      known.value = false;
      triggerRef(byId);
    },
  };
}

/** What was open and is not in a fresh picture ended while nobody listened: how is not known, so it goes. */
function dropMissing<T>(all: Map<string, T>, picture: ReadonlySet<string>, { isOpen }: KeptOptions<T>): void {
  for (const [id, item] of all) {
    if (isOpen(item) && !picture.has(id)) {
      all.delete(id);
    }
  }
}

function trim<T extends { readonly id: string }>(
  all: Map<string, T>, askedFor: ReadonlySet<string>, { isOpen, endedAtMs, maxEnded }: KeptOptions<T>,
): void {
  const ended = [...all.values()].filter((item) => !isOpen(item) && !askedFor.has(item.id));
  if (ended.length > maxEnded) {
    ended.sort((a, b) => endedAtMs(b) - endedAtMs(a));
    ended.slice(maxEnded).forEach((item) => all.delete(item.id));
  }
}
