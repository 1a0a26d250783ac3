import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { TwinUpdateSchema, type TwinUpdate } from '../gen/citytwin/v1/twin_pb';
import { createTwins, type TwinsChanged } from './twins';

const update = (init: MessageInitShape<typeof TwinUpdateSchema>): TwinUpdate => create(TwinUpdateSchema, init);
const sensor = (id: string, severity = ''): { id: string; kind: string; severity: string } => ({ id, kind: 'sensor', severity });

function told(): { twins: ReturnType<typeof createTwins>; changes: TwinsChanged[] } {
  const twins = createTwins();
  const changes: TwinsChanged[] = [];
  twins.onChange((change) => changes.push(change));
  return { twins, changes };
}

describe('what the console knows of twins', () => {
  it('is told to the map once for all updates of a frame, each twin as it is last', () => {
    const { twins, changes } = told();
    twins.apply([update({ twins: [sensor('a'), sensor('b')] }), update({ twins: [sensor('a', 'I')] })]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.upserted.map(({ id, severity }) => [id, severity])).toEqual([['a', 'I'], ['b', '']]);
  });

  it('loses what a fresh picture does not show', () => {
    const { twins, changes } = told();
    twins.apply([update({ snapshot: true, snapshotComplete: true, twins: [sensor('a'), sensor('b')] })]);
    twins.beginPicture();
    twins.apply([update({ snapshot: true, twins: [sensor('b')] })]);
    expect(twins.byId.value.has('a')).toBe(true);
    twins.apply([update({ snapshot: true, snapshotComplete: true, twins: [sensor('c')] })]);
    expect([...twins.byId.value.keys()]).toEqual(['b', 'c']);
    expect(changes.at(-1)?.removed).toEqual(['a']);
  });

  it('is whole only when the picture is', () => {
    const { twins } = told();
    twins.apply([update({ snapshot: true, twins: [sensor('a')] })]);
    expect(twins.known.value).toBe(false);
    twins.apply([update({ snapshot: true, snapshotComplete: true })]);
    expect(twins.known.value).toBe(true);
  });

  it('forgets a twin that is gone, and has one that comes back in the same frame', () => {
    const { twins, changes } = told();
    twins.apply([update({ twins: [sensor('a'), sensor('b')] })]);
    twins.apply([update({ removed: ['a', 'b'] }), update({ twins: [sensor('b')] })]);
    expect([...twins.byId.value.keys()]).toEqual(['b']);
    expect(changes.at(-1)).toMatchObject({ removed: ['a'] });
  });

  it('tells nobody of a message that changes nothing', () => {
    const { twins, changes } = told();
    twins.apply([update({ divisions: [{ code: '500103', counts: {} }] })]);
    expect(changes).toEqual([]);
    expect(twins.counts.value.has('500103')).toBe(true);
  });
});
