import type { Claims } from '../session/claims';

const DISPATCHERS = ['dispatcher', 'commander', 'admin'];
const GIVERS = ['commander', 'admin'];
const ABORTERS = ['operator', ...DISPATCHERS];
const FINDERS = ['operator', 'grid-member', ...DISPATCHERS];

/** Whether somebody sends units and steers missions. */
export function mayDispatch({ roles }: Pick<Claims, 'roles'>): boolean {
  return roles.some((role) => DISPATCHERS.includes(role));
}

/** Whether somebody may stop a launch that is held back. */
export function mayHoldBack({ roles }: Pick<Claims, 'roles'>): boolean {
  return roles.some((role) => ABORTERS.includes(role));
}

/** Whether somebody may say what a picture shows. */
export function mayFind({ roles }: Pick<Claims, 'roles'>): boolean {
  return roles.some((role) => FINDERS.includes(role));
}

/** Whether somebody lends units to others. */
export function mayLend({ roles }: Pick<Claims, 'roles'>): boolean {
  return roles.some((role) => GIVERS.includes(role));
}
