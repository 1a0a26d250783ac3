import { describe, expect, it } from 'vitest';
import { Glide, GLIDE_MS } from './glide';
import type { Place } from './unit';

const at = (place: Place, headingDeg: number | null = null): { id: string; place: Place; headingDeg: number | null } => ({ id: 'drone:1', place, headingDeg });

describe('a unit between two messages', () => {
  it('moves evenly to where it was told last, and stays there', () => {
    const glide = new Glide();
    glide.take(at([106, 29, 0]), 0);
    glide.take(at([106.001, 29, 10]), 1_000);
    expect(glide.at('drone:1', 1_000)?.place).toEqual([106, 29, 0]);
    expect(glide.at('drone:1', 1_000 + GLIDE_MS / 2)?.place[0]).toBeCloseTo(106.0005, 9);
    expect(glide.at('drone:1', 99_000)?.place).toEqual([106.001, 29, 10]);
  });

  it('goes on from where it is shown when told anew on the way', () => {
    const glide = new Glide();
    glide.take(at([106, 29, 0]), 0);
    glide.take(at([106.001, 29, 0]), 1_000);
    glide.take(at([106.002, 29, 0]), 1_000 + GLIDE_MS / 2);
    expect(glide.at('drone:1', 1_000 + GLIDE_MS / 2)?.place[0]).toBeCloseTo(106.0005, 9);
  });

  it('does not fly across the city when it is found somewhere else', () => {
    const glide = new Glide();
    glide.take(at([106, 29, 0]), 0);
    glide.take(at([106.1, 29, 0]), 1_000);
    expect(glide.at('drone:1', 1_000)?.place[0]).toBe(106.1);
  });

  it('turns the shorter way round', () => {
    const glide = new Glide();
    glide.take(at([106, 29, 0], 350), 0);
    glide.take(at([106.0001, 29, 0], 10), 1_000);
    expect(glide.at('drone:1', 1_000 + GLIDE_MS / 2)?.headingDeg).toBeCloseTo(360);
  });

  it('looks where it goes when it does not say where it looks', () => {
    const glide = new Glide();
    glide.take(at([106, 29, 0]), 0);
    glide.take(at([106.0001, 29, 0]), 1_000);
    expect(glide.at('drone:1', 99_000)?.headingDeg).toBeCloseTo(90);
  });

  it('rests once everybody has arrived', () => {
    const glide = new Glide();
    glide.take(at([106, 29, 0]), 0);
    expect(glide.moves(1)).toBe(false);
    glide.take(at([106.001, 29, 0]), 1_000);
    expect([glide.moves(1_001), glide.moves(1_000 + GLIDE_MS)]).toEqual([true, false]);
  });
});
