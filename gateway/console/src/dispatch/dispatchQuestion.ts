import type { MissionAim } from '../gen/citytwin/v1/mission_state_pb';
import type { MissionKind } from '../missions/mission';

/** What units are wanted for: an alert, an order, a place, or a mission that another unit is to have. */
export interface DispatchQuestion {
  readonly kind: MissionKind;
  readonly alert?: string;
  readonly order?: string;
  /** Of the chain that alert or order belong to: what waits there for a unit is given to whoever is chosen. */
  readonly correlationId?: string;
  readonly place?: readonly [longitude: number, latitude: number];
  /** The mission that is to be given to another unit. */
  readonly mission?: string;
  /** That mission's. */
  readonly aim?: MissionAim;
  /** What is being answered, in words. */
  readonly title: string;
}
