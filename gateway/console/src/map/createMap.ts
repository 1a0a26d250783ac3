import { Map as MapLibre, type RequestParameters } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Palette } from '../look/palette';
import { MIN_ZOOM, mapStyle } from './mapStyle';
import './marks.css';

const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export interface MapAt {
  readonly box: HTMLElement;
  readonly bounds: [west: number, south: number, east: number, north: number];
  readonly palette: Palette;
  readonly still: boolean;
  readonly label: string;
  token(): string | null;
}

export function createMap({ box, bounds, palette, still, label, token }: MapAt): MapLibre {
  const map = new MapLibre({
    container: box,
    style: mapStyle(palette),
    bounds,
    fitBoundsOptions: { padding: 24 },
    localIdeographFontFamily: FONTS,
    attributionControl: false,
    maxPitch: 65,
    minZoom: MIN_ZOOM,
    maxZoom: 20,
    fadeDuration: still ? 0 : 200,
    transformRequest: (url) => withToken(url, token()),
  });
  map.getCanvas().setAttribute('aria-label', label);
  return map;
}

/** The token goes to our own gateway and to nobody else. */
function withToken(url: string, token: string | null): RequestParameters {
  return token !== null && new URL(url, location.href).origin === location.origin
    ? { url, headers: { authorization: `Bearer ${token}` } }
    : { url };
}

/** Puts another theme's colours on a map that stays as it is: its data, its states, where it looks. */
export function repaint(map: MapLibre, palette: Palette): void {
  for (const layer of mapStyle(palette).layers) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, name as never, value as never);
    }
  }
}
