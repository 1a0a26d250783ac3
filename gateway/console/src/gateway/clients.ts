import { createClient, type Client, type Interceptor, type Transport } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { AlertService } from '../gen/citytwin/v1/alert_pb';
import { AlertWindowService } from '../gen/citytwin/v1/alert_window_pb';
import { CityService } from '../gen/citytwin/v1/city_pb';
import { DeviceService } from '../gen/citytwin/v1/device_pb';
import { DispatchService } from '../gen/citytwin/v1/dispatch_pb';
import { FleetService } from '../gen/citytwin/v1/fleet_pb';
import { MissionService } from '../gen/citytwin/v1/mission_pb';
import { NotificationService } from '../gen/citytwin/v1/notification_pb';
import { GovernanceService } from '../gen/citytwin/v1/governance_pb';
import { LedgerService } from '../gen/citytwin/v1/ledger_pb';
import { WorkOrderService } from '../gen/citytwin/v1/order_pb';
import { TwinService } from '../gen/citytwin/v1/twin_pb';

/** A call that has no answer by then has failed. Streams are without end: their own silence is watched (see Line). */
export const CALL_TIMEOUT_MS = 15_000;

export interface Clients {
  readonly alerts: Client<typeof AlertService>;
  readonly alertWindows: Client<typeof AlertWindowService>;
  readonly twins: Client<typeof TwinService>;
  readonly devices: Client<typeof DeviceService>;
  readonly city: Client<typeof CityService>;
  readonly orders: Client<typeof WorkOrderService>;
  readonly notifications: Client<typeof NotificationService>;
  readonly ledger: Client<typeof LedgerService>;
  readonly governance: Client<typeof GovernanceService>;
  readonly fleet: Client<typeof FleetService>;
  readonly missions: Client<typeof MissionService>;
  readonly dispatch: Client<typeof DispatchService>;
}

export function createClients(baseUrl: string, token: () => string | null): Clients {
  const bearer: Interceptor = (next) => (request) => {
    const value = token();
    if (value !== null) {
      request.header.set('authorization', `Bearer ${value}`);
    }
    return next(request);
  };
  const transport = patientOnlyWithStreams({ baseUrl, interceptors: [bearer] });
  return {
    alerts: createClient(AlertService, transport),
    alertWindows: createClient(AlertWindowService, transport),
    twins: createClient(TwinService, transport),
    devices: createClient(DeviceService, transport),
    city: createClient(CityService, transport),
    orders: createClient(WorkOrderService, transport),
    notifications: createClient(NotificationService, transport),
    ledger: createClient(LedgerService, transport),
    governance: createClient(GovernanceService, transport),
    fleet: createClient(FleetService, transport),
    missions: createClient(MissionService, transport),
    dispatch: createClient(DispatchService, transport),
  };
}

/** A transport's timeout is for calls and streams alike, so each has a transport of its own. */
function patientOnlyWithStreams(options: Parameters<typeof createGrpcWebTransport>[0]): Transport {
  const calls = createGrpcWebTransport({ ...options, defaultTimeoutMs: CALL_TIMEOUT_MS });
  const streams = createGrpcWebTransport(options);
  return { unary: calls.unary.bind(calls), stream: streams.stream.bind(streams) };
}
