import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlertActions } from '../alerts/alertActions';
import { createAlerts } from '../alerts/alerts';
import { CALL_TIMEOUT_MS, createClients } from './clients';
import { sentence } from './refusal';

/** A network that takes everything and answers nothing, as when a browser has no connection left to give. */
const silence = (_: unknown, init?: RequestInit): Promise<Response> => new Promise((_answer, fail) => {
  init?.signal?.addEventListener('abort', () => { fail(new DOMException('aborted', 'AbortError')); });
});

describe('a gateway that does not answer', () => {
  const fetch = vi.fn(silence);

  beforeEach(() => {
    vi.useFakeTimers();
    fetch.mockReset().mockImplementation(silence);
    vi.stubGlobal('fetch', fetch);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('fails a call when its time is over', async () => {
    const clients = createClients('http://gateway', () => null);
    const call = clients.alerts.acknowledgeAlert({ id: 'a' }).catch((error: unknown) => ConnectError.from(error));
    await vi.advanceTimersByTimeAsync(CALL_TIMEOUT_MS);
    const error = await call as ConnectError;
    expect(error.code).toBe(Code.DeadlineExceeded);
    expect(sentence(error)).toContain('15');
  });

  it('leaves no button waiting, and lets it be pressed again', async () => {
    const actions = createAlertActions(createClients('http://gateway', () => null), createAlerts());
    const first = actions.acknowledge('a', '');
    expect(actions.acting.get('a')?.error).toBeNull();
    await vi.advanceTimersByTimeAsync(CALL_TIMEOUT_MS);
    expect(await first).toBe(false);
    expect(actions.acting.get('a')?.error).not.toBeNull();

    void actions.acknowledge('a', '');
    await vi.advanceTimersByTimeAsync(1);
    expect(actions.acting.get('a')?.error).toBeNull();
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('does not end a stream, which may be silent for as long as its line lets it', async () => {
    const ended = vi.fn();
    const stream = createClients('http://gateway', () => null).alerts.watchAlerts({});
    void stream[Symbol.asyncIterator]().next().then(ended, ended);
    await vi.advanceTimersByTimeAsync(4 * CALL_TIMEOUT_MS);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(ended).not.toHaveBeenCalled();
  });
});
