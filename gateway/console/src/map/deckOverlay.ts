import { MapboxOverlay } from '@deck.gl/mapbox';
import type { Layer } from '@deck.gl/core';
import type { Map as MapLibre } from 'maplibre-gl';

/** The parts of the picture that deck.gl draws, from the lowest up. */
const PARTS = ['sensors', 'units'] as const;
export type DeckPart = (typeof PARTS)[number];

/** A map has one deck: a second overlay on it would take the first one's layers away, so all parts share one. */
export class DeckOverlay {
  private static readonly overlays = new WeakMap<MapLibre, DeckOverlay>();

  private readonly overlay = new MapboxOverlay({ interleaved: true, layers: [] });
  private readonly parts = new Map<DeckPart, readonly Layer[]>();

  private constructor(private readonly map: MapLibre) {
    map.addControl(this.overlay);
  }

  static of(map: MapLibre): DeckOverlay {
    let found = DeckOverlay.overlays.get(map);
    if (found === undefined) {
      found = new DeckOverlay(map);
      DeckOverlay.overlays.set(map, found);
    }
    return found;
  }

  draw(part: DeckPart, layers: readonly Layer[]): void {
    this.parts.set(part, layers);
    this.overlay.setProps({ layers: PARTS.flatMap((one) => [...(this.parts.get(one) ?? [])]) });
  }

  /** The last part that leaves takes the overlay with it. */
  leave(part: DeckPart): void {
    this.parts.delete(part);
    if (this.parts.size === 0) {
      this.map.removeControl(this.overlay);
      DeckOverlay.overlays.delete(this.map);
    } else {
      this.overlay.setProps({ layers: PARTS.flatMap((one) => [...(this.parts.get(one) ?? [])]) });
    }
  }
}
