import type { Map as MapLibre } from 'maplibre-gl';
import { watch } from 'vue';
import { useConsole } from '../console';
import { levelOf } from '../city/division';
import type { LayerName } from './mapStyle';
import { communityTints, tintOfCounts, tintOfTwin, type Tint } from './tints';

/** Colours divisions, cells and buildings by how they are; only what changed is told to the map. */
export function useTints(map: MapLibre): void {
  const { twins } = useConsole();
  const told = new Map<string, Tint>();
  let communities = new Map<string, Tint>();

  function tell(source: LayerName, id: string, tint: Tint): void {
    const key = `${source}/${id}`;
    if ((told.get(key) ?? 'none') !== tint) {
      told.set(key, tint);
      map.setFeatureState({ source, id }, { tint });
    }
  }

  function tellTwins(): void {
    const watched = [...twins.byId.value.values()];
    const cellsWithSensors = new Set(watched.filter((twin) => twin.kind === 'sensor').map((twin) => twin.area));
    const now = new Set<string>();
    for (const twin of watched) {
      if (twin.kind === 'cell') {
        tell('cells', twin.area, tintOfTwin(twin, cellsWithSensors.has(twin.area)));
        now.add(`cells/${twin.area}`);
      } else if (twin.kind === 'building') {
        tell('buildings', twin.id, tintOfTwin(twin, false));
        now.add(`buildings/${twin.id}`);
      }
    }
    for (const key of told.keys()) {
      const [source, id] = key.split('/') as [LayerName, string];
      if ((source === 'cells' || source === 'buildings') && !now.has(key)) {
        tell(source, id, 'none');
      }
    }
    const next = communityTints(watched);
    for (const code of new Set([...communities.keys(), ...next.keys()])) {
      tell('communities', code, next.get(code) ?? 'none');
    }
    communities = next;
  }

  watch(twins.byId, tellTwins, { immediate: true });
  watch(twins.counts, (counts) => {
    for (const key of told.keys()) {
      const [source, id] = key.split('/') as [LayerName, string];
      if ((source === 'districts' || source === 'streets') && !counts.has(id)) {
        tell(source, id, 'none');
      }
    }
    for (const [code, known] of counts) {
      const level = levelOf(code);
      if (level === 'district' || level === 'street') {
        tell(level === 'district' ? 'districts' : 'streets', code, tintOfCounts(known));
      }
    }
  }, { immediate: true });
}
