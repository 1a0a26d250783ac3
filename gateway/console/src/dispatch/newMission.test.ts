import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { DispatchAdviceSchema, DispatchResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import { aConsole, settled } from '../orders/aConsole';
import DispatchDialog from './DispatchDialog.vue';
import NewMission from './NewMission.vue';

describe('a mission to a bare place', () => {
  const page = document.createElement('div');
  const [recommend, dispatch] = [vi.fn(), vi.fn()];
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) as T;
  const press = (key: string): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

  /** The button and the dialog that it asks for, as the console's frame has them. */
  async function open(role = 'dispatcher'): Promise<void> {
    about = aConsole({ roles: [role] });
    Object.assign(about.clients, { dispatch: { recommend, dispatch } });
    running = createApp({ render: () => [
      h(NewMission), about.dispatchAsked.value === null ? null
        : h(DispatchDialog, { question: about.dispatchAsked.value, onClose: () => { about.dispatchAsked.value = null; } }),
    ] });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    recommend.mockReset().mockResolvedValue(create(DispatchAdviceSchema, { at: timestampFromMs(0), bids: [{ unit: 'drone:500103001001001:1', name: 'Falcon', cost: 60 }] }));
    dispatch.mockReset().mockResolvedValue(create(DispatchResponseSchema, { missions: [aMission({ id: 'mission:500103001001001:sent' })] }));
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('is asked for by a button, goes where the map is clicked, and is shown once it is sent', async () => {
    await open();
    find('[data-testid=new-mission]').click();
    await settled();
    expect(find('[data-testid=aim-lacks]').textContent).toContain('the place');
    expect(recommend).not.toHaveBeenCalled();
    about.placeWanted.value?.([106.55, 29.55]);
    await settled();
    find('[data-testid=dispatch-go]').click();
    await settled();
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({ ask: { kind: 'verify', alert: '', order: '', aim: { place: { longitude: 106.55, latitude: 29.55 } } } });
    expect([about.scope.mission.value, about.dispatchAsked.value, about.dispatchDrawn.value, about.placeWanted.value])
      .toEqual(['mission:500103001001001:sent', null, null, null]);
  });

  it('is asked for by a key, where no panel is open that has units to send itself, and goes to the map\'s middle', async () => {
    await open();
    about.seen.value = { zoom: 14, bbox: [106.5, 29.5, 106.6, 29.6] };
    about.scope.mission.value = 'mission:500103001001001:a1';
    press('d');
    expect(about.dispatchAsked.value).toBeNull();
    about.scope.mission.value = null;
    press('d');
    await settled();
    find('[data-testid=aim-middle]').click();
    await settled();
    const { aim } = recommend.mock.lastCall?.[0] as { aim: { place: { longitude: number } } };
    expect(aim.place.longitude).toBeCloseTo(106.55);
  });

  it('is for those who dispatch', async () => {
    await open('operator');
    press('d');
    expect([page.querySelector('[data-testid=new-mission]'), about.dispatchAsked.value]).toEqual([null, null]);
  });
});
