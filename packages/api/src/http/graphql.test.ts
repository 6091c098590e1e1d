import { makeScene } from '@weft/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ran, testSchema } from '../testing/test-schema.js';
import { postJson, type TestServer, testServer } from '../testing/test-server.js';

describe('asking /graphql', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer(testSchema);
  });
  beforeEach(() => {
    ran.length = 0;
  });
  afterAll(() => server.close());

  const codeOf = async (query: string, variables?: object) => {
    const { status, body } = await server.ask(query, variables ? { variables } : {});
    return { status, code: body.errors?.[0]?.extensions.code };
  };

  it('knows who asks by the session, and where by the header', async () => {
    const scene = await makeScene(server.database.owner);
    const { personId } = await scene.person('First Steps', 'LINK_WORKER');
    const cookie = await server.cookieFor(personId);
    const { body } = await server.ask('{ me here }', { cookie, partnership: scene.slug });
    expect(body.data).toEqual({ me: personId, here: `${personId} ${scene.partnershipId}` });
    const nowhere = await server.ask('{ here }', { cookie });
    expect(nowhere.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('says by code that nobody is signed in, and that something is not there', async () => {
    expect(await codeOf('{ me }')).toEqual({ status: 200, code: 'UNAUTHENTICATED' });
    expect(await codeOf('{ nothing }')).toEqual({ status: 200, code: 'NOT_FOUND' });
    const forged = await server.ask('{ me }', { cookie: 'weft.session_token=abc.def' });
    expect(forged.body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('knows nobody by a session that is over, whatever the partnership', async () => {
    const scene = await makeScene(server.database.owner);
    const { personId } = await scene.person('First Steps', 'LINK_WORKER');
    const cookie = await server.cookieFor(personId);
    await server.database.owner.query(`UPDATE auth.session SET "expiresAt" = now() WHERE "userId" = $1`, [
      personId,
    ]);
    for (const partnership of [scene.slug, 'no-such-place', undefined]) {
      const { body } = await server.ask('{ me }', { cookie, ...(partnership ? { partnership } : {}) });
      expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('answers BAD_USER_INPUT with 400 to what is no query, no field, no operation and no value', async () => {
    for (const query of [
      '{',
      '{ nowhere }',
      'query A { me } query B { me }',
      '{ on(date: "2023-02-29") }',
      '',
    ])
      expect([query, await codeOf(query)]).toEqual([query, { status: 400, code: 'BAD_USER_INPUT' }]);
    const withDate = 'query ($date: Date) { on(date: $date) }';
    for (const date of ['2023-02-29', '2024-2-29', '0000-01-01', 20240229, '٢٠٢٤-٠٢-٢٩'])
      expect([date, await codeOf(withDate, { date })]).toEqual([
        date,
        { status: 400, code: 'BAD_USER_INPUT' },
      ]);
    expect(await codeOf('query ($of: Decimal) { amount(of: $of) }', { of: '1'.repeat(41) })).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
    expect(ran).toEqual([]);
    const leap = await server.ask(withDate, { variables: { date: '2024-02-29' } });
    expect(leap.body.data).toEqual({ on: '2024-02-29' });
  });

  it('keeps what went wrong inside: the caller gets a number, and the log no person', async () => {
    const { body } = await server.ask('{ broken }');
    const [error] = body.errors ?? [];
    expect(error?.extensions).toEqual({ code: 'INTERNAL', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(JSON.stringify(body)).not.toMatch(/duplicate|example\.org|secret|\.ts|node_modules/);
    const line = server.log.find((entry) => entry.includes(String(error?.extensions.id)));
    expect(line).toContain('duplicate key');
    expect(line).not.toMatch(/ann@|secret/);
  });

  it('refuses by cost, before anything runs, what is deep, wide, dear or huge', async () => {
    const nested = (depth: number, first: number): string =>
      depth === 0 ? 'name' : `rows(first: ${first}) { edges { node { ${nested(depth - 1, first)} } } }`;
    const wide = Array.from({ length: 60 }, (_, index) => `a${index}: me`).join(' ');
    const fragments = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on Row { name ...F${i + 1} ...F${i + 1} }`,
    );
    const roots = `{ ${'...R '.repeat(3)} } fragment R on Query { ${Array.from({ length: 7 }, (_, index) => `r${index}: me`).join(' ')} }`;
    const hostile = {
      'many things': roots,
      deep: `{ ${nested(6, 1)} }`,
      wide: `{ ${wide} }`,
      dear: `{ ${nested(3, 100)} }`,
      long: `{ ${'me '.repeat(2100)} }`,
      'fragments in fragments': `{ rows { edges { node { ...F0 } } } } ${fragments.join(' ')} fragment F30 on Row { name }`,
    };
    for (const [how, query] of Object.entries(hostile))
      expect([how, await codeOf(query)]).toEqual([how, { status: 400, code: 'TOO_COMPLEX' }]);
    expect(ran).toEqual([]);
    expect(await codeOf(`{ ${nested(1, 100)} }`)).toEqual({ status: 200, code: undefined });
  });

  it('takes a page of 1 to 100, whether it is written down or a variable', async () => {
    const query = 'query ($first: Int!) { rows(first: $first) { edges { node { name } } } }';
    for (const first of [0, -1, 101, 2_147_483_647])
      expect([first, await codeOf(query, { first })]).toEqual([
        first,
        { status: 400, code: 'BAD_USER_INPUT' },
      ]);
    expect(await codeOf('{ rows(first: 101) { edges { node { name } } } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(ran).toEqual([]);
    for (const first of [1, 100])
      expect(await codeOf(query, { first })).toEqual({ status: 200, code: undefined });
  });

  it('takes one operation of at most 100 kB, as JSON, by POST', async () => {
    const big = await postJson(`${server.url}/graphql`, {
      query: '{ me }',
      variables: { x: 'x'.repeat(110_000) },
    });
    expect(big.status).toBe(413);
    expect(await big.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const batch = await postJson(`${server.url}/graphql`, [{ query: '{ me }' }, { query: '{ me }' }]);
    expect(batch.status).toBe(400);
    expect((await fetch(`${server.url}/graphql?query=%7Bme%7D`)).status).toBe(404);
    const form = await fetch(`${server.url}/graphql`, { method: 'POST', body: 'query=%7Bme%7D' });
    expect(form.status).toBe(415);
    const broken = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":',
    });
    expect([broken.status, await broken.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    expect(ran).toEqual([]);
  });

  it('logs each request by its route, and nothing of what was asked', async () => {
    await server.ask('query Secretly { on(date: "2024-02-29") }', { headers: { 'user-agent': 'someone' } });
    await fetch(`${server.url}/api/invitations/abcdefghijklmnopqrstuvwxyz`);
    const log = server.log.join('');
    expect(log).toContain('"route":"/graphql"');
    expect(log).toContain('"route":"/api/invitations/:token"');
    expect(log).not.toMatch(/Secretly|2024-02-29|someone|abcdefghij/);
  });
});

describe('asking /graphql in production', () => {
  it('tells nothing of the schema', async () => {
    const server = await testServer(testSchema, { production: true });
    try {
      const asked = await server.ask('{ __schema { types { name } } }');
      expect(asked).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      });
      const misspelt = await server.ask('{ brokn }');
      expect(JSON.stringify(misspelt.body)).not.toContain('Did you mean');
      const { body } = await server.ask('{ broken }');
      expect(JSON.stringify(body)).not.toMatch(/duplicate|stacktrace/);
    } finally {
      await server.close();
    }
  });
});
