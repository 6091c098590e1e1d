import { type EveryTable, fillEveryTable, makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { sendRaw } from '../testing/send-raw.js';
import { type TestServer, testServer } from '../testing/test-server.js';
import { FEATURE_ROUTES } from './feature-routes.js';

const EVIL = 'evil.example';
/** What somebody outside may write about where a request came from. */
const MADE_UP: readonly Record<string, string>[] = [
  { host: EVIL },
  { host: `localhost:4400@${EVIL}` },
  { 'x-forwarded-host': EVIL, 'x-forwarded-proto': 'https', 'x-forwarded-port': '444' },
  { 'x-host': EVIL, 'x-forwarded-server': EVIL, 'x-http-host-override': EVIL, 'x-original-host': EVIL },
  { forwarded: `for=127.0.0.1;host=${EVIL};proto=https` },
  { 'x-original-url': `//${EVIL}/`, 'x-rewrite-url': `//${EVIL}/` },
  { 'x-forwarded-prefix': `//${EVIL}` },
];

describe('headers that somebody has made up', () => {
  let server: TestServer;
  let scene: Scene;
  let filled: EveryTable;
  let backbone: string;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, FEATURE_ROUTES);
    scene = await makeScene(server.database.owner);
    filled = await fillEveryTable(server.database.owner, scene);
    backbone = await server.cookieFor(filled.people.BACKBONE.personId);
  });
  afterAll(() => server.close());

  /** Sends headers as they are, also such as no client would; the whole answer. */
  const raw = (method: string, path: string, headers: readonly string[], body = ''): Promise<string> => {
    const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
    const lines = [`${method} ${path} HTTP/1.1`, ...headers, ...length, 'Connection: close', '', body];
    return sendRaw(server.port, lines.join('\r\n'));
  };
  const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  const asBackbone = (): string[] => [`Cookie: ${backbone}`, `X-Partnership: ${scene.slug}`];
  const query = '{"query":"{ partnership { slug } }"}';
  /** Every text of every table, for what must stand in none. */
  const everything = async (): Promise<string> => {
    const { owner } = server.database;
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'app', 'auth')`,
    );
    const texts = [];
    for (const { name } of rows) {
      const found = await owner.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      texts.push(...found.rows.map(({ text }) => text));
    }
    return texts.join('\n');
  };

  it('name no host in a mail, a link, a record or an answer', async () => {
    const invite = JSON.stringify({
      query: `mutation ($organisationId: ID!) {
        addMember(email: "new.person@example.org", name: "New Person", organisationId: $organisationId, roles: [BACKBONE]) { __typename }
      }`,
      variables: { organisationId: await scene.organisation('Backbone') },
    });
    let invited = 0;
    for (const headers of MADE_UP) {
      const lines = Object.entries({ host: 'localhost', ...headers }).map(
        ([name, value]) => `${name}: ${value}`,
      );
      const answers = [
        await raw('GET', '/', lines),
        await raw('GET', '/api/meta', lines),
        await raw('GET', '/api/nothing//evil', lines),
        await raw('GET', '/api/auth/get-session', [...lines, `Cookie: ${backbone}`]),
        await raw('POST', '/graphql', [...lines, ...asBackbone(), 'Content-Type: application/json'], invite),
        await raw(
          'POST',
          '/api/auth/sign-in/email',
          [...lines, 'Content-Type: application/json'],
          JSON.stringify({ email: 'nobody@example.org', password: 'a wrong password' }),
        ),
      ];
      invited += answers.filter((answer) => answer.includes('"__typename":"Membership"')).length;
      for (const answer of answers) {
        expect(answer).not.toContain(EVIL);
        expect(answer).not.toMatch(/^location:/im);
        expect(statusOf(answer)).toBeLessThan(500);
      }
    }
    expect(invited).toBeGreaterThan(0);
    const kept = await everything();
    expect(kept).toContain('new.person@example.org');
    expect(kept).not.toContain(EVIL);
  });

  it('that are many, long, or cookies by the hundred, are answered or refused, and the next one is served', async () => {
    const sent: [what: string, headers: string[]][] = [
      ['three thousand headers', Array.from({ length: 3_000 }, (_, nth) => `X-${nth}: a`)],
      ['one of 100 kB', [`X-Long: ${'x'.repeat(100_000)}`]],
      ['a name of 20 kB', [`${'x'.repeat(20_000)}: a`]],
      [
        'five hundred cookies',
        [`Cookie: ${Array.from({ length: 500 }, (_, nth) => `c${nth}=${nth}`).join('; ')}`],
      ],
      ['a cookie of 12 kB', [`Cookie: weft.session_token=${'x'.repeat(12_000)}`]],
      ['cookies of nothing', [`Cookie: ${';=;'.repeat(3_000)}`]],
      ['a header sent twice', ['Content-Type: application/json', 'Content-Type: text/plain']],
    ];
    for (const [what, headers] of sent) {
      const status = statusOf(await raw('GET', '/api/auth/get-session', ['Host: localhost', ...headers]));
      // 0: the line was cut in the middle of it
      expect([what, status === 0 || (status >= 200 && status < 500)]).toEqual([what, true]);
      expect([what, (await fetch(`${server.url}/healthz`)).status]).toEqual([what, 200]);
    }
  });

  it('of two cookies let nobody act as another', async () => {
    const { people } = filled;
    const other = await server.cookieFor(people.FUNDER.personId);
    const viewer = async (cookie: string): Promise<unknown> => {
      const { body } = await server.ask('{ viewer { id } }', { cookie });
      return (body.data?.viewer as { id: string } | null | undefined)?.id ?? 'nobody';
    };
    expect(await viewer(`${backbone}; ${backbone}`)).toBe(people.BACKBONE.personId);
    for (const cookie of [`${other}; ${backbone}`, `${backbone}; ${other}`])
      expect(await viewer(cookie)).toBe('nobody');
    // one that we never signed is none
    for (const cookie of [`weft.session_token=a.b; ${backbone}`, `${backbone}; weft.session_token=a.b`])
      expect(await viewer(cookie)).toBe(people.BACKBONE.personId);
  });

  it('run nothing by a type of content that a foreign page may send, however it is dressed up', async () => {
    for (const type of [
      'text/plain',
      'text/plain; application/json',
      'text/plain;charset=application/json',
      'application/x-www-form-urlencoded; application/json',
      'multipart/form-data; boundary=application/json',
      'application/graphql',
      'application/jsonp',
      'text/json',
      'application/x-json',
      'application/json, text/plain',
      'text/plain, application/json',
      '*/*',
    ]) {
      const answer = await raw(
        'POST',
        '/graphql',
        ['Host: localhost', ...asBackbone(), `Content-Type: ${type}`],
        query,
      );
      expect([type, answer.includes(`"slug":"${scene.slug}"`)]).toEqual([type, false]);
      expect([type, statusOf(answer) >= 400 && statusOf(answer) < 500]).toEqual([type, true]);
    }
    const bare = await raw('POST', '/graphql', ['Host: localhost', ...asBackbone()], query);
    expect([statusOf(bare) >= 400, bare.includes(scene.slug)]).toEqual([true, false]);
    for (const origin of [
      'null',
      'NULL',
      '',
      `http://localhost.${EVIL}`,
      `http://${EVIL}#http://localhost:4400`,
      'file://',
    ])
      expect([
        origin,
        statusOf(
          await raw(
            'POST',
            '/graphql',
            ['Host: localhost', ...asBackbone(), 'Content-Type: application/json', `Origin: ${origin}`],
            query,
          ),
        ),
      ]).toEqual([origin, 403]);
  });

  it('make no GET a POST, and no POST another method', async () => {
    const named = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];
    for (const name of named)
      for (const [method, path] of [
        ['GET', '/graphql?query=%7Bpartnership%7Bslug%7D%7D'],
        ['GET', '/api/auth/sign-out'],
        ['GET', '/graphql?_method=POST&query=%7Bpartnership%7Bslug%7D%7D'],
        ['HEAD', '/graphql?query=%7Bpartnership%7Bslug%7D%7D'],
      ] as const) {
        const answer = await raw(method, path, ['Host: localhost', ...asBackbone(), `${name}: POST`]);
        expect([name, method, path, statusOf(answer)]).toEqual([name, method, path, 404]);
      }
    const { body } = await server.ask('{ partnership { slug } }', {
      cookie: backbone,
      partnership: scene.slug,
      headers: Object.fromEntries(named.map((name) => [name, 'DELETE'])),
    });
    expect(body.data).toEqual({ partnership: { slug: scene.slug } });
  });

  it('and addresses put no line of their own into an answer', async () => {
    for (const path of [
      '/%0d%0aX-Evil:%20yes',
      '/api/exports/claims.csv%0d%0aX-Evil:%20yes',
      `/api/exports/claims.csv?partnership=${scene.slug}%0d%0aX-Evil:%20yes`,
      '/api/invitations/%0d%0aX-Evil:%20yes',
      '/api/statements/%0d%0aX-Evil:%20yes.csv',
      '/api/evidence/x%0aX-Evil:yes',
      '//evil.example/%2e%2e',
      '/\\evil.example',
    ]) {
      const answer = await raw('GET', path, ['Host: localhost', ...asBackbone()]);
      expect([path, /^x-evil:/im.test(answer), /^location:/im.test(answer)]).toEqual([path, false, false]);
      expect([path, statusOf(answer) < 500]).toEqual([path, true]);
    }
    for (const header of [
      'X-Partnership: a\rX-Evil: yes',
      'X-Partnership: a\nX-Evil: yes',
      'Cookie: a=b\r X-Evil: yes',
    ])
      expect([header, /^x-evil:/im.test(await raw('GET', '/api/meta', ['Host: localhost', header]))]).toEqual(
        [header, false],
      );
  });
});
