import type { LineState } from './line';

export type ConnectionPhase = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'refused';

export interface Connection {
  readonly phase: ConnectionPhase;
  /** While live, when anything was last heard; otherwise all shown is at least as new as this. Null before that. */
  readonly heardAtMs: number | null;
  readonly retryAtMs: number | null;
  readonly error: string | null;
  /** Whether the gateway no longer takes the token: only then does a new one help. */
  readonly unauthenticated: boolean;
}

/** So many failed attempts in a row are no hiccup any more. */
const OFFLINE_ATTEMPTS = 4;

/** How the whole console stands: as badly as the worst of its lines, for a picture half live is not live. */
export function connectionOf(lines: readonly LineState[], browserOnline: boolean): Connection {
  const wanted = lines.filter((line) => line.phase !== 'closed');
  const heard = wanted.map((line) => line.heardAtMs);
  const retries = wanted.map((line) => line.retryAtMs).filter((at) => at !== null);
  const phase = phaseOf(wanted, browserOnline);
  return {
    phase,
    heardAtMs: heard.length === 0 || heard.includes(null)
      ? null
      : (phase === 'live' ? Math.max : Math.min)(...(heard as number[])),
    retryAtMs: retries.length === 0 ? null : Math.min(...retries),
    error: wanted.find((line) => line.error !== null)?.error ?? null,
    unauthenticated: wanted.some((line) => line.refusal === 'sign-in'),
  };
}

function phaseOf(lines: readonly LineState[], browserOnline: boolean): ConnectionPhase {
  if (!browserOnline) {
    return 'offline';
  }
  if (lines.some((line) => line.phase === 'refused')) {
    return 'refused';
  }
  if (lines.length > 0 && lines.every((line) => line.phase === 'live')) {
    return 'live';
  }
  if (lines.some((line) => line.attempts >= OFFLINE_ATTEMPTS)) {
    return 'offline';
  }
  return lines.some((line) => line.attempts > 0) ? 'reconnecting' : 'connecting';
}
