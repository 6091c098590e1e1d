import { makeScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const many = (count: number, one: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => one(nth)).join(' ');
const nested = (depth: number, open: string, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);
const asked = (query: unknown, variables?: unknown, more: object = {}): string =>
  JSON.stringify({ query, variables, ...more });
const CLAIMS =
  'query ($filter: ClaimFilter, $first: Int! = 25) { claims(first: $first, filter: $filter) { totalCount } }';

/** Requests that somebody sends to hurt, as the bytes of their bodies. Each must be refused as the sender's fault. */
const HOSTILE: Readonly<Record<string, string>> = {
  'fifty levels deep': asked(
    `{ ${nested(25, 'participants { edges { node { claims { edges { node { participant { ', 'id', ' } } } } } } }')} }`,
  ),
  'as deep as the tokens reach': asked(`{ ${nested(600, 'claims { ', 'totalCount', ' }')} }`),
  'ten thousand other names': asked(`{ ${many(10_000, (nth) => `a${nth}: viewer { id }`)} }`),
  'as many other names as a body holds': asked(`{ ${many(4_900, (nth) => `a${nth}:__typename`)} }`),
  'the schema in a hundred names': asked(
    `{ __schema { ${many(100, (nth) => `a${nth}: types { fields { type { fields { name } } } }`)} } }`,
  ),
  'the schema in names by a fragment': asked(
    `{ __schema { types { ...T } } } fragment T on __Type { ${many(90, (nth) => `a${nth}: fields { type { fields { name } } }`)} }`,
  ),
  'the schema again and again': asked(
    `{ ${many(5, (nth) => `a${nth}: __schema { types { fields { type { fields { name args { name } } } } } }`)} }`,
  ),
  'a megabyte of query': asked(`{ viewer { id } } #${'x'.repeat(1_000_000)}`),
  'a megabyte of names': asked(`{ ${many(100_000, () => 'viewer { id }')} }`),
  'a comment of a hundred kilobytes': asked(`{ nothing } #${'x'.repeat(95_000)}`),
  'fields that are not there': asked(`{ ${many(900, (nth) => `participantss${nth}`)} }`),
  'arguments that are not there': asked(
    `{ claims(${many(400, (nth) => `filtter${nth}: 1`)}) { totalCount } }`,
  ),
  'the same field again and again': asked(`{ ${many(190, () => 'claims { edges { node { id } } }')} }`),
  'the same name for different fields': asked(
    `{ ${many(300, (nth) => `a: ${nth % 2 ? 'viewer { id }' : 'partnership { id }'}`)} }`,
  ),
  'the same name in hundreds of fragments': asked(
    `{ ${many(130, (nth) => `... on Query { a: viewer { b: ${nth % 2 ? 'id' : 'name'} } }`)} }`,
  ),
  'directives in hundreds': asked(`{ viewer ${many(320, () => '@skip(if: false)')} { id } }`),
  'directives that are not there': asked(`{ viewer ${many(900, (nth) => `@no${nth}`)} { id } }`),
  'fragments in a circle': asked('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  'a fragment in itself': asked('{ ...A } fragment A on Query { viewer { id } ...A }'),
  'a long circle of fragments': asked(
    `{ ...F0 } ${many(250, (nth) => `fragment F${nth} on Query { ...F${(nth + 1) % 250} }`)}`,
  ),
  'fragments that double': asked(
    `{ ...F0 } ${many(120, (nth) => `fragment F${nth} on Query { ...F${nth + 1} ...F${nth + 1} }`)} fragment F120 on Query { viewer { id } }`,
  ),
  'lists in lists in a literal': asked(
    `{ claims(filter: { states: ${nested(900, '[', 'PAID', ']')} }) { totalCount } }`,
  ),
  'objects in objects in a literal': asked(
    `{ claims(filter: ${nested(600, '{ a: ', '1', ' }')}) { totalCount } }`,
  ),
  'a hundred operations at once': `[${many(100, () => asked('{ viewer { id } }')).replaceAll('} {', '},{')}]`,
  'JSON in JSON in JSON': `{"query":"{ viewer { id } }","variables":{"a":${nested(45_000, '[', '1', ']')}}}`,
  'JSON in JSON where a filter belongs': `{"query":${JSON.stringify(CLAIMS)},"variables":{"filter":${nested(15_000, '{"a":', '1', '}')}}}`,
  'JSON in JSON in the extensions': `{"query":"{ nothing }","extensions":${nested(15_000, '{"a":', '1', '}')}}`,
  'a filter of the wrong type': asked(CLAIMS, { filter: 'all' }),
  'states that are none': asked(CLAIMS, { filter: { states: Array(5_000).fill('HAPPY') } }),
  'ids by the thousand that are none': asked(
    'mutation ($ids: [ID!]!) { approveClaims(ids: $ids) { __typename } }',
    {
      ids: Array.from({ length: 2_000 }, (_, nth) => ({ nth })),
    },
  ),
  'a number that is none': `{"query":${JSON.stringify(CLAIMS)},"variables":{"first":1e999}}`,
  'a prototype': '{"query":"{ viewer { id } }","variables":{"__proto__":{"isOperator":true}}}',
  'a constructor’s prototype':
    '{"query":"{ viewer { id } }","constructor":{"prototype":{"isOperator":true}}}',
  'no query': asked(undefined),
  'a query that is a number': asked(5),
  'a query that is a list': asked(['{ viewer { id } }']),
  'variables that are a text': asked('{ viewer { id } }', 'all of them'),
  'an operation that is not there': asked(
    'query A { viewer { id } }',
    {},
    { operationName: 'B'.repeat(50_000) },
  ),
  'a subscription': asked('subscription { viewer { id } }'),
  'a question by its hash': asked(
    undefined,
    {},
    {
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    },
  ),
  'half of a body': '{"query":"{ viewer',
  'no body': '',
  'something else': '\u0000\u0001\u0002',
};

const CODES = new Set(['BAD_USER_INPUT', 'TOO_COMPLEX']);
const TIMES = 7;
/** Of this process, client and server together; not of the clock, which other programs share. */
const MOST_CPU_MS = 100;

describe('what is sent to /graphql to hurt', () => {
  let server: TestServer;
  let headers: Record<string, string>;

  beforeAll(async () => {
    server = await testServer(await apiSchema());
    const scene = await makeScene(server.database.owner);
    const { personId } = await scene.person('First Steps', 'LINK_WORKER');
    headers = {
      'content-type': 'application/json',
      cookie: await server.cookieFor(personId),
      'x-partnership': scene.slug,
    };
    // what runs for the first time is compiled
    for (const body of Object.values(HOSTILE)) await (await send(body)).text();
  });
  afterAll(() => server.close());

  const send = (body: string): Promise<Response> =>
    fetch(`${server.url}/graphql`, { method: 'POST', headers, body });

  it.each(Object.entries(HOSTILE))('is refused at once: %s', async (_how, body) => {
    const spent: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      const before = process.cpuUsage();
      const answer = await send(body);
      const text = await answer.text();
      const { user, system } = process.cpuUsage(before);
      spent.push((user + system) / 1000);
      expect(answer.status, text.slice(0, 500)).toBeGreaterThanOrEqual(400);
      expect(answer.status, text.slice(0, 500)).toBeLessThan(500);
      const { errors } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
      expect(errors.length).toBeGreaterThan(0);
      for (const { extensions } of errors) expect(CODES).toContain(extensions.code);
      expect(text.length, 'the answer is not a weapon either').toBeLessThan(60_000);
    }
    expect(spent.sort((one, other) => one - other)[Math.floor(TIMES / 2)]).toBeLessThan(MOST_CPU_MS);
  });

  it('leaves the server as it was', async () => {
    const answer = await send(asked('{ viewer { id isOperator } }'));
    expect(await answer.json()).toMatchObject({ data: { viewer: { isOperator: false } } });
    expect(server.log.filter((line) => line.includes('failed inside'))).toEqual([]);
    expect(({} as { isOperator?: boolean }).isOperator).toBeUndefined();
  });
});
