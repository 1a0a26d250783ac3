const STEPS: readonly [unit: 'second' | 'minute' | 'hour' | 'day', seconds: number][] = [
  ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1],
];

const kept = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times what using it does, and countdowns are told anew each second. */
function formatOf(locale: string, unit: string, unitDisplay: 'short' | 'narrow'): Intl.NumberFormat {
  const key = `${locale}/${unit}/${unitDisplay}`;
  const found = kept.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
  kept.set(key, found);
  return found;
}

/** How long, in its two greatest units: `12 mins`, `1 hr 5 mins`, `12分钟`; narrow, `1h 5m`. What is left over is dropped. */
export function formatDuration(ms: number, locale: string, unitDisplay: 'short' | 'narrow' = 'short'): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const first = STEPS.findIndex(([, length]) => seconds >= length);
  let left = seconds;
  const parts = STEPS.slice(first === -1 ? STEPS.length - 1 : first).slice(0, 2).map(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return { unit, count };
  });
  return parts
    .filter(({ count }, i) => i === 0 || count > 0)
    .map(({ unit, count }) => formatOf(locale, unit, unitDisplay).format(count))
    .join(locale.startsWith('zh') ? '' : ' ');
}
