import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileSeen } from './whileSeen';

describe('a page nobody looks at', () => {
  let state: DocumentVisibilityState = 'visible';

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state);
  });
  afterEach(() => { vi.useRealTimers(); });

  function turn(to: DocumentVisibilityState): void {
    state = to;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('lets go of its line after a while, and has it again when it is seen', () => {
    const line = { open: vi.fn(), close: vi.fn() };
    const stop = whileSeen(line, () => true);
    turn('hidden');
    vi.advanceTimersByTime(29_000);
    expect(line.close).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(line.close).toHaveBeenCalledTimes(1);
    turn('visible');
    expect(line.open).toHaveBeenCalledTimes(1);
    stop();
    turn('hidden');
    vi.advanceTimersByTime(60_000);
    expect(line.close).toHaveBeenCalledTimes(1);
  });

  it('keeps its line when one only glances away', () => {
    const line = { open: vi.fn(), close: vi.fn() };
    const stop = whileSeen(line, () => true);
    turn('hidden');
    vi.advanceTimersByTime(5_000);
    turn('visible');
    vi.advanceTimersByTime(60_000);
    expect(line.close).not.toHaveBeenCalled();
    stop();
  });
});
