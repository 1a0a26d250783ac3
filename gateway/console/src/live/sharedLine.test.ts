import { describe, expect, it, vi } from 'vitest';
import { aBrowser } from './aBrowser';
import { shareLine, type Windows } from './sharedLine';

function aWindow(windows: Windows, name = 'told li') {
  const seen: string[] = [];
  const retry = vi.fn();
  const line = { open: vi.fn(), close: vi.fn() };
  const shared = shareLine<string[]>(name, line, { all: () => seen, take: (told) => { seen.push(...told); }, retry }, windows);
  shared.start();
  return { seen, line, shared, retry, hear: (word: string) => { seen.push(word); shared.tell([word]); } };
}

describe('a line that windows share', () => {
  it('is held by one of them and heard by all, also by those that come later', () => {
    const browser = aBrowser();
    const first = aWindow(browser);
    first.hear('a');
    const second = aWindow(browser);
    first.hear('b');
    expect([first.line.open.mock.calls.length, second.line.open.mock.calls.length]).toEqual([1, 0]);
    expect(second.seen).toEqual(['a', 'b']);
  });

  it('is taken up by another when its window goes', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    first.shared.stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(first.line.close).toHaveBeenCalledOnce();
    expect(second.line.open).toHaveBeenCalledOnce();
  });

  it('is tried again by the window that holds it when another asks', () => {
    const browser = aBrowser();
    const [first, second, third] = [aWindow(browser), aWindow(browser), aWindow(browser)];
    second.shared.askToRetry();
    first.shared.askToRetry();
    expect([first, second, third].map(({ retry }) => retry.mock.calls.length)).toEqual([1, 0, 0]);
  });

  it('is not waited for by a window that has gone', async () => {
    const browser = aBrowser();
    const [first, second] = [aWindow(browser), aWindow(browser)];
    second.shared.stop();
    first.shared.stop();
    await Promise.resolve();
    expect(second.line.open).not.toHaveBeenCalled();
  });

  it('is not shared with who is signed in as somebody else', () => {
    const browser = aBrowser();
    aWindow(browser, 'told li').hear('a');
    const other = aWindow(browser, 'told wang');
    expect(other.line.open).toHaveBeenCalledOnce();
    expect(other.seen).toEqual([]);
  });

  it('is each window\'s own where the browser has no locks', () => {
    const browser = { ...aBrowser(), locks: null };
    expect([aWindow(browser), aWindow(browser)].map(({ line }) => line.open.mock.calls.length)).toEqual([1, 1]);
  });
});
