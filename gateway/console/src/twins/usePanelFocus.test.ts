import { createApp, h, nextTick, ref, useTemplateRef, type SetupContext } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usePanelFocus, type FocusablePanel } from './usePanelFocus';

const Panel = {
  setup(_: object, { expose }: SetupContext) {
    const heading = useTemplateRef<HTMLElement>('heading');
    expose({ focus: () => heading.value?.focus(), holdsFocus: () => heading.value === document.activeElement });
    return () => h('h2', { ref: 'heading', tabindex: -1 });
  },
};

describe('the focus of the twin panel', () => {
  const twin = ref<string | null>(null);
  const otherwise = vi.fn();
  const page = document.createElement('div');
  const app = (): ReturnType<typeof createApp> => createApp({
    setup() {
      const panel = useTemplateRef<FocusablePanel>('panel');
      usePanelFocus(twin, () => panel.value, otherwise);
      return () => [h('button', { 'data-alert-id': 'a' }), h('i', { tabindex: 0 }), twin.value === null ? null : h(Panel, { ref: 'panel', key: twin.value })];
    },
  });
  let running: ReturnType<typeof createApp>;
  const find = (selector: string): HTMLElement => page.querySelector<HTMLElement>(selector) as HTMLElement;
  const show = async (id: string | null): Promise<void> => {
    twin.value = id;
    await nextTick();
    await nextTick();
  };

  beforeEach(() => {
    twin.value = null;
    otherwise.mockReset();
    document.body.append(page);
    running = app();
    running.mount(page);
    find('button').focus();
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('is on its heading when it opens, and when it shows another twin', async () => {
    await show('a');
    expect(document.activeElement).toBe(find('h2'));
    const first = find('h2');
    await show('b');
    expect(document.activeElement).toBe(find('h2'));
    expect(find('h2')).not.toBe(first);
  });

  it('goes back to what opened it when it closes', async () => {
    await show('a');
    await show('b');
    await show(null);
    expect(document.activeElement).toBe(find('button'));
  });

  it('stays where it has gone in the meantime', async () => {
    await show('a');
    find('i').focus();
    await show(null);
    expect(document.activeElement).toBe(find('i'));
  });

  it('goes elsewhere when what opened it is no more', async () => {
    await show('a');
    find('button').remove();
    await show(null);
    expect(otherwise).toHaveBeenCalledTimes(1);
  });
});
