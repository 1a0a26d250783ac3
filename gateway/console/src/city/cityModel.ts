import { computed, shallowRef, triggerRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import type { City } from '../gen/citytwin/v1/city_pb';
import { zoneOf } from '../time/cityZone';
import { type Division, type DivisionLevel } from './division';

/** City, districts and streets are all fetched at the start; communities when one looks into a district. */
const FIRST_DEPTH = 2;
const PAGE = 5_000;

/** GB/T 2260: the gateway names its city in Chinese only. */
const CITIES_EN: Readonly<Record<string, string>> = { 11: 'Beijing', 12: 'Tianjin', 31: 'Shanghai', 50: 'Chongqing' };

export interface CityModel {
  readonly city: ShallowRef<City | null>;
  /** The time zone that the city's days and hours are of. */
  readonly zone: ComputedRef<string>;
  readonly divisions: ShallowRef<ReadonlyMap<string, Division>>;
  load(): Promise<void>;
  /** Sees to it that the communities of a district are known. */
  loadCommunities(district: string): Promise<void>;
  nameOf(code: string, locale: string): string;
  childrenOf(code: string): Division[];
  search(text: string, most: number): Division[];
}

export function createCityModel(clients: Pick<Clients, 'city'>): CityModel {
  const city = shallowRef<City | null>(null);
  const all = new Map<string, Division>();
  const divisions = shallowRef<ReadonlyMap<string, Division>>(all);
  const asked = new Set<string>();

  async function fetchBelow(parent: string, depth: number): Promise<void> {
    let pageToken = '';
    do {
      const page = await clients.city.listDivisions({ parent, depth, pageSize: PAGE, pageToken });
      for (const { code, name, nameEn, level, parent: above, longitude, latitude } of page.divisions) {
        all.set(code, {
          code, name, nameEn, level: level as DivisionLevel, parent: above, place: [longitude, latitude],
        });
      }
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    triggerRef(divisions);
  }

  return {
    city,
    zone: computed(() => zoneOf(city.value?.timeZone ?? '')),
    divisions,
    async load() {
      const found = await clients.city.getCity({});
      const [west = 0, south = 0, east = 0, north = 0] = found.bbox;
      all.set(found.code, {
        code: found.code,
        name: found.name,
        nameEn: CITIES_EN[found.code] ?? '',
        level: 'city',
        parent: '',
        place: [(west + east) / 2, (south + north) / 2],
      });
      await fetchBelow(found.code, FIRST_DEPTH);
      city.value = found;
    },
    async loadCommunities(district) {
      if (asked.has(district)) {
        return;
      }
      asked.add(district);
      try {
        await fetchBelow(district, FIRST_DEPTH);
      } catch (error) {
        asked.delete(district);
        throw error;
      }
    },
    nameOf(code, locale) {
      const division = divisions.value.get(code);
      return division === undefined ? code : displayName(division, locale);
    },
    childrenOf: (code) =>
      [...divisions.value.values()].filter((division) => division.parent === code).sort((a, b) => (a.code < b.code ? -1 : 1)),
    search: (text, most) => searchDivisions([...divisions.value.values()], text, most),
  };
}

/** Every community's official name ends in the committee that runs it; people, and maps, leave that out. */
const COMMITTEE = /(?<=.)(居民|村民)委员会$/;

export function displayName(division: Division, locale: string): string {
  return locale.startsWith('zh') || division.nameEn === '' ? division.name.replace(COMMITTEE, '') : division.nameEn;
}

/** Divisions whose code begins with the text or whose name holds it; wider ones first, then by how early it matches. */
export function searchDivisions(divisions: readonly Division[], text: string, most: number): Division[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') {
    return [];
  }
  return divisions
    .map((division) => ({ division, at: matchAt(division, wanted) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.division.code.length - b.division.code.length || a.at - b.at
      || (a.division.code < b.division.code ? -1 : 1))
    .slice(0, most)
    .map(({ division }) => division);
}

function matchAt({ code, name, nameEn }: Division, wanted: string): number {
  if (code.startsWith(wanted)) {
    return 0;
  }
  const places = [name.toLowerCase().indexOf(wanted), nameEn.toLowerCase().indexOf(wanted)].filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}
