import type { AlertUpdate } from '../gen/citytwin/v1/alert_pb';
import type { LogStep } from '../live/kept';
import { toAlert, type Alert } from './alert';

/** One step of the watched log, as the store takes it. */
export type AlertStep = LogStep<Alert>;

export function toStep(update: AlertUpdate): AlertStep {
  return {
    type: update.type,
    item: update.alert === undefined ? null : toAlert(update.alert),
    pictureComplete: update.snapshotComplete,
  };
}
