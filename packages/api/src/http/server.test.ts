import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gate, ran, testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

describe('the server', () => {
  let server: TestServer;
  let webFolder: string;
  const script = 'console.log("weft");\n';

  beforeAll(async () => {
    webFolder = mkdtempSync(join(tmpdir(), 'weft-web-'));
    mkdirSync(join(webFolder, 'assets'));
    writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Weft</title>');
    writeFileSync(join(webFolder, 'assets', 'main-1a2b3c.js'), script);
    server = await testServer(testSchema, { webFolder: `${webFolder}/` });
  });
  afterAll(async () => {
    await server.close();
    rmSync(webFolder, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

  it('shows the page at every address that is no file, asked for anew each time', async () => {
    for (const path of ['/', '/sign-in', '/p/kirklees/claims?state=VERIFIED']) {
      const answer = await get(path);
      expect([path, answer.status, await answer.text()]).toEqual([
        path,
        200,
        '<!doctype html><title>Weft</title>',
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await get('/assets/main-1a2b3c.js');
    expect([asset.headers.get('cache-control'), await asset.text()]).toEqual([
      'public, max-age=31536000, immutable',
      script,
    ]);
  });

  it('shows the page and the files that a build has put there meanwhile, and of what is gone that it is', async () => {
    const before = '<!doctype html><title>Weft</title>';
    const replaced = '<!doctype html><title>Weft, newer</title>';
    const page = join(webFolder, 'index.html');
    rmSync(page);
    // a build has just begun
    expect(await (await get('/')).text()).toBe(before);
    rmSync(join(webFolder, 'assets', 'main-1a2b3c.js'));
    writeFileSync(page, replaced);
    writeFileSync(join(webFolder, 'assets', 'main-4d5e6f.js'), script);
    expect(await (await get('/p/kirklees')).text()).toBe(replaced);
    const newer = await get('/assets/main-4d5e6f.js');
    expect([newer.status, newer.headers.get('cache-control'), await newer.text()]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      script,
    ]);
    const gone = await get('/assets/main-1a2b3c.js');
    expect([gone.status, gone.headers.get('cache-control') ?? '']).toEqual([
      404,
      expect.not.stringMatching(/max-age|immutable/),
    ]);
  });

  it('says {code, message} where there is neither page nor file', async () => {
    for (const path of ['/assets/gone.js', '/api/nothing', '/graphql', '/api/evidence']) {
      const answer = await get(path);
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        404,
        { code: 'NOT_FOUND', message: 'There is no such record, or it is not yours to see.' },
      ]);
    }
    expect((await fetch(`${server.url}/sign-in`, { method: 'POST' })).status).toBe(404);
    for (const path of ['/..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2fetc/passwd'])
      expect(await (await get(path)).text(), path).not.toContain('root:');
    expect((await get('/assets/..%2findex.html')).status).toBeGreaterThanOrEqual(400);
  });

  it('says {code, message} behind the same guards to an address that cannot be read', async () => {
    for (const path of ['/%', '/api/evidence/%zz', '/%ff']) {
      const answer = await get(path);
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        400,
        { code: 'BAD_USER_INPUT', message: 'This request cannot be understood.' },
      ]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('lets the page run its own scripts alone, and nobody frame it', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy.split(';').map((part) => part.trim())).toContain(rule);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|upgrade-insecure/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is alive at once, and ready when database, migrations and queue are right', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
    const before = await get('/readyz');
    expect([before.status, await before.json()]).toEqual([
      503,
      { status: 'not ready', missing: ['migrations'] },
    ]);

    const { owner } = server.database;
    await owner.query('CREATE SCHEMA installation; CREATE TABLE installation.migration (name text)');
    await owner.query('INSERT INTO installation.migration SELECT name FROM public.migrations');
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
    await owner.query('DROP SCHEMA queue CASCADE');
    expect(await (await get('/readyz')).json()).toEqual({ status: 'not ready', missing: ['queue'] });
  });
});

describe('the server, told to stop', () => {
  it('finishes what it has begun, and takes nothing new', async () => {
    const server = await testServer(testSchema);
    const asked = server.ask('{ slowly }');
    await expect.poll(() => ran).toContain('slowly');
    const closed = server.close();
    gate.open();
    expect((await asked).body.data).toEqual({ slowly: 'done' });
    await closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
  });
});
