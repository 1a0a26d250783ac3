import { useConsole } from '../console';

/** Shows a division on the map: where the city model does not know it, as it knows no cells, its twin says where it is. */
export function useShowPlace(): (code: string, how: 'see' | 'closely') => Promise<void> {
  const { city, clients, mapAsked } = useConsole();
  return async (code, how) => {
    const known = city.divisions.value.get(code);
    const place = known?.place ?? await clients.twins.getTwin({ id: `cell:${code}` })
      .then(({ longitude, latitude }) => [longitude, latitude] as const, () => null);
    if (place !== null) {
      mapAsked.value = { place, how };
    }
  };
}
