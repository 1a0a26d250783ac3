import { shallowRef, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import { oneOf } from '../orders/order';
import { toPlace, type Place } from './unit';

export const AIR_KINDS = ['no-fly', 'restricted', 'altitude-limit'] as const;

/** Where drones may not fly, or not so high. */
export interface AirArea {
  readonly code: string;
  readonly kind: (typeof AIR_KINDS)[number];
  readonly name: string;
  readonly reason: string;
  readonly floorM: number | null;
  readonly ceilingM: number | null;
  readonly ring: readonly Place[];
}

/** The city's airspace, read once. */
export async function readAirspace(clients: Pick<Clients, 'fleet'>): Promise<readonly AirArea[]> {
  const { areas } = await clients.fleet.listAirspace({});
  return areas.map((area) => ({
    code: area.code,
    kind: oneOf(AIR_KINDS, area.kind, 'restricted'),
    name: area.name,
    reason: area.reason,
    floorM: area.floorM ?? null,
    ceilingM: area.ceilingM ?? null,
    ring: area.ring.map(toPlace),
  }));
}

/** Reads it when it is first wanted; what could not be read is asked for again the next time. */
export function createAirspace(clients: Pick<Clients, 'fleet'>): { readonly areas: ShallowRef<readonly AirArea[]>; load(): Promise<void> } {
  const areas = shallowRef<readonly AirArea[]>([]);
  let reading: Promise<void> | null = null;
  return {
    areas,
    load() {
      reading ??= readAirspace(clients).then((found) => { areas.value = found; }, (error: unknown) => {
        reading = null;
        throw error;
      });
      return reading;
    },
  };
}
