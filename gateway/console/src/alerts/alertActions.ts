import { reactive } from 'vue';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import { toAlert } from './alert';
import type { Alerts } from './alerts';

export type AlertAct = 'acknowledge' | 'clear';

/** What an operator asked of an alert and has not had confirmed. */
export interface Acting {
  readonly act: AlertAct;
  /** Null while the gateway has not answered; then why it did not happen. */
  readonly error: string | null;
}

export interface AlertActions {
  readonly acting: ReadonlyMap<string, Acting>;
  acknowledge(id: string, note: string): Promise<boolean>;
  clear(id: string, note: string): Promise<boolean>;
  dismissError(id: string): void;
}

/** Nothing is shown as done before the gateway says so; what is asked shows as asked, and a refusal with its reason. */
export function createAlertActions(clients: Pick<Clients, 'alerts'>, alerts: Alerts): AlertActions {
  const acting = reactive(new Map<string, Acting>());

  async function run(id: string, act: AlertAct, note: string): Promise<boolean> {
    const now = acting.get(id);
    if (now !== undefined && now.error === null) {
      return false;
    }
    acting.set(id, { act, error: null });
    try {
      const call = act === 'acknowledge' ? clients.alerts.acknowledgeAlert : clients.alerts.clearAlert;
      alerts.take(toAlert(await call({ id, note })));
      alerts.look(id);
      acting.delete(id);
      return true;
    } catch (error) {
      acting.set(id, { act, error: sentence(error) });
      return false;
    }
  }

  return {
    acting,
    acknowledge: (id, note) => run(id, 'acknowledge', note),
    clear: (id, note) => run(id, 'clear', note),
    dismissError: (id) => { acting.delete(id); },
  };
}
