import type { Photo } from '../photos/photo';

/** Where the gateway's Open311 GeoReport v2 server is. */
const BASE = '/open311/v2';

const READ_TIMEOUT_MS = 15_000;

/** Photos over a slow line take their time. */
const SEND_TIMEOUT_MS = 90_000;

/** A kind of problem that can be reported. */
export interface Service {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly keywords: string;
  /** Whether it asks more: `questions` reads what. */
  readonly asks: boolean;
}

/** Something more that a service asks. */
export interface Question {
  readonly code: string;
  readonly type: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly required: boolean;
  readonly description: string;
  readonly hint: string;
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

/** How a report stands. */
export interface Report {
  readonly id: string;
  readonly open: boolean;
  readonly notes: string;
  readonly service: string;
  readonly agency: string;
  readonly requestedAtMs: number | null;
  readonly updatedAtMs: number | null;
  readonly expectedAtMs: number | null;
}

/** What a citizen reports. */
export interface NewReport {
  readonly service: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly description: string;
  readonly phone: string;
  readonly photos: readonly Photo[];
  /** By question; several where one may give several. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** What a map for citizens is drawn from. */
export interface Outlines {
  readonly districts: GeoJSON.FeatureCollection;
  readonly streets: GeoJSON.FeatureCollection;
  readonly waters: GeoJSON.FeatureCollection;
}

/** Why a call was not answered: the server's own sentence, or empty when no answer came. */
export class Open311Error extends Error {}

export interface Open311 {
  services(language: string): Promise<readonly Service[]>;
  questions(service: string, language: string): Promise<readonly Question[]>;
  /** @returns the report's id. */
  send(report: NewReport, language: string): Promise<string>;
  read(id: string, language: string): Promise<Report>;
  /** Where the city is; the browser keeps it for a while. */
  outlines(language: string): Promise<Outlines>;
}

type Row = Readonly<Record<string, unknown>>;

export function createOpen311(fetch_: typeof fetch = fetch.bind(globalThis)): Open311 {
  async function ask(path: string, language: string, body?: FormData): Promise<unknown> {
    let answer: Response;
    try {
      answer = await fetch_(BASE + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', 'accept-language': language },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(body === undefined ? READ_TIMEOUT_MS : SEND_TIMEOUT_MS),
      });
    } catch {
      throw new Open311Error('');
    }
    const json: unknown = await answer.json().catch(() => null);
    if (!answer.ok) {
      throw new Open311Error(text(rows(json)[0] ?? {}, 'description') || `${answer.status} ${answer.statusText}`);
    }
    return json;
  }

  return {
    async services(language) {
      return rows(await ask('/services.json', language)).map((row) => ({
        code: text(row, 'service_code'),
        name: text(row, 'service_name'),
        group: text(row, 'group'),
        keywords: text(row, 'keywords'),
        asks: row.metadata === true || row.metadata === 'true',
      }));
    },
    async questions(service, language) {
      const json = await ask(`/services/${encodeURIComponent(service)}.json`, language) as Row | null;
      const definition = Array.isArray(json) ? rows(json)[0] : json;
      return rows(definition?.attributes).filter((row) => row.variable !== false && row.variable !== 'false').map((row) => ({
        code: text(row, 'code'),
        type: text(row, 'datatype') as Question['type'],
        required: row.required === true || row.required === 'true',
        description: text(row, 'description'),
        hint: text(row, 'datatype_description'),
        values: rows(row.values).map((value) => ({ key: text(value, 'key'), name: text(value, 'name') })),
      }));
    },
    async send(report, language) {
      const id = text(rows(await ask('/requests.json', language, formOf(report)))[0] ?? {}, 'service_request_id');
      if (id === '') {
        throw new Open311Error('the answer has no service_request_id');
      }
      return id;
    },
    async read(id, language) {
      const row = rows(await ask(`/requests/${encodeURIComponent(id)}.json`, language))[0];
      if (row === undefined) {
        throw new Open311Error(`404 ${id}`);
      }
      return {
        id: text(row, 'service_request_id') || id,
        open: text(row, 'status') !== 'closed',
        notes: text(row, 'status_notes'),
        service: text(row, 'service_name'),
        agency: text(row, 'agency_responsible'),
        requestedAtMs: moment(row, 'requested_datetime'),
        updatedAtMs: moment(row, 'updated_datetime'),
        expectedAtMs: moment(row, 'expected_datetime'),
      };
    },
    async outlines(language) {
      const outline = async (layer: string): Promise<GeoJSON.FeatureCollection> => {
        const json = await ask(`/outline/${layer}.geojson`, language) as Partial<GeoJSON.FeatureCollection> | null;
        return { type: 'FeatureCollection', features: Array.isArray(json?.features) ? json.features : [] };
      };
      const [districts, streets, waters] = await Promise.all([outline('districts'), outline('streets'), outline('waters')]);
      return { districts, streets, waters };
    },
  };
}

function formOf({ service, latitude, longitude, description, phone, photos, answers }: NewReport): FormData {
  const form = new FormData();
  form.set('service_code', service);
  form.set('lat', String(latitude));
  form.set('long', String(longitude));
  form.set('description', description);
  if (phone !== '') {
    form.set('phone', phone);
  }
  for (const [code, given] of Object.entries(answers)) {
    for (const answer of given) {
      form.append(given.length > 1 ? `attribute[${code}][]` : `attribute[${code}]`, answer);
    }
  }
  photos.forEach(({ content, mediaType }, i) => { form.append('media', new Blob([content], { type: mediaType }), `photo-${i + 1}.jpg`); });
  return form;
}

function rows(json: unknown): readonly Row[] {
  return Array.isArray(json) ? json.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
}

function text(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function moment(row: Row, name: string): number | null {
  const at = Date.parse(text(row, name));
  return Number.isNaN(at) ? null : at;
}
