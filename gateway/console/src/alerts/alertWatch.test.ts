import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clients } from '../gateway/clients';
import { AlertSchema, AlertUpdateSchema, type AlertUpdate } from '../gen/citytwin/v1/alert_pb';
import { HandClock, HandStream, settle } from '../live/handClock';
import { createAlerts } from './alerts';
import { createAlertWatch } from './alertWatch';

interface Asked { resumeToken: string; includeOpen: boolean }

const update = (type: string, resumeToken: string, id = ''): AlertUpdate => create(AlertUpdateSchema, {
  type, resumeToken, alert: id === '' ? undefined : create(AlertSchema, { id, state: 'active', version: 1 }), snapshotComplete: type === 'snapshot' && id === '',
});

describe('watching alerts', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  function watched(): { asked: Asked[]; streams: HandStream<AlertUpdate>[]; clock: HandClock; alerts: ReturnType<typeof createAlerts> } {
    const asked: Asked[] = [];
    const streams: HandStream<AlertUpdate>[] = [];
    const clock = new HandClock();
    const alerts = createAlerts();
    const clients = {
      alerts: {
        watchAlerts: (request: Asked, { signal }: { signal: AbortSignal }) => {
          asked.push(request);
          streams.push(new HandStream<AlertUpdate>(signal));
          return streams.at(-1);
        },
      },
    } as unknown as Pick<Clients, 'alerts'>;
    createAlertWatch(clients, alerts, clock).open();
    return { asked, streams, clock, alerts };
  }

  async function breakLine(streams: HandStream<AlertUpdate>[], clock: HandClock, code: Code): Promise<void> {
    streams.at(-1)?.break(new ConnectError('broke', code));
    await settle();
    clock.pass(10_000);
    await settle();
  }

  it('begins with the picture and goes on from the newest token after a break', async () => {
    const { asked, streams, clock, alerts } = watched();
    streams[0]?.say(update('snapshot', '', 'a'));
    streams[0]?.say(update('snapshot', 't0'));
    streams[0]?.say(update('raised', 't1', 'b'));
    streams[0]?.say(update('heartbeat', 't2'));
    await settle();
    await vi.runAllTimersAsync();
    expect([...alerts.byId.value.keys()]).toEqual(['a', 'b']);
    await breakLine(streams, clock, Code.Unavailable);
    expect(asked).toEqual([{ resumeToken: '', includeOpen: true }, { resumeToken: 't2', includeOpen: false }]);
  });

  it('asks for the picture again when it broke off before its end', async () => {
    const { asked, streams, clock } = watched();
    streams[0]?.say(update('snapshot', '', 'a'));
    await breakLine(streams, clock, Code.Unavailable);
    expect(asked[1]).toEqual({ resumeToken: '', includeOpen: true });
  });

  it('starts anew when its token is from a log that is no more', async () => {
    const { asked, streams, clock } = watched();
    streams[0]?.say(update('snapshot', 't0'));
    await breakLine(streams, clock, Code.Unavailable);
    await breakLine(streams, clock, Code.OutOfRange);
    expect(asked.map(({ resumeToken }) => resumeToken)).toEqual(['', 't0', '']);
  });
});
