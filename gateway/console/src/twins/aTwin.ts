import type { Twin } from './twin';

/** A calm sensor for tests, with what the test is about. */
export function aTwin(about: Partial<Twin> = {}): Twin {
  return {
    id: 'sensor:500103001001001:0001',
    kind: 'sensor',
    sensorKind: 'rain',
    name: '',
    area: '500103001001001',
    place: [106.5, 29.5],
    elevationM: 0,
    health: 'online',
    severity: '',
    activeAlerts: 0,
    metrics: [],
    deviceId: '',
    building: '',
    version: 1n,
    ...about,
  };
}
