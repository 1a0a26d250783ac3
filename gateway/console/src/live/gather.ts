/** Gathers what comes within a while of the first, and tells it as one: a screen reader reads whole sentences. */
export function gatherFor<T>(ms: number, tell: (items: readonly T[]) => void): { add(item: T): void; stop(): void } {
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
    stop() { clearTimeout(timer); },
  };
}
