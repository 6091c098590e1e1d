import { makeScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRoutes } from '../exports/export.routes.js';
import { statementRoutes } from '../payments/statement.routes.js';
import { sendRaw } from '../testing/send-raw.js';
import { ran, testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

describe('requests of no browser of ours', () => {
  let server: TestServer;
  let cookie: string;
  let slug: string;

  beforeAll(async () => {
    server = await testServer(testSchema, {}, [exportRoutes, statementRoutes]);
    const scene = await makeScene(server.database.owner);
    ({ slug } = scene);
    cookie = await server.cookieFor((await scene.person('First Steps', 'LINK_WORKER')).personId);
  });
  afterAll(() => server.close());

  /** Sends bytes as they are; the whole answer. */
  const raw = (...lines: readonly string[]): Promise<string> => sendRaw(server.port, lines.join('\r\n'));
  const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  const post = (headers: Record<string, string>, body = '{"query":"{ here }"}') =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-partnership': slug, ...headers },
      body,
    });

  it('are refused when their length can be read in two ways', async () => {
    const smuggled = 'GET /api/meta HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const head = ['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
    for (const lengths of [
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['Content-Length: 5', 'Content-Length: 6'],
      ['Transfer-Encoding: chunked, identity'],
      ['Transfer-Encoding: xchunked'],
      ['Content-Length: +5'],
      ['Content-Length: 0x5'],
    ]) {
      const answer = await raw(...head, ...lengths, '', `0\r\n\r\n${smuggled}`);
      expect([lengths, statusOf(answer)]).toEqual([lengths, 400]);
      expect(answer.match(/HTTP\/1\.1 /g), 'one answer and no second').toHaveLength(1);
    }
  });

  it('are refused when they are no request, or too long a one', async () => {
    for (const first of ['GET / HTTP/9.9', 'NONSENSE', 'GET /\u0000 HTTP/1.1', 'GET http://[ HTTP/1.1'])
      expect([first, statusOf(await raw(first, 'Host: localhost', 'Connection: close', '', ''))]).toEqual([
        first,
        400,
      ]);
    const long = await raw('GET / HTTP/1.1', 'Host: localhost', `Cookie: a=${'x'.repeat(100_000)}`, '', '');
    expect(statusOf(long)).toBe(431);
    const header = await raw(
      'GET /healthz HTTP/1.1',
      'Host: localhost',
      'Folded: a',
      '\u0000: b',
      'Connection: close',
      '',
      '',
    );
    expect(statusOf(header)).toBe(400);
  });

  it('reach nothing by another method, or by one that a header names', async () => {
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'CONNECT']) {
      const answer = await raw(
        `${method} /graphql HTTP/1.1`,
        'Host: localhost',
        'Secret: kept',
        'Connection: close',
        '',
        '',
      );
      expect([method, statusOf(answer) >= 400 || answer === '']).toEqual([method, true]);
      expect(answer).not.toContain('kept');
    }
    ran.length = 0;
    const override = await fetch(`${server.url}/graphql?query=%7Bme%7D`, {
      headers: { cookie, 'x-http-method-override': 'POST' },
    });
    expect([override.status, ran]).toEqual([404, []]);
  });

  it('enter no partnership by a header that is none', async () => {
    for (const named of [
      `${slug}, ${slug}`,
      `${slug}' OR '1'='1`,
      '../',
      '%00',
      'x'.repeat(4000),
      slug.toUpperCase(),
    ])
      expect([
        named,
        (await (await post({ 'x-partnership': named })).json()).errors?.[0]?.extensions.code,
      ]).toEqual([named, 'FORBIDDEN']);
    const twice = await raw(
      'POST /graphql HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Cookie: ${cookie}`,
      `X-Partnership: ${slug}`,
      'X-Partnership: another',
      'Content-Length: 20',
      'Connection: close',
      '',
      '{"query":"{ here }"}',
    );
    expect(twice).toContain('FORBIDDEN');
  });

  it('are nobody’s with a cookie that is not whole, changed, or another’s by name', async () => {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    const changed = `${value.slice(0, 4)}${value[4] === 'a' ? 'b' : 'a'}${value.slice(5)}`;
    for (const sent of [
      `${name}=${changed}`,
      `${name}=${value.slice(0, -8)}`,
      `${name}=${value.split('.')[0]}.`,
      `${name.toUpperCase()}=${value}`,
      `x${name}=${value}`,
      `${name}[]=${value}`,
      `${name}=${encodeURIComponent(value)}`,
      `a=b; ;;;=;${'c=d;'.repeat(500)}`,
    ])
      expect([sent, (await (await post({ cookie: sent })).json()).errors?.[0]?.extensions.code]).toEqual([
        sent,
        'UNAUTHENTICATED',
      ]);
  });

  it('are refused from another site’s page, in every form that a page can send', async () => {
    ran.length = 0;
    const sent: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4400.evil.example' },
      { origin: 'http://localhost:4401' },
      { origin: 'https://localhost:4400' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { referer: 'https://evil.example/?http://localhost:4400' },
    ];
    for (const headers of sent) expect([headers, (await post(headers)).status]).toEqual([headers, 403]);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/graphql',
    ])
      expect([type, (await post({ 'content-type': type })).status >= 400]).toEqual([type, true]);
    expect(ran).toEqual([]);
  });

  it('are told of no other site that it may read an answer', async () => {
    for (const [path, method] of [
      ['/graphql', 'OPTIONS'],
      ['/api/uploads', 'OPTIONS'],
      ['/api/meta', 'GET'],
      ['/healthz', 'GET'],
      [`/api/exports/claims.csv?partnership=${slug}`, 'GET'],
    ] as const) {
      const { headers } = await fetch(server.url + path, {
        method,
        headers: { cookie, origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      });
      const allowed: string[] = [];
      headers.forEach((_value, name) => {
        if (name.startsWith('access-control-')) allowed.push(name);
      });
      expect([path, allowed]).toEqual([path, []]);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it('believe no address and no host that the sender makes up', async () => {
    const made = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    for (const path of [
      '/',
      '/api/meta',
      '/api/auth/get-session',
      '/api/invitations/abcdefghijklmnopqrstuvwxyz',
    ]) {
      const answer = await raw(
        `GET ${path} HTTP/1.1`,
        ...Object.entries(made).map(([name, value]) => `${name}: ${value}`),
        'Connection: close',
        '',
        '',
      );
      expect(answer).not.toContain('evil.example');
    }
  });

  it('are answered with the same guards whatever they were: page, list, file, refusal and fault', async () => {
    const answers = [
      await fetch(`${server.url}/`),
      await fetch(`${server.url}/api/nothing`),
      await fetch(`${server.url}/api/evidence/x`, { headers: { cookie } }),
      await fetch(`${server.url}/api/statements/x.csv`, { headers: { cookie } }),
      await fetch(`${server.url}/api/exports/participants.csv?partnership=${slug}`, { headers: { cookie } }),
      await fetch(`${server.url}/api/auth/get-session`),
      await post({}),
      await post({}, '{"query":"{ broken }"}'),
      await post({}, 'x'.repeat(200_000)),
      await post({ origin: 'https://evil.example' }),
    ];
    for (const { url, status, headers } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect([url, status, policy]).toEqual([url, status, expect.stringContaining("frame-ancestors 'none'")]);
      expect([url, status, headers.get('x-content-type-options')]).toEqual([url, status, 'nosniff']);
      expect([url, status, headers.get('referrer-policy')]).toEqual([url, status, 'same-origin']);
      if (url.includes('/api/') || url.includes('/graphql'))
        expect([url, status, headers.get('cache-control')]).toEqual([url, status, 'no-store']);
    }
  });
});
