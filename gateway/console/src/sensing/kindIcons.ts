/** Strokes in a 24 × 24 box, one drawing a kind; found by the words in a kind's code, so that a new kind may have one too. */
const DRAWINGS: readonly (readonly [word: RegExp, path: string])[] = [
  [/road-water|waterlog|ponding/, 'M3 15q2.2-2 4.5 0t4.5 0 4.5 0 4.5 0M3 19.5q2.2-2 4.5 0t4.5 0 4.5 0 4.5 0M6 11l2-5h8l2 5z'],
  [/drain|sewer/, 'M4 6h16M4 6v12h16V6M7 13q2.5-2 5 0t5 0M9 6v3M12 6v3M15 6v3'],
  [/rain/, 'M7 13a4 4 0 1 1 .8-7.9A5 5 0 0 1 17.5 7 3 3 0 0 1 17 13zM8 16l-1.5 4M12.5 16 11 20M17 16l-1.5 4'],
  [/river|level/, 'M12 3v9M8.5 6.5h3.5M9.5 9.5H12M3 15q2.2-2 4.5 0t4.5 0 4.5 0 4.5 0M3 19.5q2.2-2 4.5 0t4.5 0 4.5 0 4.5 0'],
  [/smoke|fire/, 'M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5.3 1.6 1 2.3 1.8 2.5C10.5 8 11 5.5 12 3z'],
  [/gas/, 'M9 4h6v3H9zM8 7h8l1.5 3v8a3 3 0 0 1-3 3h-5a3 3 0 0 1-3-3v-8zM10.5 12.5l3 4M13.5 12.5l-3 4'],
  [/tilt|manhole/, 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM5 15.5 19 8.5'],
  [/settle|collapse|subsid/, 'M3 8h6l3 5 3-5h6M3 13h4l5 7 5-7h4'],
  [/pressure/, 'M4.5 17a8.5 8.5 0 1 1 15 0M12 14l4-5.5M12 15.5v.1'],
  [/pipe|flow-rate|water-flow/, 'M3 9h11a3 3 0 0 1 3 3v3h4M3 15h8v6M17 4l3 3-3 3'],
  [/traffic|vehicle/, 'M4 16v-4l2.5-5.5h11L20 12v4zM4 12h16M7 16v2.5M17 16v2.5M7.5 14h.1M16.5 14h.1'],
  [/air|pm/, 'M3 9h11a2.5 2.5 0 1 0-2.5-2.5M3 13h15a2.5 2.5 0 1 1-2.5 2.5M3 17h7a2 2 0 1 1-2 2'],
  [/crowd|people/, 'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 19q0-6 6-6t6 6M16 6a2.5 2.5 0 1 1 0 5M17 13.5q4 .5 4 5.5'],
  [/noise|sound/, 'M4 10v4h3l5 4V6L7 10zM15 9q2 3 0 6M17.5 6.5q4.5 5.5 0 11'],
  [/light|lamp/, 'M12 3a6 6 0 0 0-3.5 10.8V17h7v-3.2A6 6 0 0 0 12 3zM9.5 20h5'],
];

const ANY = 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z';

export function drawingOf(kind: string): string {
  return DRAWINGS.find(([word]) => word.test(kind))?.[1] ?? ANY;
}
