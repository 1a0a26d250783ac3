import { beforeEach, describe, expect, it, vi } from 'vitest';
import { paletteOf } from '../look/palette';
import { createPinMap, type PinMap } from './createPinMap';

/** As much of the library as is called: it draws with WebGL, which there is none of here. */
const library = vi.hoisted(() => ({
  options: {} as Record<string, unknown>, paint: [] as unknown[][], data: [] as unknown[][], markers: [] as HTMLElement[],
  styled: true, whenStyled: null as (() => void) | null,
}));
vi.mock('maplibre-gl', () => ({
  Map: class {
    readonly touchZoomRotate = { disableRotation: () => undefined };
    private readonly canvas = document.createElement('canvas');
    constructor(options: { container: HTMLElement } & Record<string, unknown>) {
      library.options = options;
      options.container.innerHTML = '<div class="maplibregl-desktop-message">Use Ctrl</div><div class="maplibregl-mobile-message">Use two</div>';
      options.container.append(this.canvas);
    }
    getCanvas(): HTMLElement { return this.canvas; }
    on(): void { return undefined; }
    once(event: string, run: () => void): void { library.whenStyled = event === 'style.load' ? run : null; }
    getLayer(): object | undefined { return library.styled ? {} : undefined; }
    getSource(name: string): object { return { setData: (data: unknown) => { library.data.push([name, data]); } }; }
    setPaintProperty(...all: unknown[]): void { library.paint.push(all); }
    getZoom(): number { return 10; }
    jumpTo(): void { return undefined; }
  },
  Marker: class {
    private readonly element = document.createElement('div');
    on(): void { return undefined; }
    getElement(): HTMLElement { return this.element; }
    setLngLat(): this { return this; }
    addTo(): this { library.markers.push(this.element); return this; }
    remove(): this { library.markers.splice(0, library.markers.length, ...library.markers.filter((one) => one !== this.element)); return this; }
  },
}));

describe('the pin map', () => {
  const box = document.createElement('div');
  const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
  const outlines = { districts: none, streets: none, waters: none };
  let map: PinMap;

  beforeEach(() => {
    Object.assign(library, { paint: [], data: [], markers: [], styled: true, whenStyled: null });
    map = createPinMap({
      box, bounds: [1, 2, 3, 4], outlines, palette: paletteOf('dark'), still: true, placed: () => undefined,
      words: { map: '地图', pin: '图钉', touch: '双指', wheel: '滚动' },
    });
  });

  it('lets a finger and the wheel scroll the page, and says how it is moved in the reader\'s language', () => {
    expect(library.options.cooperativeGestures).toBe(true);
    expect([...box.children].map(({ textContent }) => textContent)).toEqual(['滚动', '双指', '']);
    expect(box.querySelector('canvas')?.getAttribute('aria-label')).toBe('地图');
    map.reword({ map: 'Map', pin: 'Pin', touch: 'two', wheel: 'scroll' });
    expect([...box.children].map(({ textContent }) => textContent)).toEqual(['scroll', 'two', '']);
  });

  it('names its pin, also when it is painted anew, and keeps it where it is', () => {
    map.show({ longitude: 1, latitude: 2 });
    expect(library.markers.map((one) => one.getAttribute('aria-label'))).toEqual(['图钉']);
    map.repaint(paletteOf('light'));
    expect(library.markers.map((one) => one.getAttribute('aria-label'))).toEqual(['图钉']);
    expect(library.paint).toContainEqual(['ground', 'background-color', paletteOf('light').ground]);
    map.show(null);
    map.repaint(paletteOf('dark'));
    expect(library.markers).toEqual([]);
  });

  it('takes names and colours once its style is there', () => {
    library.styled = false;
    map.rename({ ...outlines, streets: { ...none } });
    expect(library.data).toEqual([]);
    library.whenStyled?.();
    expect(library.data.map(([name]) => name)).toEqual(['districts', 'streets', 'waters']);
  });
});
