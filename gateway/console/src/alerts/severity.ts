/** The four warning levels, worst first; `''` is none. The words of the API. */
export type Severity = 'I' | 'II' | 'III' | 'IV' | '';

export const SEVERITIES = ['I', 'II', 'III', 'IV'] as const;

/** 4 for I, 1 for IV, 0 for none: a greater rank is worse. */
export function rank(severity: Severity): number {
  const at = SEVERITIES.indexOf(severity as (typeof SEVERITIES)[number]);
  return at < 0 ? 0 : SEVERITIES.length - at;
}

export function worse(a: Severity, b: Severity): Severity {
  return rank(a) >= rank(b) ? a : b;
}

export function toSeverity(text: string): Severity {
  return (SEVERITIES as readonly string[]).includes(text) ? (text as Severity) : '';
}

/** Each level has a shape of its own, so that it is told apart without colour. Points in a 24 × 24 box. */
export const SEVERITY_SHAPES: Readonly<Record<(typeof SEVERITIES)[number], string>> = {
  I: 'M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z',
  II: 'M12 1.5 23.2 21.5H.8z',
  III: 'M12 .8 23.2 12 12 23.2.8 12z',
  IV: 'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z',
};
