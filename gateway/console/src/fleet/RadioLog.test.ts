import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createApp, h } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleKey } from '../console';
import { GetRadioLogResponseSchema } from '../gen/citytwin/v1/fleet_pb';
import { useLanguage } from '../language/language';
import { aConsole, settled } from '../orders/aConsole';
import RadioLog from './RadioLog.vue';

describe('a radio log', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp>;

  async function open(): Promise<string[]> {
    const about = aConsole();
    const line = (what: string, text: string, outgoing = false): object => ({ at: timestampFromMs(1_000), what, text, outgoing, by: outgoing ? 'wang' : '' });
    Object.assign(about.clients, { fleet: { getRadioLog: () => Promise.resolve(create(GetRadioLogResponseSchema, { lines: [
      line('start-task', 'verify, 3 stops', true), line('stop-reached', 'stop 0'), line('refused', 'dji-514135: The wind is too strong (514135).'),
      line('control', 'manual'), line('trouble', '0x17000001: Warning about its health'), line('link-offline', 'it has said nothing'),
      line('measured', 'gasPercentLel 12.5'),
    ] })) } });
    running = createApp({ render: () => h(RadioLog, { id: 'drone:1', version: 1 }) });
    running.provide(consoleKey, about);
    running.mount(page);
    await settled();
    return [...page.querySelectorAll('li > span:last-child')].map((line) => (line.textContent ?? '').replace(/\s+/g, ' ').trim()).reverse();
  }

  beforeEach(() => { document.body.append(page); });
  afterEach(() => {
    running.unmount();
    page.remove();
    useLanguage().language.value = 'en';
  });

  it('is read in Chinese, with what the driver said beside it', async () => {
    useLanguage().language.value = 'zh';
    expect(await open()).toEqual([
      '下达任务: 核实，共 3 站 wang', '到达: 第 1 站', '拒绝任务: 风太大 dji-514135 · The wind is too strong (514135).',
      '操控方式: 现场手动', '故障: 图传或网络信号丢失 0x17000001 · Warning about its health', '失联: it has said nothing',
      '测得: 可燃气体 12.5 %LEL',
    ]);
  });

  it('is read in English', async () => {
    useLanguage().language.value = 'en';
    expect((await open()).slice(0, 3)).toEqual([
      'task: Verify, 3 stops wang', 'reached: stop 1', 'refused: The wind is too strong dji-514135 · The wind is too strong (514135).',
    ]);
  });
});
