/** A key of a request: the same one sent again changes nothing. Over plain HTTP a page has no randomUUID. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** One key for as long as what is sent is the same, so that pressing again after silence does not do it twice. */
export function createRequestKeys(next: () => string = newRequestId): { keyFor(content: unknown): string } {
  let [last, key] = ['', ''];
  return {
    keyFor(content) {
      const now = JSON.stringify(content);
      if (now !== last) {
        [last, key] = [now, next()];
      }
      return key;
    },
  };
}
