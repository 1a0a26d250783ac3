import type { Clients } from '../gateway/clients';
import type { Waypoint } from '../gen/citytwin/v1/mission_state_pb';
import type { MissionKind } from '../missions/mission';

/** Of missions that lead along many places. */
const KINDS: readonly MissionKind[] = ['patrol-route', 'patrol-area', 'inspect-building'];

/** As much as the gateway takes. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** A flight that was read from a file. */
export interface FlightFile {
  readonly name: string;
  readonly waypoints: readonly Waypoint[];
  /** What was left out, by line. */
  readonly notes: readonly string[];
}

/** Whether a mission of a kind can be flown by a file. */
export function takesFile(kind: MissionKind): boolean {
  return KINDS.includes(kind);
}

/** Has the gateway read a file: it knows the formats and the ground. */
export async function readFlight(clients: Pick<Clients, 'missions'>, file: File): Promise<FlightFile> {
  const content = new Uint8Array(await file.arrayBuffer());
  const { waypoints, notes } = await clients.missions.readWaypoints({ name: file.name, content });
  return { name: file.name, waypoints, notes };
}
