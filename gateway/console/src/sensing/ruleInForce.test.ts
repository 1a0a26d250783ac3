import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ListRulesResponseSchema, RuleSchema, type Rule } from '../gen/citytwin/v1/city_pb';
import { createCatalogue } from './catalogue';
import { rulesInForce } from './ruleInForce';

const rule = (raise: number, about: object = {}): Rule => create(RuleSchema, {
  id: 'river-level-high', nameZh: '', type: 'threshold', kind: 'river-level', metric: 'levelM',
  definitionJson: JSON.stringify({ levels: [{ severity: 'I', raise }], ...about }),
});
const sensor = { area: '500103001001001', deviceId: 'gauge-7' };

describe('the rule in force', () => {
  const everywhere = rule(8);
  const inDistrict = rule(9, { areas: ['500103', '500104'] });
  const elsewhere = rule(10, { areas: ['500104'] });
  const ofDevice = rule(11, { devices: ['gauge-7'] });

  it('is the narrowest that speaks for the sensor', () => {
    expect(rulesInForce([everywhere, inDistrict, elsewhere], sensor)).toEqual([inDistrict]);
    expect(rulesInForce([ofDevice, everywhere, inDistrict], sensor)).toEqual([ofDevice]);
    expect(rulesInForce([everywhere, ofDevice], { ...sensor, deviceId: 'gauge-8' })).toEqual([everywhere]);
  });

  it('of equals is the later', () => {
    const again = rule(12);
    expect(rulesInForce([everywhere, again], sensor)).toEqual([again]);
  });

  it('gives the chart of a sensor its levels', async () => {
    const catalogue = createCatalogue({ city: {
      listSensorKinds: () => Promise.resolve({ sensorKinds: [] }),
      listRules: () => Promise.resolve(create(ListRulesResponseSchema, { rules: [everywhere, inDistrict] })),
    } } as unknown as Parameters<typeof createCatalogue>[0]);
    await catalogue.load();
    expect(catalogue.lines('river-level', 'levelM', sensor).map(({ at }) => at)).toEqual([9]);
    expect(catalogue.lines('river-level', 'levelM', { ...sensor, area: '500105001001001' }).map(({ at }) => at)).toEqual([8]);
  });
});
