import type { AlertUpdate } from '../gen/citytwin/v1/alert_pb';
import type { Clients } from '../gateway/clients';
import { Frames } from '../live/frames';
import { Line, type Clock } from '../live/line';
import type { Alerts } from './alerts';
import { PICTURE_BROKEN, toStep, type AlertStep } from './alertStep';

/** Follows the alert log of the caller's area: first the picture, then, after a break, from where it broke off. */
export function createAlertWatch(clients: Pick<Clients, 'alerts'>, alerts: Alerts, clock?: Clock): Line<AlertUpdate> {
  let resumeToken = '';
  let waiting: AlertStep[] = [];
  const frames = new Frames(() => {
    const steps = waiting;
    waiting = [];
    alerts.apply(steps);
  });
  return new Line<AlertUpdate>({
    clock,
    open: (signal) => clients.alerts.watchAlerts({ resumeToken, includeOpen: resumeToken === '' }, { signal }),
    take: (update) => {
      if (update.resumeToken !== '') {
        resumeToken = update.resumeToken;
      }
      if (update.type !== 'heartbeat') {
        waiting.push(toStep(update));
        frames.ask();
      }
    },
    broke: (verdict) => {
      // A place in a log that is no more: the picture again, from the start.
      if (verdict === 'start-anew') {
        resumeToken = '';
      }
      if (resumeToken === '') {
        waiting.push(PICTURE_BROKEN);
      }
    },
  });
}
