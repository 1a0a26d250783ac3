import type { Aid as Message } from '../gen/citytwin/v1/dispatch_plan_pb';
import type { Unit } from '../fleet/unit';
import { toMs } from '../gateway/moment';
import { oneOf } from '../orders/order';
import type { Claims } from '../session/claims';
import { mayLend } from './mayDispatch';

export const AID_STATES = ['asked', 'granted', 'refused', 'ended'] as const;

/** Help that one district asks of another, or of the city. */
export interface Aid {
  readonly id: string;
  /** The district that asks. */
  readonly by: string;
  /** The district that is asked; empty for the city's choice. */
  readonly from: string;
  readonly mission: string;
  readonly state: (typeof AID_STATES)[number];
  readonly askedBy: string;
  readonly askedAtMs: number;
  readonly decidedBy: string;
  readonly decidedAtMs: number | null;
  readonly granted: readonly string[];
  readonly reason: string;
}

export function toAid(message: Message): Aid {
  return {
    id: message.id,
    by: message.by,
    from: message.from,
    mission: message.mission,
    state: oneOf(AID_STATES, message.state, 'ended'),
    askedBy: message.askedBy,
    askedAtMs: toMs(message.askedAt) ?? 0,
    decidedBy: message.decidedBy,
    decidedAtMs: toMs(message.decidedAt),
    granted: message.granted,
    reason: message.reason,
  };
}

/** Whoever gives decides: the district that is asked, or the city above all of them. */
export function mayDecide({ state, from }: Pick<Aid, 'state' | 'from'>, claims: Pick<Claims, 'roles' | 'area'>, city: string): boolean {
  return state === 'asked' && mayLend(claims) && (from === '' ? city : from).startsWith(claims.area);
}

/** Units that may be lent: at home where help is asked, never where it is asked for, and free now. */
export function lendable(units: Iterable<Unit>, { by, from }: Pick<Aid, 'by' | 'from'>): readonly Unit[] {
  return [...units]
    .filter((unit) => unit.status === 'available' && unit.kind !== 'dock' && unit.homeCell.startsWith(from) && !unit.homeCell.startsWith(by))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
}
