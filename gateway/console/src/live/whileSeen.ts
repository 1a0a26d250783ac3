/** A page nobody looks at is given this long before it stops watching what only eyes need. */
const HIDDEN_MS = 30_000;

/**
 * Closes while the page has been hidden for a while and opens when it is seen again. Over HTTP/1.1 a browser has six
 * connections to a host for all its windows: those nobody looks at must not hold theirs.
 */
export function whileSeen(line: { open(): void; close(): void }, wanted: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onChange(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(() => { line.close(); }, HIDDEN_MS);
    } else if (wanted()) {
      line.open();
    }
  }

  document.addEventListener('visibilitychange', onChange);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onChange);
  };
}
