import { Code, ConnectError } from '@connectrpc/connect';
import { create } from '@bufbuild/protobuf';
import { describe, expect, it, vi } from 'vitest';
import { TwinSchema } from '../gen/citytwin/v1/twin_pb';
import { aTwin } from './aTwin';
import { findTwin, mayBeId, type Asking } from './findTwin';

const gone = (): Promise<never> => Promise.reject(new ConnectError('none', Code.NotFound));

function asking(about: Partial<Asking> & { getTwin?: unknown; getDevice?: unknown } = {}): Asking {
  const { getTwin = ({ id }: { id: string }) => Promise.resolve(create(TwinSchema, { id })), getDevice = gone, ...rest } = about;
  return { clients: { twins: { getTwin }, devices: { getDevice } } as unknown as Asking['clients'], known: [], mayAskDevices: false, ...rest };
}

describe('finding a twin by what one has in hand', () => {
  it('takes the id of a twin', async () => {
    expect(await findTwin('cell:500103001001007', asking())).toMatchObject({ id: 'cell:500103001001007' });
    expect(await findTwin('cell:500103001001999', asking({ getTwin: gone }))).toBe('none');
  });

  it('takes the id of a device at hand, whatever the role', async () => {
    const known = [aTwin({ id: 'sensor:1:0001', deviceId: 'gauge-7' })];
    expect(await findTwin('gauge-7', asking({ known }))).toMatchObject({ id: 'sensor:1:0001' });
  });

  it('asks for any other device only when the role may', async () => {
    const getDevice = vi.fn(() => Promise.resolve({ twinId: 'sensor:1:0002' }));
    expect(await findTwin('gauge-8', asking({ getDevice }))).toBe('not-at-hand');
    expect(getDevice).not.toHaveBeenCalled();
    expect(await findTwin('gauge-8', asking({ getDevice, mayAskDevices: true }))).toMatchObject({ id: 'sensor:1:0002' });
  });

  it('finds none for an edge gateway, which speaks for others', async () => {
    expect(await findTwin('edge-1', asking({ getDevice: () => Promise.resolve({ twinId: '' }), mayAskDevices: true }))).toBe('none');
  });

  it('takes no sentence for an id', () => {
    expect(['sensor:1:2', 'gauge_7.a', '解放碑', 'two words', 'house:'].map(mayBeId)).toEqual([true, true, false, false, false]);
  });
});
