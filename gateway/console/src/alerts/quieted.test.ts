import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it, vi } from 'vitest';
import { AlertSchema } from '../gen/citytwin/v1/alert_pb';
import { countsOfTwins } from '../governance/counts';
import { isOpen, needsEyes, toAlert } from './alert';
import { passes } from './alertOrder';
import { createAlerts } from './alerts';
import { anAlert } from './anAlert';

const WINDOW = 'alert-window:500103001:a';

describe('an alert that a window quiets', () => {
  it('calls nobody until it speaks, and then as if it were new', () => {
    const alerts = createAlerts();
    const heard = vi.fn();
    alerts.onCall((alert, why) => { heard(alert.version, why); });
    const happened = (type: string, about: object): void => { alerts.apply([{ type, item: anAlert(about), pictureComplete: false }]); };
    happened('raised', { quietedBy: WINDOW, severity: 'IV' });
    happened('severity-changed', { quietedBy: WINDOW, severity: 'III', version: 2 });
    expect(heard).not.toHaveBeenCalled();
    happened('unquieted', { version: 3, severity: 'III' });
    happened('severity-changed', { version: 4, severity: 'I' });
    expect(heard.mock.calls).toEqual([[3, 'raised'], [4, 'climbed']]);
  });

  it('needs no eyes, is not listed by default, and is not counted', () => {
    const quieted = anAlert({ quietedBy: WINDOW });
    expect([needsEyes(quieted), isOpen(quieted), isOpen({ ...quieted, active: false })]).toEqual([false, true, false]);
    const filter = { show: 'open', severities: new Set<never>(), area: '50' } as const;
    expect([passes(quieted, filter), passes(quieted, { ...filter, quieted: true }), passes(anAlert(), filter)]).toEqual([false, true, true]);
    expect(countsOfTwins([], [quieted, anAlert()]).activeAlerts.II).toBe(1);
  });
});

describe('an acknowledged alert that calls further for its whole area', () => {
  it('has not got worse by that', () => {
    const met = (evidenceAtMs: number): boolean => needsEyes(toAlert(create(AlertSchema, {
      id: 'a', state: 'active', acknowledged: true, severity: 'II', highestSeverity: 'II', evidence: { t: timestampFromMs(evidenceAtMs) },
      acknowledgedAt: timestampFromMs(1_000), updatedAt: timestampFromMs(2_000),
    })));
    expect([met(500), met(1_500)]).toEqual([false, true]);
  });
});
