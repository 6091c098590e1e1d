import { checkExtract, openExtractStore, systemActor } from '@weft/shared/server';
import { type ExtractScene, makeExtractScene } from '@weft/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FEATURE_ROUTES } from '../http/feature-routes.js';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const HEAD = 'Record ID,First name,Last name,Date of birth,Start date,NI number';
const FILE = `${HEAD}\r\n1,Ann,Lee,5/3/1987,2026-01-05,QQ1\r\n2,Bea,Low,never,2026-01-05,QQ2\r\n`;
const EXTRACT = `id state number agreementTitle isEncoded fields needed headings columns { place field } isRemembered notes
  problems preview { fields rows } rows done good staysOut messages { message rows } sentBy { id } keptUntil`;

describe('extracts over HTTP', () => {
  let server: TestServer;
  let scene: ExtractScene;
  let agreementId: string;
  let lead: string;
  let backbone: string;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, FEATURE_ROUTES);
  });
  beforeEach(async () => {
    scene = await makeExtractScene(server.database.owner);
    agreementId = await scene.agreement();
    lead = await server.cookieFor(scene.dataLead.personId);
    backbone = await server.cookieFor(scene.backbone.personId);
  });
  afterAll(() => server.close());

  const send = async (
    cookie: string | null,
    content: string | Blob = FILE,
    more: Record<string, string> = {},
  ) => {
    const body = new FormData();
    body.append(
      'file',
      typeof content === 'string' ? new Blob([content], { type: 'text/csv' }) : content,
      'jobs.csv',
    );
    const asked = new URLSearchParams({ agreement: agreementId, until: '2026-03-31', ...more });
    const answer = await fetch(`${server.url}/api/extracts?${asked}`, {
      method: 'POST',
      body,
      headers: { 'X-Partnership': scene.slug, ...(cookie ? { cookie } : {}) },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const ask = async (cookie: string, query: string, variables: object = {}) => {
    const { body } = await server.ask(query, { cookie, partnership: scene.slug, variables });
    return body;
  };

  it('take a file in, show what was found, and keep it once somebody says yes', async () => {
    const { status, body } = await send(lead);
    expect(status).toBe(200);
    const id = body.extractId ?? '';
    await checkExtract(systemActor(scene.partnershipId), openExtractStore(server.home), id);
    const read = `query ($id: ID!, $agreementId: ID!) { extract(id: $id) { ${EXTRACT} }
      extracts(agreementId: $agreementId) { isNamed extracts { id state } } extractFaults(id: $id) { line column message } }`;
    const { data } = await ask(lead, read, { id, agreementId });
    expect(data).toMatchObject({
      extract: {
        state: 'CHECKED',
        good: 2,
        staysOut: 0,
        notes: ['Nobody is compared by Postcode: no column holds it.', 'One column is not used: NI number.'],
        preview: {
          rows: [['1', 'Ann', 'Lee', '1987-03-05', '', '', '2026-01-05', '', ''], expect.anything()],
        },
        needed: ['RECORD_ID', 'STARTED_ON'],
      },
      extracts: { isNamed: true, extracts: [{ id, state: 'CHECKED' }] },
      extractFaults: [{ line: 3, column: 'Date of birth' }],
    });
    expect(JSON.stringify(data)).not.toContain('QQ1');
    const accepted = await ask(
      lead,
      `mutation ($id: ID!) { acceptExtract(id: $id) { ... on Extract { state } ... on Refusal { message } } }`,
      { id },
    );
    expect(accepted.data).toEqual({ acceptExtract: { state: 'READY' } });
    const deleted = await ask(
      lead,
      `mutation ($id: ID!) { deleteExtract(id: $id) { ... on Extract { state preview { rows } } ... on Refusal { message } } }`,
      { id },
    );
    expect(deleted.data).toEqual({ deleteExtract: { state: 'DELETED', preview: { rows: [] } } });
  });

  it('are not there for whom the agreement does not name', async () => {
    const { body } = await send(lead);
    expect(await send(backbone)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await send(null)).toMatchObject({ status: 401 });
    const { data } = await ask(
      backbone,
      'query ($id: ID!, $agreementId: ID!) { extract(id: $id) { id } extracts(agreementId: $agreementId) { isNamed extracts { id } } }',
      { id: body.extractId, agreementId },
    );
    expect(data).toEqual({ extract: null, extracts: { isNamed: false, extracts: [] } });
  });

  it('are refused in words where they may not come', async () => {
    expect(await send(lead, '')).toMatchObject({
      status: 415,
      body: { message: expect.stringContaining('empty') },
    });
    expect(await send(lead, FILE, { until: 'soon' })).toMatchObject({ status: 400 });
    expect(await send(lead, FILE, { side: 'OURS' })).toMatchObject({ status: 400 });
    expect(await send(lead, FILE, { agreement: '' })).toMatchObject({ status: 404 });
    agreementId = await scene.agreement({ isEnded: true });
    expect(await send(lead)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('not in force') },
    });
  });

  it('may be larger than evidence', async () => {
    const row = `9,Ann,Lee,5/3/1987,2026-01-05,${'x'.repeat(1000)}\r\n`;
    const large = new Blob([`${HEAD}\r\n`, ...Array.from({ length: 22 }, () => row.repeat(1000))]);
    const { status, body } = await send(lead, large);
    expect([status, body.message]).toEqual([200, undefined]);
    const { rows } = await server.database.owner.query<{ size: bigint }>(
      'SELECT size FROM extract WHERE id = $1',
      [body.extractId],
    );
    expect(Number(rows[0]?.size)).toBe(large.size);
  });
});
