import { Frames } from './frames';

/** Items that come singly and are told together. */
export interface Gathered<T> {
  add(item: T): void;
  /** Forgets what was not yet told. */
  stop(): void;
}

/** Gathers what comes within a while of the first, and tells it as one. */
export function gatherFor<T>(ms: number, tell: (items: readonly T[]) => void): Gathered<T> {
  let items: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(item) {
      items.push(item);
      timer ??= setTimeout(() => {
        const told = items;
        items = [];
        timer = undefined;
        tell(told);
      }, ms);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      items = [];
    },
  };
}

/** Gathers what comes until the next frame. */
export function gatherForFrame<T>(tell: (items: readonly T[]) => void): Gathered<T> {
  let items: T[] = [];
  const frames = new Frames(() => {
    const told = items;
    items = [];
    tell(told);
  });
  return {
    add(item) {
      items.push(item);
      frames.ask();
    },
    stop() {
      frames.stop();
      items = [];
    },
  };
}
