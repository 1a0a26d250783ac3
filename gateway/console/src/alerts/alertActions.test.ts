import { Code, ConnectError } from '@connectrpc/connect';
import { create } from '@bufbuild/protobuf';
import { describe, expect, it, vi } from 'vitest';
import type { Clients } from '../gateway/clients';
import { AlertSchema } from '../gen/citytwin/v1/alert_pb';
import { createAlertActions } from './alertActions';
import { createAlerts } from './alerts';
import { anAlert } from './anAlert';

function acted(acknowledgeAlert: () => Promise<unknown>): ReturnType<typeof createAlertActions> & { alerts: ReturnType<typeof createAlerts> } {
  const alerts = createAlerts();
  alerts.take(anAlert({ id: 'a' }));
  const actions = createAlertActions({ alerts: { acknowledgeAlert } } as unknown as Pick<Clients, 'alerts'>, alerts);
  return { ...actions, alerts };
}

describe('acknowledging', () => {
  it('shows as asked until the gateway says it is done', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { acknowledge, acting, alerts } = acted(() => new Promise((resolve) => { answer = resolve; }));
    const done = acknowledge('a', 'on my way');
    expect(acting.get('a')).toEqual({ act: 'acknowledge', error: null });
    expect(alerts.byId.value.get('a')?.acknowledged).toBe(false);
    answer(create(AlertSchema, { id: 'a', acknowledged: true, state: 'active', version: 2 }));
    expect(await done).toBe(true);
    expect(acting.has('a')).toBe(false);
    expect(alerts.byId.value.get('a')?.acknowledged).toBe(true);
  });

  it('again what got worse since it was acknowledged makes it seen', async () => {
    const answer = create(AlertSchema, { id: 'a', acknowledged: true, state: 'active', severity: 'I', version: 3 });
    const { acknowledge, alerts } = acted(() => Promise.resolve(answer));
    alerts.take(anAlert({ id: 'a', severity: 'IV', acknowledged: true, version: 2 }));
    alerts.take(anAlert({ id: 'a', severity: 'I', acknowledged: true, version: 3 }));
    expect(alerts.byId.value.get('a')?.climbed).toBe(true);
    await acknowledge('a', '');
    expect(alerts.byId.value.get('a')?.climbed).toBe(false);
  });

  it('that is refused leaves the alert as it was, with the reason', async () => {
    const { acknowledge, acting, alerts } = acted(() => Promise.reject(new ConnectError('It is cleared already.', Code.FailedPrecondition)));
    expect(await acknowledge('a', '')).toBe(false);
    expect(acting.get('a')).toEqual({ act: 'acknowledge', error: 'It is cleared already.' });
    expect(alerts.byId.value.get('a')?.acknowledged).toBe(false);
  });

  it('is not asked twice while it is on its way', async () => {
    const call = vi.fn(() => new Promise<unknown>(() => undefined));
    const { acknowledge } = acted(call);
    void acknowledge('a', '');
    expect(await acknowledge('a', '')).toBe(false);
    expect(call).toHaveBeenCalledTimes(1);
  });
});

describe('handling many', () => {
  const note = { note: 'storm', to: '' };

  function many(handleAlerts: (asked: { ids: string[] }) => Promise<unknown>): ReturnType<typeof createAlertActions> & { alerts: ReturnType<typeof createAlerts> } {
    const alerts = createAlerts();
    ['a', 'b', 'c'].forEach((id) => { alerts.take(anAlert({ id })); });
    return { ...createAlertActions({ alerts: { handleAlerts } } as unknown as Pick<Clients, 'alerts'>, alerts), alerts };
  }

  it('is one call, and each alert has an outcome of its own', async () => {
    const call = vi.fn(() => Promise.resolve({
      outcomes: [
        { id: 'a', alert: create(AlertSchema, { id: 'a', acknowledged: true, state: 'active', version: 2 }), refusal: '' },
        { id: 'b', alert: undefined, refusal: 'It is cleared already.' },
      ],
    }));
    const { handle, acting, alerts } = many(call);
    const handled = await handle(['a', 'b'], { act: 'acknowledge', ...note });
    expect(call).toHaveBeenCalledExactlyOnceWith({ ids: ['a', 'b'], action: 'acknowledge', note: 'storm', to: '' });
    expect(handled).toEqual({ act: 'acknowledge', done: ['a'], refused: [{ id: 'b', why: 'It is cleared already.' }] });
    expect([acting.has('a'), acting.get('b')?.error]).toEqual([false, 'It is cleared already.']);
    expect(alerts.byId.value.get('a')?.acknowledged).toBe(true);
  });

  it('that does not reach the gateway is refused for each', async () => {
    const { handle, acting } = many(() => Promise.reject(new ConnectError('away', Code.Unavailable)));
    expect((await handle(['a', 'b'], { act: 'clear', ...note })).refused).toEqual([{ id: 'a', why: 'away' }, { id: 'b', why: 'away' }]);
    expect(acting.get('a')).toEqual({ act: 'clear', error: 'away' });
  });

  it('leaves out what is on its way already', async () => {
    const asked: string[][] = [];
    const call = ({ ids }: { ids: string[] }): Promise<unknown> => {
      asked.push(ids);
      return new Promise(() => undefined);
    };
    const { handle } = many(call);
    void handle(['a', 'b'], { act: 'clear', ...note });
    void handle(['b', 'c'], { act: 'clear', ...note });
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });
});
