import type { Twin } from '../twins/twin';

/** The twin nearest to a place, within so many degrees of longitude; null when there is none. */
export function nearestTwin(
  twins: Iterable<Twin>, [longitude, latitude]: readonly [number, number], withinDegrees: number,
): Twin | null {
  // A degree of longitude is shorter than one of latitude, by the cosine.
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  let best: Twin | null = null;
  let least = (withinDegrees * squeeze) ** 2;
  for (const twin of twins) {
    const distance = ((twin.place[0] - longitude) * squeeze) ** 2 + (twin.place[1] - latitude) ** 2;
    if (distance <= least) {
      least = distance;
      best = twin;
    }
  }
  return best;
}

/** How many degrees of longitude so many pixels are at a zoom. */
export function degreesOf(pixels: number, zoom: number): number {
  return (pixels * 360) / (512 * 2 ** zoom);
}
