export type Place = readonly [longitude: number, latitude: number];

const NUMBER = '(-?\\d{1,3}(?:\\.\\d+)?)';
const PAIR = new RegExp(`^\\s*${NUMBER}\\s*[,，;\\s]\\s*${NUMBER}\\s*$`);

/** `106.55, 29.56`: longitude first, as on the map. Null when it is no place on earth. */
export function parsePlace(text: string): Place | null {
  const found = PAIR.exec(text);
  const [longitude, latitude] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null;
}

export function writePlace([longitude, latitude]: Place): string {
  return `${longitude.toFixed(6)}, ${latitude.toFixed(6)}`;
}
