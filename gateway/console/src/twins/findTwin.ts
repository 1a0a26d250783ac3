import { Code, ConnectError } from '@connectrpc/connect';
import type { Clients } from '../gateway/clients';
import type { Twin as Message } from '../gen/citytwin/v1/twin_pb';
import type { Twin } from './twin';

const TWIN_ID = /^(sensor|cell|building|centre):\S+$/;
const DEVICE_ID = /^[A-Za-z0-9._-]{1,64}$/;

export function isTwinId(text: string): boolean {
  return TWIN_ID.test(text);
}

/** Whether a text may be the id of a twin or a device. */
export function mayBeId(text: string): boolean {
  return isTwinId(text) || DEVICE_ID.test(text);
}

export interface Asking {
  readonly clients: Pick<Clients, 'twins' | 'devices'>;
  /** Twins at hand, which name their devices. */
  readonly known: Iterable<Twin>;
  /** Whether the caller's role may ask for any device. */
  readonly mayAskDevices: boolean;
}

/** @returns the twin of that id, or the one a device speaks for; otherwise why there is none to show. */
export async function findTwin(text: string, { clients, known, mayAskDevices }: Asking): Promise<Message | 'none' | 'not-at-hand'> {
  let id = isTwinId(text) ? text : [...known].find((twin) => twin.deviceId === text)?.id ?? '';
  try {
    if (id === '') {
      if (!mayAskDevices) {
        return 'not-at-hand';
      }
      id = (await clients.devices.getDevice({ deviceId: text })).twinId;
    }
    return id === '' ? 'none' : await clients.twins.getTwin({ id });
  } catch (error) {
    if ([Code.NotFound, Code.InvalidArgument].includes(ConnectError.from(error).code)) {
      return 'none';
    }
    throw error;
  }
}
