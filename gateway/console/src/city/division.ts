/** The five levels of a division code, by its number of digits. */
export type DivisionLevel = 'city' | 'district' | 'street' | 'community' | 'cell';

const DIGITS: readonly [digits: number, level: DivisionLevel][] = [
  [2, 'city'], [6, 'district'], [9, 'street'], [12, 'community'], [15, 'cell'],
];

export interface Division {
  readonly code: string;
  readonly name: string;
  /** Empty where no name in Latin letters is known. */
  readonly nameEn: string;
  readonly level: DivisionLevel;
  readonly parent: string;
  readonly place: readonly [longitude: number, latitude: number];
}

export function levelOf(code: string): DivisionLevel {
  return DIGITS.find(([digits]) => digits === code.length)?.[1] ?? 'cell';
}

/** The code of the division of a level that a code lies in; null when the code is wider than that. */
export function ancestor(code: string, level: DivisionLevel): string | null {
  const digits = DIGITS.find(([, name]) => name === level)?.[0] ?? 0;
  return code.length >= digits ? code.slice(0, digits) : null;
}

/** From the city down to the code itself. */
export function pathTo(code: string): string[] {
  return DIGITS.map(([digits]) => digits).filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
}
