/** What the token says of its bearer. Read for display only: the gateway is who checks it. */
export interface Claims {
  readonly subject: string;
  readonly roles: readonly string[];
  /** Division code; the bearer sees what lies there and no more. */
  readonly area: string;
  /** Code of the bearer's department; empty when the token names none. */
  readonly department: string;
  readonly expiresAtMs: number;
}

/** The roles the gateway lets acknowledge and clear alerts. */
const ALERT_HANDLERS: readonly string[] = ['operator', 'dispatcher', 'commander', 'admin'];

/** The roles the gateway lets quiet red. */
const RED_QUIETERS: readonly string[] = ['commander', 'admin'];

/** The roles the gateway lets set duty rosters. */
const ROSTER_KEEPERS: readonly string[] = ['dispatcher', 'commander', 'admin'];

/** The roles the gateway lets ask for devices. */
const DEVICE_MANAGERS: readonly string[] = ['integrator', 'admin'];

/** The roles the gateway tells of refused attempts. */
const ATTEMPT_READERS: readonly string[] = ['auditor', 'admin'];

/** The roles the gateway shows every head of a ledger, over whole districts. */
const HEAD_READERS: readonly string[] = ['auditor', 'commander', 'admin'];

const DISTRICT_DIGITS = 6;

const AREA = /^(\d{2}|\d{6}|\d{9}|\d{12}|\d{15})$/;

/** @returns null when it is not a JSON web token of this city. */
export function readClaims(token: string): Claims | null {
  const body = token.split('.')[1];
  if (body === undefined || token.split('.').length !== 3) {
    return null;
  }
  try {
    const bytes = Uint8Array.from(atob(body.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return toClaims(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>);
  } catch {
    return null;
  }
}

/** The same person with the same rights, whenever the token ends. */
export function identityOf(claims: Claims): string {
  return JSON.stringify([claims.subject, [...claims.roles].sort(), claims.area, claims.department]);
}

export function isOf(claims: Claims, token: string): boolean {
  const other = readClaims(token);
  return other !== null && identityOf(other) === identityOf(claims);
}

export function mayHandleAlerts(claims: Claims | null): boolean {
  return claims !== null && claims.roles.some((role) => ALERT_HANDLERS.includes(role));
}

/** Whether red, which calls the district's centre, is theirs to quiet. */
export function mayQuietRed(claims: Claims): boolean {
  return claims.area.length <= DISTRICT_DIGITS && claims.roles.some((role) => RED_QUIETERS.includes(role));
}

export function maySetRosters(claims: Claims): boolean {
  return claims.roles.some((role) => ROSTER_KEEPERS.includes(role));
}

/** Whoever does more than read is told of things, and answers. */
export function mayAnswer(claims: Claims): boolean {
  return claims.roles.some((role) => role !== 'auditor');
}

export function mayAskDevices(claims: Claims): boolean {
  return claims.roles.some((role) => DEVICE_MANAGERS.includes(role));
}

export function mayListAttempts(claims: Pick<Claims, 'roles'>): boolean {
  return claims.roles.some((role) => ATTEMPT_READERS.includes(role));
}

export function mayListHeads(claims: Pick<Claims, 'roles' | 'area'>): boolean {
  return claims.area.length <= DISTRICT_DIGITS && claims.roles.some((role) => HEAD_READERS.includes(role));
}

/** There is something for them in the audit's view. */
export function mayAudit(claims: Pick<Claims, 'roles' | 'area'>): boolean {
  return mayListAttempts(claims) || mayListHeads(claims);
}

function toClaims(json: Record<string, unknown>): Claims | null {
  const { sub, area, exp, role, department } = json;
  if (typeof sub !== 'string' || typeof area !== 'string' || !AREA.test(area) || typeof exp !== 'number') {
    return null;
  }
  const roles = (Array.isArray(role) ? role : [role]).filter((one): one is string => typeof one === 'string');
  return { subject: sub, roles, area, department: typeof department === 'string' ? department : '', expiresAtMs: exp * 1000 };
}
