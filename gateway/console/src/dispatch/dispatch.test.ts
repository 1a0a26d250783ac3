import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { createApp, h, nextTick, type Component } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, type Console } from '../console';
import { DispatchAdviceSchema, DispatchResponseSchema } from '../gen/citytwin/v1/dispatch_pb';
import { ReadWaypointsResponseSchema } from '../gen/citytwin/v1/mission_pb';
import { useLanguage } from '../language/language';
import { aMission } from '../missions/aMission';
import ChainMissions from '../missions/ChainMissions.vue';
import { toMission } from '../missions/mission';
import { aConsole, settled } from '../orders/aConsole';
import DispatchDialog from './DispatchDialog.vue';
import LaunchBar from './LaunchBar.vue';
import { MAX_FILE_BYTES } from './flightFile';
import { barOf } from './plan';

const ADVICE = create(DispatchAdviceSchema, {
  at: timestampFromMs(0),
  bids: [
    { unit: 'drone:500103001001001:1', name: 'Falcon', cost: 60, eta: timestampFromMs(60_000), terms: [{ name: 'travel', amount: 60, unit: 's', cost: 60 }], reasonEn: 'nearest' },
    { unit: 'drone:500103001001001:2', name: 'Heron', cost: 90, eta: timestampFromMs(90_000), reasonEn: 'further' },
    { unit: 'drone:500103001001001:3', name: 'Crow', refusals: ['too-little-energy'] },
  ],
});

describe('dispatching', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;
  let about: Console;
  const dispatch = vi.fn();
  const recommend = vi.fn();
  const readWaypoints = vi.fn();
  const steer = vi.fn();
  const find = (selector: string): HTMLElement | null => page.querySelector<HTMLElement>(selector);

  async function open(shown: Component, props: object): Promise<void> {
    running = createApp({ render: () => h(shown, props) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
    await nextTick();
  }

  beforeEach(() => {
    useLanguage().language.value = 'en';
    document.body.append(page);
    about = aConsole();
    dispatch.mockReset().mockResolvedValue(create(DispatchResponseSchema, { missions: [aMission({ id: 'mission:500103001001001:sent' })] }));
    recommend.mockReset().mockResolvedValue(ADVICE);
    readWaypoints.mockReset();
    steer.mockReset().mockResolvedValue(aMission({ version: 2, state: 'aborted' }));
    Object.assign(about.clients, {
      dispatch: { recommend, dispatch, steerMission: steer },
      missions: { ...about.clients.missions, readWaypoints },
    });
  });
  afterEach(() => { running.unmount(); page.remove(); });

  it('asks with one key and sends the best with the next', async () => {
    await open(ChainMissions, { correlationId: 'alert:1', alert: 'alert:1', title: 'Smoke', usual: 'verify', keyed: true });
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'd' }));
    expect(about.dispatchAsked.value).toMatchObject({ kind: 'verify', alert: 'alert:1' });
    running.unmount();

    await open(DispatchDialog, { question: about.dispatchAsked.value });
    expect(document.activeElement).toBe(find('[data-testid=dispatch-go]'));
    expect(find('[data-testid=dispatch-go]')?.textContent).toContain('Falcon');
    find('[data-testid=dispatch-go]')?.click();
    await settled();
    expect(dispatch).toHaveBeenCalledWith(expect.objectContaining({ ask: expect.objectContaining({ alert: 'alert:1', kind: 'verify', units: [] }) }));
    expect(about.scope.mission.value).toBe('mission:500103001001001:sent');
  });

  it('sends those who were chosen instead, and says why others cannot', async () => {
    await open(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', title: 'Smoke' } });
    page.querySelectorAll<HTMLInputElement>('.able input')[0]?.click();
    page.querySelectorAll<HTMLInputElement>('.able input')[1]?.click();
    await nextTick();
    expect(page.textContent).toContain('too little energy');
    find('[data-testid=dispatch-go]')?.click();
    await settled();
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({ ask: { units: ['drone:500103001001001:2'] } });
  });

  it('takes a unit from its mission when a person chooses it, and says so before', async () => {
    recommend.mockResolvedValue(create(DispatchAdviceSchema, {
      at: timestampFromMs(0),
      bids: [
        { unit: 'drone:500103001001001:1', name: 'Falcon', refusals: ['busy'] }, { unit: 'drone:500103001001001:2', name: 'Heron', refusals: ['offline'] },
      ],
    }));
    await open(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', title: 'Smoke' } });
    expect(find('[data-testid=dispatch-go]')).toHaveProperty('disabled', true);
    expect(page.querySelectorAll('.unable input')).toHaveLength(1);
    page.querySelector<HTMLInputElement>('.unable input')?.click();
    await nextTick();
    expect(page.textContent).toContain('under your name: Falcon');
    find('[data-testid=dispatch-go]')?.click();
    await settled();
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({ ask: { units: ['drone:500103001001001:1'] } });
  });

  async function choose(file: File): Promise<void> {
    const input = find('[data-testid=flight-file]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change'));
    await settled();
  }

  it('flies what is in a file, shows it on the map, and says what was left out', async () => {
    readWaypoints.mockResolvedValue(create(ReadWaypointsResponseSchema, {
      waypoints: [
        { place: { longitude: 106.5, latitude: 29.5, altitudeM: 300 }, actions: ['take-photo'] }, { place: { longitude: 106.6, latitude: 29.5, altitudeM: 300 } },
      ],
      notes: ['m.waypoints, line 8: left out'],
    }));
    await open(DispatchDialog, { question: { kind: 'patrol-route', place: [106.4, 29.4], title: 'Here' } });
    await choose(new File(['QGC WPL 110'], 'm.waypoints'));
    expect(readWaypoints.mock.calls[0]?.[0]).toMatchObject({ name: 'm.waypoints', content: new TextEncoder().encode('QGC WPL 110') });
    expect(page.textContent).toContain('m.waypoints: 2 waypoints');
    expect(page.textContent).toContain('line 8');
    expect(about.dispatchWays.value[0]).toEqual({ id: 'file', points: [[106.5, 29.5, 300], [106.6, 29.5, 300]], kind: 'planned' });
    find('[data-testid=dispatch-go]')?.click();
    await settled();
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({
      ask: { kind: 'patrol-route', aim: { place: { longitude: 106.4 }, waypoints: [{ actions: ['take-photo'] }, { place: { longitude: 106.6 } }] } },
    });
    expect(recommend.mock.lastCall?.[0]).toMatchObject({ aim: { waypoints: [{}, {}] } });
  });

  it('says why a file was refused, and asks nobody to read one that is too large', async () => {
    readWaypoints.mockRejectedValue(new ConnectError('content: m.kml, line 7: no place', Code.InvalidArgument));
    await open(DispatchDialog, { question: { kind: 'patrol-area', place: [106.4, 29.4], title: 'Here' } });
    await choose(new File(['<kml'], 'm.kml'));
    expect(page.querySelector('[role=alert]')?.textContent).toContain('line 7');
    await choose(new File([new Uint8Array(MAX_FILE_BYTES + 1)], 'big.kmz'));
    expect(page.querySelector('[role=alert]')?.textContent).toContain('big.kmz');
    expect(readWaypoints).toHaveBeenCalledTimes(1);
  });

  it('takes no file for what has one place', async () => {
    await open(DispatchDialog, { question: { kind: 'verify', alert: 'alert:1', title: 'Smoke' } });
    expect(find('[data-testid=flight-file]')).toBeNull();
  });

  it('counts down to what launches by itself, and one key stops it', async () => {
    about.missions.take([toMission(aMission({ clocks: { plannedAt: timestampFromMs(Date.now()), launchAt: timestampFromMs(Date.now() + 8_000) } }))]);
    await open(LaunchBar, {});
    expect(find('[data-testid=launch-bar]')?.textContent).toMatch(/[78]/);
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'h' }));
    await settled();
    expect(steer).toHaveBeenCalledWith(expect.objectContaining({ missionId: 'mission:500103001001001:a1', steer: 'abort' }));
    expect(find('[data-testid=launch-bar]')).toBeNull();
  });

  it('offers no hand to those who may only look', async () => {
    about = aConsole({ roles: ['auditor'] });
    about.missions.take([toMission(aMission({ clocks: { plannedAt: timestampFromMs(0), launchAt: timestampFromMs(Date.now() + 8_000) } }))]);
    await open(LaunchBar, {});
    expect(find('[data-testid=launch-stop]')).toBeNull();
  });
});

describe('a bar of the plan board', () => {
  it('shows what of a mission is seen, and nothing of one that is not', () => {
    expect(barOf(0, 100, 20, 70)).toEqual({ left: 20, width: 50 });
    expect(barOf(0, 100, -20, 10)).toEqual({ left: 0, width: 10 });
    expect(barOf(0, 100, 120, 130)).toBeNull();
  });
});
