import { ringOf, type AirShape, type Point } from '../airspace/airClosure';

/** What somebody is drawing on the map: air or an area, or the points of a route. */
export type Drawn = AirShape | { readonly kind: 'route'; readonly corners: readonly Point[] };

/** As it is drawn, of a shape the first point again at the end; empty while there is nothing to draw. */
export function lineOf(drawn: Drawn): readonly Point[] {
  return drawn.kind === 'route' ? drawn.corners : ringOf(drawn);
}

/** The points that it was made of. */
export function cornersOf(drawn: Drawn): readonly Point[] {
  return drawn.kind === 'circle' ? (drawn.centre === null ? [] : [drawn.centre]) : drawn.corners;
}
