import { createApp, h } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRowFocus, type RowFocus } from './rowFocus';
import { useShortcuts } from '../keyboard/useShortcuts';
import { useAlertKeys } from './useAlertKeys';

const press = (init: KeyboardEventInit, on: EventTarget = document.body): void => {
  on.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
};

describe('the keys of the alert list', () => {
  const keys = { move: vi.fn(), acknowledge: vi.fn(), choose: vi.fn(), close: vi.fn() };
  const app = (): ReturnType<typeof createApp> => createApp({ setup: () => { useAlertKeys(keys); return () => h('input'); } });
  let running: ReturnType<typeof createApp>;
  const page = document.createElement('div');

  beforeEach(() => {
    Object.values(keys).forEach((key) => key.mockReset());
    document.body.append(page);
    running = app();
    running.mount(page);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('are the same with Shift and with Caps Lock', () => {
    press({ key: 'J', shiftKey: true });
    press({ key: 'K' });
    press({ key: 'A' });
    press({ key: 'X' });
    press({ key: 'Escape' });
    expect(keys.choose).toHaveBeenCalledTimes(1);
    expect(keys.move.mock.calls).toEqual([[1], [-1]]);
    expect(keys.acknowledge).toHaveBeenCalledTimes(1);
    expect(keys.close).toHaveBeenCalledTimes(1);
  });

  it('are meant once when held down', () => {
    press({ key: 'a' });
    press({ key: 'a', repeat: true });
    expect(keys.acknowledge).toHaveBeenCalledTimes(1);
  });

  it('can be turned off, but for Escape', () => {
    useShortcuts().toggle();
    press({ key: 'a' });
    press({ key: 'j' });
    press({ key: 'Escape' });
    useShortcuts().toggle();
    expect(keys.acknowledge).not.toHaveBeenCalled();
    expect(keys.move).not.toHaveBeenCalled();
    expect(keys.close).toHaveBeenCalledTimes(1);
    press({ key: 'a' });
    expect(keys.acknowledge).toHaveBeenCalledTimes(1);
  });

  it('act also where the focus is on what takes no letters, as the box of a row that was just ticked', () => {
    const input = page.querySelector('input') as HTMLInputElement;
    for (const type of ['checkbox', 'radio', 'button']) {
      input.type = type;
      press({ key: 'a' }, input);
    }
    expect(keys.acknowledge).toHaveBeenCalledTimes(3);
    input.type = 'search';
    press({ key: 'a' }, input);
    expect(keys.acknowledge).toHaveBeenCalledTimes(3);
  });

  it('are not meant with Ctrl, nor where one types', () => {
    press({ key: 'a', ctrlKey: true });
    press({ key: 'a' }, page.querySelector('input') as HTMLElement);
    expect(keys.acknowledge).not.toHaveBeenCalled();
  });
});

describe('the row in focus', () => {
  const box = document.createElement('div');
  let focus: RowFocus;
  const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) as HTMLElement;

  beforeEach(() => {
    document.body.innerHTML = '<button id="elsewhere"></button>';
    box.innerHTML = '<li data-alert-id="alert:1:a" tabindex="0"><button id="in"></button></li><li data-alert-id="alert:1:b" tabindex="0"></li>';
    document.body.append(box);
    focus = createRowFocus(() => box);
    box.addEventListener('focusin', focus.onFocusIn);
    box.addEventListener('focusout', focus.onFocusOut);
  });
  afterEach(() => {
    box.removeEventListener('focusin', focus.onFocusIn);
    box.removeEventListener('focusout', focus.onFocusOut);
    document.body.innerHTML = '';
  });

  it('is the one focused, or the one of a button in it', () => {
    find('[data-alert-id="alert:1:b"]').focus();
    expect(focus.held()).toBe('alert:1:b');
    find('#in').focus();
    expect(focus.held()).toBe('alert:1:a');
  });

  it('is forgotten when the focus goes nowhere', () => {
    find('#in').focus();
    box.dispatchEvent(new FocusEvent('focusout', { relatedTarget: null }));
    expect(focus.id.value).toBeNull();
    expect(focus.held()).toBeNull();
    expect(focus.last.value).toBe('alert:1:a');
  });

  it('is forgotten when the focus goes out of the list', () => {
    find('#in').focus();
    box.dispatchEvent(new FocusEvent('focusout', { relatedTarget: find('#elsewhere') }));
    expect(focus.id.value).toBeNull();
  });

  it('is none while the focus itself is elsewhere', () => {
    find('#in').focus();
    focus.id.value = 'alert:1:b';
    expect(focus.held()).toBeNull();
  });
});
