import { randomUUID } from 'node:crypto';
import { type EveryTable, fillEveryTable, makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';
import { disposition } from './evidence.routes.js';

describe('opening evidence', () => {
  let server: TestServer;
  let scene: Scene;
  let filled: EveryTable;
  const words = 'Ann: “I have moved in.” <script>alert(1)</script>\n';

  beforeAll(async () => {
    server = await testServer(testSchema);
    scene = await makeScene(server.database.owner);
    filled = await fillEveryTable(server.database.owner, scene);
  });
  afterAll(() => server.close());

  /** A file on the submitted claim, sent as its link worker would. */
  const evidence = async (name = 'Müller “words”.txt'): Promise<string> => {
    const worker = filled.people.LINK_WORKER.personId;
    const cookie = await server.cookieFor(worker);
    const form = new FormData();
    form.append('file', new Blob([words], { type: 'text/plain' }), name);
    const answer = await fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      headers: { cookie, 'x-partnership': scene.slug },
      body: form,
    });
    const { uploadId } = (await answer.json()) as { uploadId: string };
    const { rows } = await server.database.owner.query<{ id: string }>(
      `INSERT INTO evidence (partnership_id, claim_id, kind, upload_id, attached_by, attached_at)
       VALUES ($1, $2, 'DOCUMENT', $3, $4, now()) RETURNING id`,
      [scene.partnershipId, filled.claims.submitted, uploadId, worker],
    );
    return rows[0]?.id ?? '';
  };
  const open = (id: string, cookie: string, slug = scene.slug) =>
    fetch(`${server.url}/api/evidence/${id}?partnership=${slug}`, { headers: { cookie } });
  const openings = async (id: string): Promise<string[]> =>
    (
      await server.database.owner.query('SELECT person_id FROM evidence_opening WHERE evidence_id = $1', [id])
    ).rows.map((row: { person_id: string }) => row.person_id);

  it('shows the file as what it was found to be, alone and to nobody’s script', async () => {
    const id = await evidence();
    const cookie = await server.cookieFor(filled.people.VERIFIER.personId);
    const answer = await open(id, cookie);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(words);
    const headers: Record<string, string> = {};
    answer.headers.forEach((value, name) => {
      headers[name] = value;
    });
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': expect.stringMatching(
        /^inline; filename="M_ller _words_\.txt"; filename\*=UTF-8''M%C3%BCller/,
      ),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    });
    expect(answer.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'self'.*sandbox/,
    );
  });

  it('records who opened it, once, and not who only asked for the headers', async () => {
    const id = await evidence();
    const { personId } = filled.people.VERIFIER;
    const cookie = await server.cookieFor(personId);
    const head = await fetch(`${server.url}/api/evidence/${id}?partnership=${scene.slug}`, {
      method: 'HEAD',
      headers: { cookie },
    });
    expect(head.status).toBe(404);
    expect(await openings(id)).toEqual([]);
    await Promise.all([open(id, cookie), open(id, cookie)]);
    expect(await openings(id)).toEqual([personId]);
  });

  it('is not there for those who may not see the claim’s evidence, as if it never was', async () => {
    const id = await evidence();
    const unseen = [
      filled.people.FUNDER,
      filled.people.COMMISSIONER,
      filled.people.AUDITOR,
      filled.people.REFERRER,
    ];
    for (const { personId } of unseen) {
      const cookie = await server.cookieFor(personId);
      const [theirs, nobodys] = [await open(id, cookie), await open(randomUUID(), cookie)];
      expect([theirs.status, await theirs.json()]).toEqual([404, await nobodys.json()]);
    }
    const elsewhere = await makeScene(server.database.owner);
    const stranger = await server.cookieFor((await elsewhere.person('The Council', 'VERIFIER')).personId);
    expect((await open(id, stranger, elsewhere.slug)).status).toBe(404);
    expect((await open(id, stranger)).status).toBe(403);
    expect((await open(id, '')).status).toBe(401);
    expect((await open('not-an-id', stranger, elsewhere.slug)).status).toBe(404);
    expect(await openings(id)).toEqual([]);
  });

  it('offers every name of a file in a form that browsers cannot misread', () => {
    expect(disposition('a"b\\c;d%e.pdf')).toBe(
      `inline; filename="a_b_c_d_e.pdf"; filename*=UTF-8''a%22b%5Cc%3Bd%25e.pdf`,
    );
    expect(disposition("it's (1).pdf")).toBe(
      `inline; filename="it's (1).pdf"; filename*=UTF-8''it%27s%20%281%29.pdf`,
    );
    expect(disposition('زوج.pdf')).toMatch(/^inline; filename="___\.pdf"; filename\*=UTF-8''%D8%B2/);
  });
});
