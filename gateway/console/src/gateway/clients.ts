import { createClient, type Client, type Interceptor } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { AlertService } from '../gen/citytwin/v1/alert_pb';
import { CityService } from '../gen/citytwin/v1/city_pb';
import { TwinService } from '../gen/citytwin/v1/twin_pb';

export interface Clients {
  readonly alerts: Client<typeof AlertService>;
  readonly twins: Client<typeof TwinService>;
  readonly city: Client<typeof CityService>;
}

export function createClients(baseUrl: string, token: () => string | null): Clients {
  const bearer: Interceptor = (next) => (request) => {
    const value = token();
    if (value !== null) {
      request.header.set('authorization', `Bearer ${value}`);
    }
    return next(request);
  };
  const transport = createGrpcWebTransport({ baseUrl, interceptors: [bearer] });
  return {
    alerts: createClient(AlertService, transport),
    twins: createClient(TwinService, transport),
    city: createClient(CityService, transport),
  };
}
