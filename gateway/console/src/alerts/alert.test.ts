import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { AlertSchema } from '../gen/citytwin/v1/alert_pb';
import { isEscalated, needsEyes, toAlert } from './alert';

describe('an acknowledged alert one meets for the first time', () => {
  const met = (about: object): boolean => needsEyes(toAlert(create(AlertSchema, {
    id: 'a', state: 'active', acknowledged: true, severity: 'I', highestSeverity: 'I',
    acknowledgedAt: timestampFromMs(1_000), updatedAt: timestampFromMs(2_000), ...about,
  })));

  it('needs eyes when it got worse after it was acknowledged', () => {
    expect(met({})).toBe(true);
  });

  it('needs none when it is as it was acknowledged, has become milder, or is over', () => {
    expect(met({ updatedAt: timestampFromMs(1_000) })).toBe(false);
    expect(met({ severity: 'III' })).toBe(false);
    expect(met({ state: 'cleared' })).toBe(false);
  });

  it('needs none for having been given to somebody since, and does when it got worse as well', () => {
    expect(met({ assignedTo: 'wang', evidence: { t: timestampFromMs(500) } })).toBe(false);
    expect(met({ assignedTo: 'wang', evidence: { t: timestampFromMs(1_500) } })).toBe(true);
  });
});

describe('the centre an alert calls', () => {
  it('is further up than its street\'s only once it was escalated', () => {
    const area = '500103001001001';
    expect(isEscalated({ area, lead: '500103001' })).toBe(false);
    expect(isEscalated({ area, lead: '500103' })).toBe(true);
    expect(isEscalated({ area, lead: '50' })).toBe(true);
    expect(isEscalated({ area, lead: '' })).toBe(false);
  });
});
