import type { AlertUpdate } from '../gen/citytwin/v1/alert_pb';
import { toAlert, type Alert } from './alert';

/** One step of the watched log, as the store takes it. */
export interface AlertStep {
  readonly type: string;
  readonly alert: Alert | null;
  readonly pictureComplete: boolean;
}

export function toStep(update: AlertUpdate): AlertStep {
  return {
    type: update.type,
    alert: update.alert === undefined ? null : toAlert(update.alert),
    pictureComplete: update.snapshotComplete,
  };
}

/** The line broke before the picture was whole: what came of it is no measure of what is missing. */
export const PICTURE_BROKEN: AlertStep = { type: 'picture-broken', alert: null, pictureComplete: false };
