import { describe, expect, it, vi } from 'vitest';
import { fitWithin, MAX_PHOTO_BYTES, shrink, type Drawable } from './photo';

const picture = (bytesPerPoint: (quality: number) => number): Drawable & { close: ReturnType<typeof vi.fn<() => void>> } => ({
  width: 4_000,
  height: 3_000,
  encode: (width, height, quality) => Promise.resolve(new Uint8Array(Math.round(width * height * bytesPerPoint(quality)))),
  close: vi.fn<() => void>(),
});

describe('a photo made ready', () => {
  it('keeps its shape, and a small one its size', () => {
    expect(fitWithin(4_000, 3_000, 2_000)).toEqual([2_000, 1_500]);
    expect(fitWithin(300, 200, 2_000)).toEqual([300, 200]);
    expect(fitWithin(10_000, 1, 100)).toEqual([100, 1]);
  });

  it('is small enough to send, at the best quality that is', async () => {
    const easy = await shrink('a.png', picture(() => 0.2));
    expect([easy.content.length, easy.mediaType]).toEqual([Math.round(2_048 * 1_536 * 0.2), 'image/jpeg']);
    const hard = await shrink('b.png', picture((quality) => quality));
    expect(hard.content.length).toBeLessThanOrEqual(MAX_PHOTO_BYTES);
    expect(hard.content.length).toBeGreaterThan(100_000);
  });

  it('gives the picture back, also when it cannot be made small enough', async () => {
    const huge = picture(() => 50);
    await expect(shrink('c.png', huge)).rejects.toThrow('c.png');
    expect(huge.close).toHaveBeenCalledTimes(1);
  });
});
