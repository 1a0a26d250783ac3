import type { Ref } from 'vue';
import { useConsole } from '../console';
import { useReread } from '../live/useReread';

/**
 * Keeps the closed air of the scope up to date.
 * @param wanted whether anybody looks at it.
 */
export function useAirClosures(wanted: () => boolean = () => true): { readonly failed: Ref<string>; read(): Promise<void> } {
  const { air } = useConsole();
  return useReread((area, signal) => air.read(area, signal), wanted);
}
