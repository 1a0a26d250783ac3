import type { Severity } from '../alerts/severity';
import type { Health } from '../sensing/health';
import type { Theme } from './theme';

/** Colours that are drawn rather than styled: the map's and the chart's. tokens.css has the same for the page. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly health: Readonly<Record<Health, string>>;
  readonly ground: string;
  readonly land: string;
  readonly water: string;
  readonly waterLine: string;
  readonly road: string;
  readonly roadMain: string;
  readonly building: string;
  readonly cellLine: string;
  readonly communityLine: string;
  readonly streetLine: string;
  readonly districtLine: string;
  readonly scopeLine: string;
  readonly dim: string;
  readonly pipe: string;
  readonly text: string;
  readonly textHalo: string;
  readonly waterText: string;
  readonly grid: string;
  readonly line: string;
}

const dark: Palette = {
  severity: { I: '#ff5a5f', II: '#ff9f43', III: '#ffd84d', IV: '#58a6ff', '': '#1f6f66' },
  health: { online: '#35d0ba', stale: '#d9b44a', offline: '#7d8b9c', faulty: '#d58cff' },
  ground: '#0a121c',
  land: '#122130',
  water: '#0f4066',
  waterLine: '#2374a8',
  road: '#31485f',
  roadMain: '#587a9c',
  building: '#34506d',
  cellLine: '#1c2e41',
  communityLine: '#2b4560',
  streetLine: '#41678b',
  districtLine: '#6d9cc7',
  scopeLine: '#8fe3ff',
  dim: '#05090f',
  pipe: '#8a6fd1',
  text: '#d7e5f2',
  textHalo: '#0a121c',
  waterText: '#7cc4f2',
  grid: '#223449',
  line: '#5cc8ff',
};

const light: Palette = {
  severity: { I: '#d3222a', II: '#d9660a', III: '#e0b000', IV: '#1f6fd1', '': '#bfe3da' },
  health: { online: '#0b8a78', stale: '#a87400', offline: '#6a7785', faulty: '#9330c9' },
  ground: '#e6ebf0',
  land: '#f7f9fb',
  water: '#bcdcf2',
  waterLine: '#5ba3d4',
  road: '#d3dae2',
  roadMain: '#b4c0cd',
  building: '#d5dde6',
  cellLine: '#dde4eb',
  communityLine: '#bccad8',
  streetLine: '#7e98b1',
  districtLine: '#4d6d8c',
  scopeLine: '#006c9c',
  dim: '#dfe5ec',
  pipe: '#7a53c9',
  text: '#1d3044',
  textHalo: '#ffffff',
  waterText: '#1f6f9f',
  grid: '#d5dde6',
  line: '#0077b3',
};

export function paletteOf(theme: Theme): Palette {
  return theme === 'dark' ? dark : light;
}
