import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { aMission } from './aMission';
import { isHeldBack, isOpen, steps, toMission } from './mission';

const at = (ms: number): ReturnType<typeof timestampFromMs> => timestampFromMs(ms);

describe('a mission', () => {
  it('tells how long each of its moments took since the one before, whatever is missing between', () => {
    const mission = toMission(aMission({ clocks: { readingAt: at(0), alertAt: at(800), plannedAt: at(1_000), onSceneAt: at(91_000) } }));
    expect(steps(mission)).toEqual([
      { moment: 'readingAt', atMs: 0, tookMs: null },
      { moment: 'alertAt', atMs: 800, tookMs: 800 },
      { moment: 'plannedAt', atMs: 1_000, tookMs: 200 },
      { moment: 'onSceneAt', atMs: 91_000, tookMs: 90_000 },
    ]);
  });

  it('is held back until its launch is due, and only while nobody was asked', () => {
    const mission = toMission(aMission({ clocks: { plannedAt: at(0), launchAt: at(5_000) } }));
    expect([isHeldBack(mission, 4_999), isHeldBack(mission, 5_000)]).toEqual([true, false]);
    expect(isHeldBack({ ...mission, state: 'offered' }, 1)).toBe(false);
  });

  it('is open until it is done, has failed or was ended', () => {
    expect(['planned', 'under-way', 'on-scene', 'done', 'failed', 'aborted'].map((state) => isOpen(toMission(aMission({ state })))))
      .toEqual([true, true, true, false, false, false]);
  });
});
