/** Proofs fetched at once: a browser has six connections to a host, and the watches need theirs. */
const TOGETHER = 3;

/** Works through a list, a few at a time, until it is done or nobody waits for it any more. */
export async function together<T>(items: readonly T[], work: (item: T) => Promise<void>, isLeft: () => boolean = () => false): Promise<void> {
  const waiting = items.values();
  async function take(): Promise<void> {
    for (const item of waiting) {
      if (isLeft()) {
        return;
      }
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, take));
}
