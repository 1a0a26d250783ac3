import { createApp, h, nextTick } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLanguage } from '../language/language';
import { readMine, rememberMine } from './myReports';
import { createOpen311, Open311Error, type NewReport } from './open311';
import { readPlace } from './readPlace';
import ReportPage from './ReportPage.vue';

// A map draws with WebGL, which there is none of here: this one's tap is a button.
vi.mock('./PinMap.vue', () => ({
  __esModule: true,
  default: (_: unknown, { emit }: { emit: (event: string, spot: object) => void }) =>
    h('button', { type: 'button', 'data-testid': 'tap', onClick: () => { emit('place', { latitude: 29.5, longitude: 106.5 }); } }),
}));

type Call = [url: string, init: RequestInit];

function server(answers: Record<string, unknown>, status = 200): { fetch: typeof fetch; calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    fetch: ((url: string, init: RequestInit) => {
      calls.push([url, init]);
      const found = Object.entries(answers).find(([path]) => url.endsWith(path));
      return Promise.resolve(new Response(JSON.stringify(found?.[1] ?? []), { status }));
    }) as unknown as typeof fetch,
  };
}

const REPORT: NewReport = {
  service: 'C01003', latitude: 29.5, longitude: 106.5, description: 'a lid is loose', phone: '',
  photos: [{ name: 'a', mediaType: 'image/jpeg', content: new Uint8Array([1, 2]) }, { name: 'b', mediaType: 'image/jpeg', content: new Uint8Array([3]) }],
  answers: { depth: ['5'], seen: ['a', 'b'] },
};

describe('the Open311 client', () => {
  it('sends a report as a form with its photos and answers, and answers its id', async () => {
    const { fetch, calls } = server({ '/open311/v2/requests.json': [{ service_request_id: 'r-1', service_notice: '' }] });
    expect(await createOpen311(fetch).send(REPORT, 'zh-CN')).toBe('r-1');
    const form = calls[0]?.[1].body as FormData;
    expect([form.get('service_code'), form.get('lat'), form.get('long'), form.get('description')]).toEqual(['C01003', '29.5', '106.5', 'a lid is loose']);
    expect(form.getAll('media')).toHaveLength(2);
    expect([form.get('attribute[depth]'), form.getAll('attribute[seen][]'), form.has('phone')]).toEqual(['5', ['a', 'b'], false]);
    expect((calls[0]?.[1].headers as Record<string, string>)['accept-language']).toBe('zh-CN');
  });

  it('reads services, what they ask, and how a report stands', async () => {
    const { fetch } = server({
      '/services.json': [{ service_code: 'a', service_name: 'Lid', group: 'Roads', keywords: 'manhole', metadata: true }],
      '/services/a.json': { service_code: 'a', attributes: [{ variable: true, code: 'q', datatype: 'singlevaluelist', required: true, description: 'Which?', values: [{ key: 1, name: 'One' }] }, { variable: false, code: 'text' }] },
      '/requests/r%2F1.json': [{ service_request_id: 'r/1', status: 'closed', status_notes: 'done', expected_datetime: '2026-07-01T08:00:00+08:00' }],
    });
    const open311 = createOpen311(fetch);
    expect(await open311.services('en')).toEqual([{ code: 'a', name: 'Lid', group: 'Roads', keywords: 'manhole', asks: true }]);
    expect(await open311.questions('a', 'en')).toMatchObject([{ code: 'q', required: true, values: [{ key: '1', name: 'One' }] }]);
    expect(await open311.read('r/1', 'en')).toMatchObject({ open: false, notes: 'done', expectedAtMs: Date.UTC(2026, 6, 1), updatedAtMs: null });
  });

  it('reads the outlines of the city, and of what is none nothing', async () => {
    const feature = { type: 'Feature', properties: { code: '500103' }, geometry: { type: 'Point', coordinates: [106, 29] } };
    const { fetch, calls } = server({ '/outline/districts.geojson': { type: 'FeatureCollection', features: [feature] }, '/outline/waters.geojson': { features: 'none' } });
    const { districts, streets, waters } = await createOpen311(fetch).outlines('en');
    expect([districts.features, streets.features, waters.features]).toEqual([[feature], [], []]);
    expect(calls.map(([url]) => url)).toEqual(['districts', 'streets', 'waters'].map((layer) => `/open311/v2/outline/${layer}.geojson`));
  });

  it('passes on the server\'s sentence, and says nothing of its own when no answer came', async () => {
    const { fetch } = server({ '/requests.json': [{ code: 400, description: 'lat was not provided' }] }, 400);
    await expect(createOpen311(fetch).send(REPORT, 'en')).rejects.toThrow('lat was not provided');
    const dead = createOpen311(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(dead.services('en')).rejects.toEqual(new Open311Error(''));
  });
});

describe('a place somebody typed', () => {
  it('is read either way round, and out of a link', () => {
    const here = { latitude: 29.563, longitude: 106.5516 };
    for (const text of ['29.5630, 106.5516', '106.5516，29.5630', 'geo:29.563,106.5516?z=17', 'https://maps.example/?q=29.563%2C106.5516']) {
      expect(readPlace(text)).toEqual(here);
    }
    expect([readPlace('here'), readPlace('29, 106'), readPlace('191.5, 191.5')]).toEqual([null, null, null]);
  });
});

describe('the reports of this device', () => {
  it('are remembered, the newest first, each once', () => {
    let kept: string | null = null;
    const storage = { getItem: () => kept, setItem: (_: string, text: string) => { kept = text; } };
    rememberMine('a', storage);
    rememberMine('b', storage);
    expect(rememberMine('a', storage)).toEqual(['a', 'b']);
    kept = '{broken';
    expect(readMine(storage)).toEqual([]);
  });
});

describe('the citizens\' page', () => {
  const page = document.createElement('div');
  let running: ReturnType<typeof createApp> | undefined;
  const settled = async (): Promise<void> => { await new Promise((resolve) => { setTimeout(resolve); }); await nextTick(); };
  const find = <T extends HTMLElement>(selector: string): T => page.querySelector<T>(selector) as T;

  afterEach(() => {
    running?.unmount();
    page.remove();
    location.hash = '';
    localStorage.clear();
    vi.restoreAllMocks();
  });

  async function opened(fetch: typeof globalThis.fetch): Promise<void> {
    useLanguage().language.value = 'en';
    document.body.append(page);
    running = createApp(ReportPage, { open311: createOpen311(fetch) });
    running.mount(page);
    await settled();
  }

  function type(selector: string, value: string, event = 'input'): void {
    const field = find<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(event));
  }

  it('reports with a kind and a place, then follows the report', async () => {
    const { fetch, calls } = server({
      '/services.json': [{ service_code: 'C01003', service_name: 'Manhole', group: 'Roads' }],
      '/requests.json': [{ service_request_id: 'r-7' }],
      '/requests/r-7.json': [{ service_request_id: 'r-7', status: 'open', status_notes: 'registered' }],
    });
    await opened(fetch);
    expect(find<HTMLButtonElement>('[data-testid=citizen-send]').disabled).toBe(true);
    type('[data-testid=category]', 'C01003', 'change');
    type('[data-testid=place]', '29.5630, 106.5516');
    await nextTick();
    expect(find<HTMLButtonElement>('[data-testid=citizen-send]').disabled).toBe(false);
    find('[data-testid=citizen-form]').dispatchEvent(new Event('submit'));
    await settled();
    await settled();
    expect((calls.find(([url]) => url.endsWith('/requests.json'))?.[1].body as FormData).get('lat')).toBe('29.563');
    expect(find('[data-testid=follow]').textContent).toContain('r-7');
    expect(find('[data-testid=follow]').textContent).toContain('registered');
    expect(location.hash).toBe('#id=r-7');
  });

  it('takes a place from a tap on the map, which is only there when asked for, into the field that says it in numbers', async () => {
    await opened(server({ '/services.json': [] }).fetch);
    expect(find('[data-testid=tap]')).toBeNull();
    find('[data-testid=show-map]').click();
    await expect.poll(() => find('[data-testid=tap]')).not.toBeNull();
    find('[data-testid=tap]').click();
    await nextTick();
    expect(find<HTMLInputElement>('[data-testid=place]').value).toBe('29.500000, 106.500000');
    expect(find('[data-testid=show-map]').getAttribute('aria-expanded')).toBe('true');
  });

  it('keeps what was written when it could not be sent, and says why', async () => {
    const { fetch } = server({
      '/services.json': [{ service_code: 'C01003', service_name: 'Manhole', group: 'Roads' }],
    });
    await opened(((url: string, init: RequestInit) => (init.method === 'POST'
      ? Promise.resolve(new Response(JSON.stringify([{ code: 400, description: 'lies in no cell of this city' }]), { status: 400 }))
      : fetch(url, init))) as typeof globalThis.fetch);
    type('[data-testid=category]', 'C01003', 'change');
    type('[data-testid=place]', '29.5630, 106.5516');
    type('#words', 'a lid');
    await nextTick();
    find('[data-testid=citizen-form]').dispatchEvent(new Event('submit'));
    await settled();
    expect(find('[role=alert]').textContent).toContain('lies in no cell of this city');
    expect(find<HTMLTextAreaElement>('#words').value).toBe('a lid');
  });
});
