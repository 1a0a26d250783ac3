/** A measured value for people: so many digits as say something, never more than three decimals. */
export function formatValue(value: number, locale: string): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  const digits = size >= 100 ? 1 : size >= 1 ? 2 : 3;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value === 0 ? 0 : value);
}

/** With its unit, a narrow no-break space between; a percent sign stands close. */
export function formatWithUnit(value: number, unit: string, locale: string): string {
  const number = formatValue(value, locale);
  return unit === '' ? number : unit === '%' ? `${number}%` : `${number}\u202f${unit}`;
}

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}
