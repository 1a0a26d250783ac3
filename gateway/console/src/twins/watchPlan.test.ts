import { describe, expect, it } from 'vitest';
import { planFor, within } from './watchPlan';

const near = { zoom: 14, bbox: [106.50, 29.50, 106.55, 29.53] as const };

describe('what is watched', () => {
  it('is the whole district, also from within one of its streets', () => {
    expect(planFor('500103001', [], null)).toEqual({ area: '500103', bbox: '', detail: 'twins' });
    expect(planFor('500103', [], null)).toEqual({ area: '500103', bbox: '', detail: 'twins' });
  });

  it('is the only district of a small city', () => {
    expect(planFor('50', ['500103'], null)).toEqual({ area: '500103', bbox: '', detail: 'twins' });
  });

  it('is counts of a big city from afar and its viewport from close up', () => {
    expect(planFor('50', ['500101', '500103'], { ...near, zoom: 9 })).toEqual({ area: '50', bbox: '', detail: 'counts' });
    const plan = planFor('50', ['500101', '500103'], near);
    expect(plan.detail).toBe('twins');
    const [west = 0, south = 0, east = 0, north = 0] = plan.bbox.split(',').map(Number);
    expect(west < 106.50 && south < 29.50 && east > 106.55 && north > 29.53).toBe(true);
  });

  it('does not change with every small move of the map', () => {
    const moved = { ...near, bbox: [106.5005, 29.5005, 106.5505, 29.5305] as const };
    expect(planFor('50', ['1', '2'], moved)).toEqual(planFor('50', ['1', '2'], near));
  });

  it('is never wider than what the caller may see', () => {
    expect(within(planFor('500103001', [], null), '500103001')).toEqual({ area: '500103001', bbox: '', detail: 'twins' });
    expect(within(planFor('500103001', [], null), '50').area).toBe('500103');
  });
});
