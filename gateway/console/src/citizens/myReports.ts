const KEY = 'citytwin.reports';

/** Reports remembered on this device. */
const MOST = 20;

/** The reports sent from this device, newest first. */
export function readMine(storage: Pick<Storage, 'getItem'> = localStorage): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberMine(id: string, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): readonly string[] {
  const mine = [id, ...readMine(storage).filter((other) => other !== id)].slice(0, MOST);
  storage.setItem(KEY, JSON.stringify(mine));
  return mine;
}
