import { Code, ConnectError } from '@connectrpc/connect';
import { createApp, nextTick, ref, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleKey, type Console } from '../console';
import { useLanguage } from '../language/language';
import DivisionPicker from './DivisionPicker.vue';
import { createScope, type Scope } from './scope';

describe('the search', () => {
  const page = document.createElement('div');
  const mapAsked = ref<{ place: readonly [number, number] } | null>(null);
  let scope: Scope;
  let running: ReturnType<typeof createApp>;

  beforeEach(() => {
    useLanguage().language.value = 'en';
    scope = createScope('50', null);
    mapAsked.value = null;
    const getTwin = ({ id }: { id: string }): Promise<object> => (id === 'cell:500103001001007'
      ? Promise.resolve({ id, area: '500103001001007', longitude: 106.5, latitude: 29.5 })
      : Promise.reject(new ConnectError('none', Code.NotFound)));
    const console = {
      scope, mapAsked, claims: { area: '50', roles: ['operator'] }, clients: { twins: { getTwin } },
      city: { search: () => [], childrenOf: () => [], nameOf: (code: string) => code },
      twins: { byId: shallowRef(new Map()), counts: shallowRef(new Map()) },
    } as unknown as Console;
    document.body.append(page);
    running = createApp(DivisionPicker, { level: null });
    running.provide(consoleKey, console);
    running.mount(page);
  });
  afterEach(() => { running.unmount(); page.remove(); });

  async function search(text: string): Promise<void> {
    const input = page.querySelector('input') as HTMLInputElement;
    input.focus();
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await nextTick();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await new Promise((resolve) => { setTimeout(resolve); });
  }

  it('opens a twin by its id and takes the map there', async () => {
    await search('cell:500103001001007');
    expect(scope.twin.value).toBe('cell:500103001001007');
    expect(mapAsked.value).toEqual({ place: [106.5, 29.5], how: 'closely' });
  });

  it('goes to the street of a twin outside the scope', async () => {
    scope.go('500104');
    await search('cell:500103001001007');
    expect(scope.code.value).toBe('500103001');
  });

  it('says so when there is none', async () => {
    await search('cell:500103001001999');
    expect(scope.twin.value).toBeNull();
    expect(page.querySelector('[role=alert]')?.textContent).toBe('There is no twin and no device cell:500103001001999 in your area');
  });

  it('says what a role may not look up', async () => {
    await search('gauge-7');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('gauge-7');
    expect(scope.twin.value).toBeNull();
  });
});
