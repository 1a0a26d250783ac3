/** What the city's rule found by a figure, taken apart. */
export interface Found {
  readonly message: 'found.confirmed' | 'found.nothing' | 'found.unmeasured' | 'found.between';
  readonly metric: string;
  /** The figure that decided; null where there is none. */
  readonly value: number | null;
  /** What it was held against. */
  readonly least: number | null;
  /** After arrival, or on the scene. */
  readonly seconds: number | null;
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
/** The record has these sentences as they are: each with what its numbers are. */
const SENTENCES: readonly (readonly [Found['message'], RegExp, readonly ('value' | 'least' | 'seconds')[]])[] = [
  ['found.confirmed', new RegExp(`^(\\S+) was ${NUMBER}, at least ${NUMBER}, ${NUMBER} s after arrival\\.$`), ['value', 'least', 'seconds']],
  ['found.nothing', new RegExp(`^(\\S+) stayed below ${NUMBER} for ${NUMBER} s on the scene; the highest was ${NUMBER}\\.$`), ['least', 'seconds', 'value']],
  ['found.unmeasured', /^The unit was on the scene and did not measure (\S+)\.$/, []],
  ['found.between', new RegExp(`^(\\S+) was ${NUMBER} at most, less than the ${NUMBER} that confirm it; a person has to look\\.$`), ['value', 'least']],
];

/** Null for what is no such sentence: a listed word, or something newer. */
export function toFound(said: string): Found | null {
  for (const [message, sentence, names] of SENTENCES) {
    const match = sentence.exec(said);
    if (match !== null) {
      const of = (name: typeof names[number]): number | null => {
        const at = names.indexOf(name);
        return at < 0 ? null : Number(match[at + 2]);
      };
      return { message, metric: match[1] ?? '', value: of('value'), least: of('least'), seconds: of('seconds') };
    }
  }
  return null;
}
