import { computed, shallowRef, type ComputedRef } from 'vue';
import { useConsole } from '../console';
import { isOpen, type Mission } from './mission';

/** Whose way is another one since something was closed or opened. */
export interface Replanned {
  readonly missions: ComputedRef<readonly Mission[]>;
  /** The ways as they are now: told before something is closed or opened. */
  remember(): void;
}

export function useReplanned(): Replanned {
  const { missions } = useConsole();
  const before = shallowRef<ReadonlyMap<string, string> | null>(null);
  const wayOf = ({ path }: Pick<Mission, 'path'>): string => path.map(([x, y]) => `${x},${y}`).join(' ');
  const running = (): readonly Mission[] => [...missions.byId.value.values()].filter((mission) => isOpen(mission) && mission.unit !== '' && mission.path.length > 0);
  return {
    missions: computed(() => before.value === null
      ? []
      : running().filter((mission) => (before.value?.get(mission.id) ?? wayOf(mission)) !== wayOf(mission))),
    remember() {
      before.value = new Map(running().map((mission) => [mission.id, wayOf(mission)]));
    },
  };
}
