import { describe, expect, it } from 'vitest';
import { paletteOf } from '../look/palette';
import { aTwin } from '../twins/aTwin';
import { MIN_ZOOM, mapStyle } from './mapStyle';
import { degreesOf, nearestTwin } from './nearest';
import { communityTints, tintOfTwin } from './tints';

describe('the map', () => {
  it('fetches nothing from anywhere else', () => {
    const text = JSON.stringify(mapStyle(paletteOf('dark')));
    expect(text).not.toMatch(/https?:/);
    expect(text).not.toMatch(/"(glyphs|sprite)"/);
  });

  it('has the same layers in both themes', () => {
    const ids = (theme: 'dark' | 'light'): string[] => mapStyle(paletteOf(theme)).layers.map(({ id }) => id);
    expect(ids('dark')).toEqual(ids('light'));
  });
});

describe('names on the map', () => {
  it('of districts are there from as far as the map goes, however small the screen that shows a whole city', () => {
    expect(mapStyle(paletteOf('dark')).layers.find(({ id }) => id === 'labels-district')).toMatchObject({ minzoom: MIN_ZOOM });
  });
});

describe('colours of areas', () => {
  it('are of the worst alert, else of the sensors, else none', () => {
    expect(tintOfTwin({ severity: 'III', health: 'offline' }, true)).toBe('III');
    expect(tintOfTwin({ severity: '', health: 'faulty' }, true)).toBe('faulty');
    expect(tintOfTwin({ severity: '', health: 'offline' }, false)).toBe('none');
  });

  it('of a community are of its worst cell', () => {
    const cells = [aTwin({ kind: 'cell', severity: 'IV' }), aTwin({ kind: 'cell', severity: 'II', area: '500103001001002' }), aTwin({ severity: 'I' })];
    expect([...communityTints(cells)]).toEqual([['500103001001', 'II']]);
  });
});

describe('the sensor under the pointer', () => {
  it('is the nearest within reach', () => {
    const near = aTwin({ id: 'near', place: [106.5001, 29.5] });
    const far = aTwin({ id: 'far', place: [106.5009, 29.5] });
    expect(nearestTwin([far, near], [106.5, 29.5], 0.001)?.id).toBe('near');
    expect(nearestTwin([far], [106.5, 29.5], 0.0005)).toBeNull();
  });

  it('is as far as it looks, whatever the zoom', () => {
    expect(degreesOf(256, 0)).toBe(180);
    expect(degreesOf(256, 1)).toBe(90);
  });
});
