import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { HandClock, HandStream, settle } from './handClock';
import { Line } from './line';

function opened(): { clock: HandClock; line: Line<string>; streams: HandStream<string>[]; taken: string[]; verdicts: string[] } {
  const clock = new HandClock();
  const streams: HandStream<string>[] = [];
  const taken: string[] = [];
  const verdicts: string[] = [];
  const line = new Line<string>({
    clock,
    silenceMs: 35_000,
    open: (signal) => {
      const stream = new HandStream<string>(signal);
      streams.push(stream);
      return stream;
    },
    take: (message) => { taken.push(message); },
    broke: (verdict) => { verdicts.push(verdict); },
  });
  line.open();
  return { clock, line, streams, taken, verdicts };
}

describe('a line to the gateway', () => {
  it('is live from its first message on, not from being opened', async () => {
    const { line, streams, taken } = opened();
    expect(line.state.value.phase).toBe('connecting');
    streams[0]?.say('hello');
    await settle();
    expect(line.state.value).toMatchObject({ phase: 'live', heardAtMs: 0, error: null });
    expect(taken).toEqual(['hello']);
  });

  it('waits longer after each failure and says when it tries again', async () => {
    const { line, clock, streams } = opened();
    const pauses: number[] = [];
    for (let i = 0; i < 7; i++) {
      streams.at(-1)?.break(new ConnectError('gone', Code.Unavailable));
      await settle();
      expect(line.state.value.phase).toBe('waiting');
      pauses.push((line.state.value.retryAtMs ?? 0) - clock.now());
      clock.pass(pauses.at(-1) ?? 0);
      await settle();
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(line.state.value).toMatchObject({ phase: 'connecting', attempts: 7, error: 'gone' });
  });

  it('starts counting anew once it has been live', async () => {
    const { line, clock, streams } = opened();
    streams[0]?.break(new ConnectError('gone', Code.Unavailable));
    await settle();
    clock.pass(1_000);
    streams[1]?.say('back');
    await settle();
    expect(line.state.value).toMatchObject({ phase: 'live', attempts: 0, error: null });
  });

  it('counts silence as a break', async () => {
    const { line, clock, streams } = opened();
    streams[0]?.say('hello');
    await settle();
    clock.pass(34_999);
    expect(line.state.value.phase).toBe('live');
    clock.pass(1);
    await settle();
    expect(line.state.value).toMatchObject({ phase: 'waiting', error: 'Nothing was heard for 35 s.' });
    expect(streams[0]?.signal.aborted).toBe(true);
  });

  it('counts an end nobody asked for as a break', async () => {
    const { line, streams } = opened();
    streams[0]?.end();
    await settle();
    expect(line.state.value.phase).toBe('waiting');
  });

  it('does not knock again where it was turned away', async () => {
    const { line, clock, streams, verdicts } = opened();
    streams[0]?.break(new ConnectError('The token has expired.', Code.Unauthenticated));
    await settle();
    clock.pass(120_000);
    expect(verdicts).toEqual(['sign-in']);
    expect(streams).toHaveLength(1);
    expect(line.state.value).toMatchObject({ phase: 'refused', error: 'The token has expired.', refusal: 'sign-in' });
  });

  it('tells a refused question from a refused token, and may be asked another', async () => {
    const { line, streams } = opened();
    streams[0]?.break(new ConnectError('There is no division 500199 in this city.', Code.NotFound));
    await settle();
    expect(line.state.value).toMatchObject({ phase: 'refused', refusal: 'give-up' });
    line.reopen();
    streams[1]?.say('hello');
    await settle();
    expect(line.state.value).toMatchObject({ phase: 'live', refusal: null });
  });

  it('hears nothing more of a stream it has left', async () => {
    const { line, streams, taken } = opened();
    streams[0]?.say('old');
    await settle();
    line.reopen();
    streams[0]?.say('late');
    streams[1]?.say('new');
    await settle();
    expect(taken).toEqual(['old', 'new']);
    expect(line.state.value.phase).toBe('live');
  });

  it('stays closed when it is closed while waiting', async () => {
    const { line, clock, streams } = opened();
    streams[0]?.break(new ConnectError('gone', Code.Unavailable));
    await settle();
    line.close();
    clock.pass(120_000);
    expect(line.state.value.phase).toBe('closed');
    expect(streams).toHaveLength(1);
  });
});
