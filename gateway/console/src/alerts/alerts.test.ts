import { watch } from 'vue';
import { describe, expect, it, vi } from 'vitest';
import type { Alert } from './alert';
import { PICTURE_BROKEN } from '../live/kept';
import type { AlertStep } from './alertStep';
import { createAlerts } from './alerts';
import { anAlert } from './anAlert';

const step = (type: string, alert: Alert | null, pictureComplete = false): AlertStep => ({ type, item: alert, pictureComplete });
const END = step('snapshot', null, true);

describe('what the console knows of alerts', () => {
  it('is the picture, then each event on it', () => {
    const alerts = createAlerts();
    alerts.apply([step('snapshot', anAlert()), END, step('acknowledged', anAlert({ acknowledged: true, version: 2 }))]);
    expect(alerts.known.value).toBe(true);
    expect([...alerts.byId.value.values()]).toEqual([anAlert({ acknowledged: true, version: 2 })]);
  });

  it('never goes back to an older version', () => {
    const alerts = createAlerts();
    alerts.take(anAlert({ version: 3, acknowledged: true }));
    alerts.apply([step('severity-changed', anAlert({ version: 2 }))]);
    expect(alerts.byId.value.get(anAlert().id)?.version).toBe(3);
  });

  it('loses what was open and is not in a fresh picture', () => {
    const alerts = createAlerts();
    alerts.apply([step('snapshot', anAlert({ id: 'gone' })), step('snapshot', anAlert({ id: 'stays' })), END]);
    alerts.apply([step('snapshot', anAlert({ id: 'stays' })), END]);
    expect([...alerts.byId.value.keys()]).toEqual(['stays']);
  });

  it('judges nothing missing by a picture that broke off', () => {
    const alerts = createAlerts();
    alerts.apply([step('snapshot', anAlert({ id: 'a' })), END]);
    alerts.apply([step('snapshot', anAlert({ id: 'b' })), PICTURE_BROKEN]);
    expect([...alerts.byId.value.keys()]).toEqual(['a', 'b']);
    alerts.apply([step('snapshot', anAlert({ id: 'a' })), END]);
    expect([...alerts.byId.value.keys()]).toEqual(['a']);
  });

  it('announces what is raised, and not what was there', () => {
    const alerts = createAlerts();
    const heard = vi.fn();
    alerts.onCall(heard);
    alerts.apply([step('snapshot', anAlert({ id: 'a' })), END, step('raised', anAlert({ id: 'b' }))]);
    expect(heard.mock.calls.map(([alert]) => (alert as Alert).id)).toEqual(['b']);
  });

  it('calls for eyes again when what was acknowledged got worse, until someone looks', () => {
    const alerts = createAlerts();
    const heard = vi.fn();
    alerts.onCall(heard);
    alerts.take(anAlert({ id: 'a', severity: 'IV', acknowledged: true, version: 2 }));
    alerts.apply([step('severity-changed', anAlert({ id: 'a', severity: 'I', acknowledged: true, version: 3 }))]);
    expect(heard.mock.calls.map(([alert, why]) => [(alert as Alert).id, why])).toEqual([['a', 'climbed']]);
    alerts.apply([step('severity-changed', anAlert({ id: 'a', severity: 'II', acknowledged: true, version: 4 }))]);
    expect(alerts.byId.value.get('a')?.climbed).toBe(true);
    alerts.look(anAlert().twinId);
    expect(alerts.byId.value.get('a')?.climbed).toBe(false);
  });

  it('announces a climb of what nobody has seen, and no fall', () => {
    const alerts = createAlerts();
    const heard = vi.fn();
    alerts.take(anAlert({ severity: 'III' }));
    alerts.onCall(heard);
    alerts.apply([step('severity-changed', anAlert({ severity: 'II', version: 2 })), step('severity-changed', anAlert({ severity: 'IV', version: 3 }))]);
    expect(heard.mock.calls.map(([, why]) => why as string)).toEqual(['climbed']);
    expect(alerts.byId.value.get(anAlert().id)?.climbed).toBe(false);
  });

  it('tells its readers once for a whole batch', () => {
    const alerts = createAlerts();
    const reader = vi.fn();
    watch(alerts.byId, reader, { flush: 'sync' });
    alerts.apply([step('raised', anAlert({ id: 'a' })), step('raised', anAlert({ id: 'b' }))]);
    expect(reader).toHaveBeenCalledTimes(1);
  });

  it('keeps every open alert, however many have closed', () => {
    const alerts = createAlerts();
    const closed = Array.from({ length: 700 }, (_, i) =>
      step('cleared', anAlert({ id: `c${i}`, active: false, acknowledged: true, clearedAtMs: i })));
    alerts.apply([step('raised', anAlert({ id: 'open' })), ...closed]);
    expect(alerts.byId.value.size).toBe(501);
    expect(alerts.byId.value.has('open')).toBe(true);
    expect(alerts.byId.value.has('c0')).toBe(false);
  });

  it('keeps the closed ones somebody asked for, whatever else happens', () => {
    const alerts = createAlerts();
    const closed = (id: string, clearedAtMs: number): Alert => anAlert({ id, active: false, acknowledged: true, clearedAtMs });
    alerts.takeOlder(Array.from({ length: 100 }, (_, i) => closed(`old${i}`, i)));
    alerts.apply(Array.from({ length: 600 }, (_, i) => step('cleared', closed(`new${i}`, 1_000 + i))));
    expect(alerts.byId.value.size).toBe(600);
    expect(alerts.byId.value.has('old0')).toBe(true);
  });
});
