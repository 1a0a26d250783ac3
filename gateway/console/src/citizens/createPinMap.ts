import { Map as MapLibre, Marker, type GeoJSONSource, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Box } from '../city/geometry';
import type { Palette } from '../look/palette';
import type { Outlines } from './open311';
import type { Spot } from './readPlace';

/** Names are drawn with the fonts of this machine: nothing is fetched from anywhere else. */
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

const MIN_ZOOM = 5;
const MAX_ZOOM = 19;

/** As close as a pin that was placed elsewhere, by a field or by GPS, is shown. */
const CLOSE_ZOOM = 15;

/** Degrees: a field has six decimals, and a pin that is only that far off is where it was put. */
const SAME = 1e-5;

function areSame(a: Spot, b: Spot): boolean {
  return Math.abs(a.longitude - b.longitude) < SAME && Math.abs(a.latitude - b.latitude) < SAME;
}

/** What the map says of itself, in the reader's language. */
export interface PinMapWords {
  readonly map: string;
  readonly pin: string;
  /** How it is moved and zoomed where one finger, or the wheel alone, scrolls the page. */
  readonly touch: string;
  readonly wheel: string;
}

export interface PinMapAt {
  readonly box: HTMLElement;
  readonly bounds: Box;
  readonly outlines: Outlines;
  readonly palette: Palette;
  readonly still: boolean;
  readonly words: PinMapWords;
  placed(spot: Spot): void;
}

export interface PinMap {
  /** Shows the pin where it is now; null takes it away. */
  show(spot: Spot | null): void;
  zoom(by: number): void;
  middle(): Spot;
  /** Another theme's colours; where it looks and the pin stay. */
  repaint(palette: Palette): void;
  /** Another language's words. */
  reword(words: PinMapWords): void;
  /** Names in another language. */
  rename(outlines: Outlines): void;
  remove(): void;
}

/** A map of the city's outlines on which a tap places a pin, and the pin can be dragged. */
export function createPinMap({ box, bounds, outlines, palette, still, words, placed }: PinMapAt): PinMap {
  const map = new MapLibre({
    container: box,
    style: styleOf(outlines, palette),
    bounds: [bounds[0], bounds[1], bounds[2], bounds[3]],
    fitBoundsOptions: { padding: 16 },
    localIdeographFontFamily: FONTS,
    attributionControl: false,
    // One finger, and the wheel, go on scrolling the page: whoever scrolls past is not caught in the map.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    fadeDuration: still ? 0 : 200,
  });
  map.touchZoomRotate.disableRotation();
  let marker = pinOf(palette);
  let said = words;
  let shown: Spot | null = null;

  function pinOf(colours: Palette): Marker {
    const pin = new Marker({ draggable: true, color: colours.severity.I });
    pin.on('dragend', () => {
      shown = here();
      placed(shown);
    });
    return pin;
  }

  function here(): Spot {
    const { lng, lat } = marker.getLngLat();
    return { longitude: lng, latitude: lat };
  }

  function put(spot: Spot): void {
    shown = spot;
    marker.setLngLat([spot.longitude, spot.latitude]).addTo(map);
    marker.getElement().setAttribute('aria-label', said.pin);
  }

  /** The library writes these once, in English. */
  function reword(now: PinMapWords): void {
    said = now;
    map.getCanvas().setAttribute('aria-label', now.map);
    marker.getElement().setAttribute('aria-label', now.pin);
    for (const [part, text] of [['desktop', now.wheel], ['mobile', now.touch]] as const) {
      box.querySelectorAll(`.maplibregl-${part}-message`).forEach((message) => { message.textContent = text; });
    }
  }

  /** A style is there a moment after its map. */
  function whenStyled(run: () => void): void {
    if (map.getLayer('ground') === undefined) {
      map.once('style.load', run);
    } else {
      run();
    }
  }

  map.on('click', ({ lngLat }) => {
    put({ longitude: lngLat.lng, latitude: lngLat.lat });
    placed(here());
  });
  reword(words);

  return {
    show(spot) {
      if (spot === null) {
        shown = null;
        marker.remove();
      } else if (shown === null || !areSame(spot, shown)) {
        put(spot);
        const at = { center: [spot.longitude, spot.latitude] as [number, number], zoom: Math.max(map.getZoom(), CLOSE_ZOOM) };
        if (still) {
          map.jumpTo(at);
        } else {
          map.easeTo(at);
        }
      }
    },
    zoom: (by) => { map.zoomTo(map.getZoom() + by, { animate: !still }); },
    middle() {
      const { lng, lat } = map.getCenter();
      return { longitude: lng, latitude: lat };
    },
    repaint(colours) {
      whenStyled(() => {
        for (const layer of styleOf(outlines, colours).layers) {
          for (const [name, value] of Object.entries(layer.paint ?? {})) {
            map.setPaintProperty(layer.id, name as never, value as never);
          }
        }
      });
      marker.remove();
      marker = pinOf(colours);
      if (shown !== null) {
        put(shown);
      }
    },
    reword,
    rename(named) {
      whenStyled(() => {
        for (const layer of ['districts', 'streets', 'waters'] as const) {
          void map.getSource<GeoJSONSource>(layer)?.setData(named[layer]);
        }
      });
    },
    remove: () => { map.remove(); },
  };
}

function styleOf({ districts, streets, waters }: Outlines, palette: Palette): StyleSpecification {
  const halo = { 'text-color': palette.text, 'text-halo-color': palette.textHalo, 'text-halo-width': 1.4 };
  return {
    version: 8,
    sources: {
      districts: { type: 'geojson', data: districts },
      streets: { type: 'geojson', data: streets },
      waters: { type: 'geojson', data: waters },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
      { id: 'land', type: 'fill', source: 'districts', paint: { 'fill-color': palette.land } },
      { id: 'water', type: 'fill', source: 'waters', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': palette.water } },
      { id: 'streets-line', type: 'line', source: 'streets', minzoom: 9, paint: { 'line-color': palette.streetLine, 'line-width': 1 } },
      { id: 'districts-line', type: 'line', source: 'districts', paint: { 'line-color': palette.districtLine, 'line-width': 2 } },
      { id: 'streets-name', type: 'symbol', source: 'streets', minzoom: 10.5, layout: { 'text-field': ['get', 'name'], 'text-size': 13 }, paint: halo },
      { id: 'districts-name', type: 'symbol', source: 'districts', maxzoom: 10.5, layout: { 'text-field': ['get', 'name'], 'text-size': 14 }, paint: halo },
    ],
  };
}
