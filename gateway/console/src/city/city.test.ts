import { describe, expect, it } from 'vitest';
import { createCityModel, displayName, searchDivisions } from './cityModel';
import { ancestor, levelOf, pathTo, type Division } from './division';
import { boxOf, maskAround } from './geometry';
import { createScope, scopeAt } from './scope';

const division = (code: string, name: string, nameEn = ''): Division =>
  ({ code, name, nameEn, level: levelOf(code), parent: '', place: [0, 0] });

describe('division codes', () => {
  it('say their level, their ancestors and the way to them', () => {
    expect(['50', '500103', '500103001', '500103001001', '500103001001007'].map(levelOf))
      .toEqual(['city', 'district', 'street', 'community', 'cell']);
    expect(ancestor('500103001001007', 'street')).toBe('500103001');
    expect(ancestor('50', 'street')).toBeNull();
    expect(pathTo('500103001')).toEqual(['50', '500103', '500103001']);
  });
});

describe('the scope', () => {
  it('goes no further than the street of what is asked for', () => {
    const scope = createScope('50', null);
    scope.go('500103001001007');
    expect(scope.code.value).toBe('500103001');
  });

  it('asks the gateway for no more than the caller\'s own area, though it shows a street', () => {
    const scope = createScope('500103001001007', null);
    expect([scope.code.value, scope.asked.value]).toEqual(['500103001', '500103001001007']);
    const wide = createScope('500103', null);
    expect(wide.asked.value).toBe('500103');
    wide.go('500103001');
    expect(wide.asked.value).toBe('500103001');
  });

  it('never leaves the caller\'s own area', () => {
    const scope = createScope('500103', '500104');
    expect(scope.code.value).toBe('500103');
    scope.go('50');
    expect(scope.code.value).toBe('500103');
  });

  it('goes back to the caller\'s own area with the reason when another is refused', () => {
    const scope = createScope('50', '500199');
    scope.refuse('There is no division 500199 in this city.');
    expect(scope.code.value).toBe('50');
    expect(scope.refused.value).toEqual({ code: '500199', why: 'There is no division 500199 in this city.' });
    scope.go('500103');
    expect(scope.refused.value).toBeNull();
  });

  it('of an address is one the city has, and the caller\'s own is never doubted', () => {
    const has = (code: string): boolean => code === '500103';
    const known = createScope('50', '500103');
    known.check(has);
    expect([known.code.value, known.refused.value]).toEqual(['500103', null]);
    const unknown = createScope('50', '50abc');
    unknown.check(has);
    expect([unknown.code.value, unknown.refused.value?.code]).toEqual(['50', '50abc']);
    const own = createScope('500103004', null);
    own.check(has);
    expect(own.refused.value).toBeNull();
  });

  it('finds the way up by itself and asks which way down', () => {
    expect(scopeAt('district', '500103001', null)).toBe('500103');
    expect(scopeAt('street', '500103', null)).toBeNull();
    expect(scopeAt('street', '500103', '500103001001007')).toBe('500103001');
  });
});

describe('searching divisions', () => {
  const all = [division('500103', '渝中区', 'Yuzhong'), division('500103001', '七星岗街道'), division('500103004', '解放碑街道', 'Jiefangbei')];

  it('finds by name in either language and by the beginning of a code, the wider first', () => {
    expect(searchDivisions(all, '街道', 9).map(({ code }) => code)).toEqual(['500103001', '500103004']);
    expect(searchDivisions(all, 'JIEFANG', 9).map(({ code }) => code)).toEqual(['500103004']);
    expect(searchDivisions(all, '500103', 9)[0]?.code).toBe('500103');
    expect(searchDivisions(all, ' ', 9)).toEqual([]);
  });
});

describe('the name of a division', () => {
  it('is in the reader\'s language where it has one, without the committee that runs it', () => {
    expect(displayName(division('500103', '渝中区', 'Yuzhong'), 'en-GB')).toBe('Yuzhong');
    expect(displayName(division('500103001', '七星岗街道'), 'en-GB')).toBe('七星岗街道');
    expect(displayName(division('500103001003', '华一坡社区居民委员会'), 'zh-CN')).toBe('华一坡社区');
    expect(displayName(division('500103001004', '双碑村村民委员会'), 'zh-CN')).toBe('双碑村');
  });
});

describe('the zone of the city', () => {
  it('is what the gateway says, and that of China until it has', async () => {
    const model = createCityModel({ city: {
      getCity: () => Promise.resolve({ code: '65', name: '乌鲁木齐市', bbox: [], districts: [], timeZone: 'Asia/Urumqi' }),
      listDivisions: () => Promise.resolve({ divisions: [], nextPageToken: '' }),
    } } as unknown as Parameters<typeof createCityModel>[0]);
    expect(model.zone.value).toBe('Asia/Shanghai');
    await model.load();
    expect(model.zone.value).toBe('Asia/Urumqi');
  });
});

describe('the name of the city', () => {
  it('is in Latin letters for an English reader', async () => {
    const model = createCityModel({ city: {
      getCity: () => Promise.resolve({ code: '50', name: '重庆市', bbox: [], districts: [] }),
      listDivisions: () => Promise.resolve({ divisions: [], nextPageToken: '' }),
    } } as unknown as Parameters<typeof createCityModel>[0]);
    await model.load();
    expect([model.nameOf('50', 'en-GB'), model.nameOf('50', 'zh-CN')]).toEqual(['Chongqing', '重庆市']);
  });
});

describe('outlines', () => {
  const outline: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [{
      type: 'Feature', properties: {},
      geometry: { type: 'MultiPolygon', coordinates: [[[[1, 2], [3, 2], [3, 5], [1, 2]]], [[[8, 8], [9, 8], [9, 9], [8, 8]]]] },
    }],
  };

  it('have a box around all their parts', () => {
    expect(boxOf(outline)).toEqual([1, 2, 9, 9]);
    expect(boxOf({ type: 'FeatureCollection', features: [] })).toBeNull();
  });

  it('are holes in the mask', () => {
    expect(maskAround(outline).geometry.coordinates).toHaveLength(3);
  });
});
