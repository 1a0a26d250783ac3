import { describe, expect, it } from 'vitest';
import { connectionOf } from './connection';
import type { LinePhase, LineState } from './line';

const line = (phase: LinePhase, about: Partial<LineState> = {}): LineState =>
  ({ phase, heardAtMs: null, retryAtMs: null, attempts: 0, error: null, refusal: null, ...about });

describe('the connection as a whole', () => {
  it('is live when every line is, and was last heard from on any of them', () => {
    expect(connectionOf([line('live', { heardAtMs: 5 }), line('live', { heardAtMs: 3 })], true))
      .toMatchObject({ phase: 'live', heardAtMs: 5 });
  });

  it('has data as old as the oldest of its lines once it is not live', () => {
    expect(connectionOf([line('live', { heardAtMs: 5 }), line('waiting', { attempts: 1, heardAtMs: 3 })], true).heardAtMs).toBe(3);
  });

  it('is not live while one line is not', () => {
    expect(connectionOf([line('live', { heardAtMs: 5 }), line('waiting', { attempts: 1, retryAtMs: 9, error: 'gone' })], true))
      .toEqual({ phase: 'reconnecting', heardAtMs: null, retryAtMs: 9, error: 'gone', unauthenticated: false });
  });

  it('asks nothing of lines nobody opened', () => {
    expect(connectionOf([line('live', { heardAtMs: 5 }), line('closed')], true).phase).toBe('live');
    expect(connectionOf([line('closed')], true).phase).toBe('connecting');
  });

  it('is offline when the browser is, or after many failures', () => {
    expect(connectionOf([line('live', { heardAtMs: 5 })], false).phase).toBe('offline');
    expect(connectionOf([line('waiting', { attempts: 4 })], true).phase).toBe('offline');
  });

  it('asks for a new token only when the token was refused, not when one area was', () => {
    const live = line('live', { heardAtMs: 5 });
    expect(connectionOf([live, line('refused', { refusal: 'give-up', error: 'There is no division 500199.' })], true))
      .toMatchObject({ phase: 'refused', unauthenticated: false, error: 'There is no division 500199.' });
    expect(connectionOf([live, line('refused', { refusal: 'sign-in' })], true).unauthenticated).toBe(true);
  });

  it('is no reconnection when another area is opened', () => {
    expect(connectionOf([line('connecting', { heardAtMs: 5 })], true).phase).toBe('connecting');
  });
});
