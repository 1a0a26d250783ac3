import type { Point } from '../airspace/airClosure';

/** A place to be read: latitude first, as people say it. */
export function inWords([longitude, latitude]: Point): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
