import { createApp, nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useLanguage } from '../language/language';
import { useTheme } from '../look/theme';
import { settled } from '../orders/aConsole';
import { createPinMap, type PinMapAt } from './createPinMap';
import { Open311Error, type Outlines } from './open311';
import PinMap from './PinMap.vue';

// A map draws with WebGL, which there is none of here.
vi.mock('./createPinMap', () => ({ createPinMap: vi.fn() }));

const features = (...all: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: 'FeatureCollection', features: all });
const DISTRICT: GeoJSON.Feature = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[1, 2], [3, 2], [3, 5], [1, 2]]] } };
const CITY: Outlines = { districts: features(DISTRICT), streets: features(), waters: features() };

describe('the map that citizens place a pin on', () => {
  const page = document.createElement('div');
  const outlines = vi.fn<(language: string) => Promise<Outlines>>();
  const made = { show: vi.fn(), zoom: vi.fn(), middle: vi.fn(), repaint: vi.fn(), reword: vi.fn(), rename: vi.fn(), remove: vi.fn() };
  let running: ReturnType<typeof createApp> | null = null;
  const state = (): string | undefined => page.querySelector<HTMLElement>('[data-testid=pin-map]')?.dataset.state;
  const alert = (): string | undefined => page.querySelector('[role=alert]')?.textContent;

  beforeEach(() => {
    useLanguage().language.value = 'en';
    Object.values(made).forEach((one) => one.mockReset());
    outlines.mockReset();
    vi.mocked(createPinMap).mockReset().mockReturnValue(made);
  });
  afterEach(() => {
    running?.unmount();
    running = null;
    page.remove();
    useLanguage().language.value = 'en';
  });

  async function opened(): Promise<void> {
    document.body.append(page);
    running = createApp(PinMap, { open311: { outlines }, spot: null });
    running.mount(page);
    await settled();
  }

  it('says that there is nothing to make it of, or no line, and is read again when asked', async () => {
    outlines.mockResolvedValueOnce({ ...CITY, districts: features() }).mockRejectedValueOnce(new Open311Error('')).mockResolvedValue(CITY);
    await opened();
    expect([state(), alert()]).toEqual(['failed', expect.stringContaining('no outlines of the city')]);
    page.querySelector<HTMLElement>('[data-testid=pin-retry]')?.click();
    await settled();
    expect([state(), alert()]).toEqual(['failed', expect.stringContaining('no line to the city')]);
    // In whichever language is read.
    useLanguage().language.value = 'zh';
    await nextTick();
    expect(alert()).not.toContain('no line');
    page.querySelector<HTMLElement>('[data-testid=pin-retry]')?.click();
    await settled();
    expect([state(), alert()]).toEqual(['ready', undefined]);
  });

  it('stays as it is with another theme or language, with their colours, words and names', async () => {
    outlines.mockResolvedValue(CITY);
    await opened();
    useTheme().toggle();
    await nextTick();
    expect(made.repaint).toHaveBeenCalledOnce();
    useTheme().toggle();
    useLanguage().language.value = 'zh';
    await settled();
    expect(made.reword).toHaveBeenCalledWith(expect.objectContaining({ pin: '图钉：问题所在位置', touch: '请用双指移动地图' }));
    expect(made.rename).toHaveBeenCalledWith(CITY);
    expect(outlines.mock.calls).toEqual([['en-GB'], ['zh-CN']]);
    expect([vi.mocked(createPinMap).mock.calls.length, made.remove.mock.calls.length]).toEqual([1, 0]);
  });

  it('keeps its names where those of another language could not be read', async () => {
    outlines.mockResolvedValueOnce(CITY).mockRejectedValue(new Open311Error(''));
    await opened();
    useLanguage().language.value = 'zh';
    await settled();
    expect([state(), made.rename.mock.calls.length]).toEqual(['ready', 0]);
  });

  it('touches no map that has gone', async () => {
    outlines.mockResolvedValue(CITY);
    await opened();
    const { words } = vi.mocked(createPinMap).mock.calls[0]?.[0] as PinMapAt;
    expect(words.pin).toBe('Pin: where it is');
    let late: (value: Outlines) => void = () => undefined;
    outlines.mockReturnValue(new Promise((resolve) => { late = resolve; }));
    useLanguage().language.value = 'zh';
    await nextTick();
    running?.unmount();
    running = null;
    late(CITY);
    await settled();
    expect([made.remove.mock.calls.length, made.rename.mock.calls.length]).toEqual([1, 0]);
  });
});
