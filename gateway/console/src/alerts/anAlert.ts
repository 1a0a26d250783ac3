import type { Alert } from './alert';

/** An alert for tests, with what the test is about. */
export function anAlert(about: Partial<Alert> = {}): Alert {
  return {
    id: 'alert:500103001001001:1',
    twinId: 'sensor:500103001001001:0001',
    twinName: '朝天门水位',
    sensorKind: 'river-level',
    rule: 'river-level-high',
    severity: 'II',
    highestSeverity: 'II',
    active: true,
    acknowledged: false,
    acknowledgedBy: '',
    acknowledgedAtMs: null,
    climbed: false,
    area: '500103001001001',
    assignedTo: '',
    lead: '500103001',
    raisedAtMs: 1_000,
    clearedAtMs: null,
    note: '',
    metric: 'levelM',
    value: 9,
    limit: 8,
    evidenceAtMs: 1_000,
    version: 1,
    quietedBy: '',
    place: [106.5, 29.5],
    ...about,
  };
}
