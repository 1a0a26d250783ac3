import { reactive } from 'vue';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import type { Alert as Message } from '../gen/citytwin/v1/alert_pb';
import { toAlert } from './alert';
import type { Alerts } from './alerts';

export type AlertAct = 'acknowledge' | 'clear' | 'assign';

/** What an operator asked of an alert and has not had confirmed. */
export interface Acting {
  readonly act: AlertAct;
  /** Null while the gateway has not answered; then why it did not happen. */
  readonly error: string | null;
}

/** What is asked of many alerts at once. */
export interface HandleAsked {
  readonly act: AlertAct;
  readonly note: string;
  /** Who is to see to them; empty for the caller. */
  readonly to: string;
}

/** How it went with each of many. */
export interface Handled {
  readonly act: AlertAct;
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly why: string }[];
}

export interface AlertActions {
  readonly acting: ReadonlyMap<string, Acting>;
  acknowledge(id: string, note: string): Promise<boolean>;
  clear(id: string, note: string): Promise<boolean>;
  /** @param to empty for the caller. */
  assign(id: string, to: string): Promise<boolean>;
  /** Up to 500 in one call; what is on its way already is left out. */
  handle(ids: readonly string[], asked: HandleAsked): Promise<Handled>;
  dismissError(id: string): void;
}

/** Nothing is shown as done before the gateway says so; what is asked shows as asked, and a refusal with its reason. */
export function createAlertActions(clients: Pick<Clients, 'alerts'>, alerts: Alerts): AlertActions {
  const acting = reactive(new Map<string, Acting>());

  const isBusy = (id: string): boolean => acting.get(id)?.error === null;

  function done(id: string, alert: Message): void {
    alerts.take(toAlert(alert));
    alerts.look(id);
    acting.delete(id);
  }

  async function run(id: string, act: AlertAct, call: () => Promise<Message>): Promise<boolean> {
    if (isBusy(id)) {
      return false;
    }
    acting.set(id, { act, error: null });
    try {
      done(id, await call());
      return true;
    } catch (error) {
      acting.set(id, { act, error: sentence(error) });
      return false;
    }
  }

  async function handle(wanted: readonly string[], { act, note, to }: HandleAsked): Promise<Handled> {
    const ids = wanted.filter((id) => !isBusy(id));
    if (ids.length === 0) {
      return { act, done: [], refused: [] };
    }
    const [taken, refused]: [string[], { id: string; why: string }[]] = [[], []];
    const refuse = (id: string, why: string): void => {
      refused.push({ id, why });
      acting.set(id, { act, error: why });
    };
    ids.forEach((id) => { acting.set(id, { act, error: null }); });
    try {
      const { outcomes } = await clients.alerts.handleAlerts({ ids: [...ids], action: act, note, to });
      for (const { id, alert, refusal } of outcomes) {
        if (alert === undefined) {
          refuse(id, refusal);
        } else {
          done(id, alert);
          taken.push(id);
        }
      }
    } catch (error) {
      ids.forEach((id) => { refuse(id, sentence(error)); });
    }
    return { act, done: taken, refused };
  }

  return {
    acting,
    acknowledge: (id, note) => run(id, 'acknowledge', () => clients.alerts.acknowledgeAlert({ id, note })),
    clear: (id, note) => run(id, 'clear', () => clients.alerts.clearAlert({ id, note })),
    assign: (id, to) => run(id, 'assign', () => clients.alerts.assignAlert({ id, to })),
    handle,
    dismissError: (id) => { acting.delete(id); },
  };
}
