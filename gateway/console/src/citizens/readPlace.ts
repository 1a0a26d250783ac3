export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const PAIR = /(-?\d{1,3}\.\d+)\s*(?:,|，|%2C|;|\s)\s*(-?\d{1,3}\.\d+)/i;

/**
 * A place somebody typed or pasted: `29.5630, 106.5516`, either way round where that is plain, or a link from a map that
 * has two such numbers in it. Null when there is none on earth.
 */
export function readPlace(text: string): Spot | null {
  const found = PAIR.exec(text);
  if (found === null) {
    return null;
  }
  const [first, second] = [Number(found[1]), Number(found[2])];
  const [latitude, longitude] = Math.abs(first) > 90 ? [second, first] : [first, second];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

export function writeSpot({ latitude, longitude }: Spot): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}
