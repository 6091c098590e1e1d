import { makeScene, type Scene } from '@weft/shared/testing';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportRoutes } from '../exports/export.routes.js';
import { resetSecondFactor } from '../operator/reset-second-factor.js';
import { statementRoutes } from '../payments/statement.routes.js';
import { apiSchema } from '../schema.js';
import { everyOperation } from '../testing/every-operation.js';
import { codeNow, secondFactorOf } from '../testing/second-factors.js';
import { cookieOf, PASSWORD, postJson, type TestServer, testServer } from '../testing/test-server.js';

describe('a second factor', () => {
  let schema: GraphQLSchema;
  let server: TestServer;
  let scene: Scene;
  let personId: string;
  let email: string;
  let cookie: string;

  beforeAll(async () => {
    schema = await apiSchema();
    server = await testServer(schema, {}, [statementRoutes, exportRoutes]);
    scene = await makeScene(server.database.owner);
    await server.database.owner.query(
      `UPDATE partnership SET second_factor_roles = '{VERIFIER,COMMISSIONER}'`,
    );
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    personId = (await scene.person('The Council', 'VERIFIER')).personId;
    email = `${personId}@example.org`;
    cookie = await server.cookieFor(personId);
  });

  const signIn = async () =>
    cookieOf(await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD }));
  const here = async (as: string) => {
    const { body } = await server.ask('{ partnership { slug } }', { cookie: as, partnership: scene.slug });
    return body.data ? 'IN' : (body.errors?.[0]?.extensions.reason ?? body.errors?.[0]?.extensions.code);
  };
  const forgetSteps = () => server.database.owner.query('UPDATE auth.second_factor SET "lastStep" = 0');
  const said = async (answer: Response) => {
    const { code, reason } = (await answer.json()) as { code: string; reason?: string };
    return [answer.status, code, reason];
  };
  const NEEDED = [403, 'FORBIDDEN', 'SECOND_FACTOR_NEEDED'];

  it('is asked of the roles that the partnership names, and of nobody else', async () => {
    expect(await here(cookie)).toBe('SECOND_FACTOR_NEEDED');
    const { personId: other } = await scene.person('First Steps', 'LINK_WORKER');
    expect(await here(await server.cookieFor(other))).toBe('IN');
    const { body } = await server.ask('{ viewer { id } }', { cookie });
    expect(body.data).toEqual({ viewer: { id: personId } });
    expect(await secondFactorOf(server, cookie).state()).toEqual({
      available: true,
      isEnrolled: false,
      hasPassed: false,
      isNeeded: true,
      codesLeft: null,
      proof: 'NONE',
    });
  });

  it('is set up once a code of it was right, and opens the partnership in that session alone', async () => {
    const elsewhere = await signIn();
    const factor = secondFactorOf(server, cookie);
    const { secret, address } = await factor.post('set-up');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(address).toBe(`otpauth://totp/Weft:${encodeURIComponent(email)}?secret=${secret}&issuer=Weft`);
    expect(await factor.post('confirm', { code: '000000' })).toMatchObject({
      status: 400,
      code: 'WRONG_CODE',
    });
    expect(await here(cookie)).toBe('SECOND_FACTOR_NEEDED');
    const { status, recoveryCodes } = await factor.post('confirm', { code: codeNow(secret) });
    expect(status).toBe(200);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){5}[A-HJ-NP-Z2-9]{4}$/);
    expect(await here(cookie)).toBe('IN');
    expect(await here(elsewhere)).toBe('UNAUTHENTICATED');
    expect(await factor.state()).toMatchObject({
      isEnrolled: true,
      hasPassed: true,
      codesLeft: 10,
      proof: 'CODE',
    });
    // neither the secret nor a code lies in the database as it is
    const kept = await server.database.owner.query(
      `SELECT f.secret, (SELECT string_agg(c.hash, ' ') FROM auth.recovery_code c WHERE c."userId" = f."userId") AS hashes
       FROM auth.second_factor f WHERE f."userId" = $1`,
      [personId],
    );
    expect(JSON.stringify(kept.rows)).not.toContain(secret);
    expect(JSON.stringify(kept.rows).toUpperCase()).not.toContain(recoveryCodes[0]?.replaceAll('-', ''));
    expect(server.log.join('')).not.toContain(secret);
  });

  it('that one has is asked for everywhere: by every query, every mutation and every path', async () => {
    await secondFactorOf(server, cookie).setUp();
    const half = await signIn();
    const open: string[] = [];
    const operations = everyOperation(schema);
    for (const { name, query } of operations)
      for (const partnership of [scene.slug, undefined]) {
        const { body } = await server.ask(query, { cookie: half, ...(partnership ? { partnership } : {}) });
        const { code = null, reason = null } = { ...body.errors?.[0]?.extensions } as Record<string, unknown>;
        // without a partnership most say that first
        const isRefused = reason === 'SECOND_FACTOR_NEEDED' || (!partnership && code === 'FORBIDDEN');
        if (!isRefused || (body.data && Object.values(body.data).some((value) => value !== null)))
          open.push(`${name}: ${JSON.stringify(body)}`);
      }
    expect(open).toEqual([]);
    expect(operations.length).toBeGreaterThan(50);

    const id = '00000000-0000-4000-8000-000000000000';
    for (const path of [
      '/api/auth/get-session',
      '/api/auth/list-sessions',
      `/api/evidence/${id}?partnership=${scene.slug}`,
      `/api/exports/claims.csv?partnership=${scene.slug}`,
      `/api/statements/${id}.csv?partnership=${scene.slug}`,
    ])
      expect([path, ...(await said(await fetch(server.url + path, { headers: { cookie: half } })))]).toEqual([
        path,
        ...NEEDED,
      ]);
    for (const path of [
      'revoke-session',
      'revoke-sessions',
      'revoke-other-sessions',
      'change-password',
      'second-factor/set-up',
      'second-factor/confirm',
      'second-factor/recovery-codes',
    ])
      expect([
        path,
        ...(await said(
          await postJson(`${server.url}/api/auth/${path}`, { token: 'a', code: '123456' }, { cookie: half }),
        )),
      ]).toEqual([path, ...NEEDED]);
    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), 'a.pdf');
    const upload = await fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      body: form,
      headers: { cookie: half, 'x-partnership': scene.slug },
    });
    expect(await said(upload)).toEqual(NEEDED);
    expect((await postJson(`${server.url}/api/auth/sign-out`, {}, { cookie: half })).status).toBe(200);
    expect(await here(half)).toBe('UNAUTHENTICATED');
  });

  it('takes each code once, in any session, and of many at once one', async () => {
    const { secret } = await secondFactorOf(server, cookie).setUp();
    const [one, other] = [await signIn(), await signIn()];
    const code = codeNow(secret);
    const tries = await Promise.all(
      [one, other, one, other].map((as) => secondFactorOf(server, as).post('check', { code })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    expect([await here(one), await here(other)].sort()).toEqual(['IN', 'SECOND_FACTOR_NEEDED']);
    const late = await signIn();
    const check = (given: string) => secondFactorOf(server, late).post('check', { code: given });
    // a code of an earlier step is as used as the one that was typed
    expect((await check(codeNow(secret, -1))).status).toBe(400);
    expect((await check(codeNow(secret, 3))).status).toBe(400);
    const next = codeNow(secret, 1);
    expect((await check(`${next.slice(0, 3)} ${next.slice(3)}`)).status).toBe(200);
    expect(await here(late)).toBe('IN');
  });

  it('takes a recovery code instead, once', async () => {
    const { recoveryCodes } = await secondFactorOf(server, cookie).setUp();
    const code = recoveryCodes[3] ?? '';
    const half = await signIn();
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    const [first, second] = await Promise.all([
      secondFactorOf(server, half).post('check', { code: typed }),
      secondFactorOf(server, half).post('check', { code }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 400]);
    expect(await here(half)).toBe('IN');
    expect(await secondFactorOf(server, half).state()).toMatchObject({ codesLeft: 9 });
    expect((await secondFactorOf(server, await signIn()).post('check', { code })).status).toBe(400);
    // another person's are no use
    const { personId: other } = await scene.person('The Council', 'COMMISSIONER');
    const theirs = secondFactorOf(server, await server.cookieFor(other));
    await theirs.setUp();
    expect((await theirs.post('check', { code: recoveryCodes[4] })).status).toBe(400);
  });

  it('locks the account after ten wrong codes, and the right password does not begin to count anew', async () => {
    const { secret } = await secondFactorOf(server, cookie).setUp();
    for (let attempt = 0; attempt < 10; attempt++) {
      const half = attempt % 3 === 0 ? await signIn() : cookie;
      const wrong = await secondFactorOf(server, half).post('check', { code: '12345' });
      expect(wrong).toMatchObject({ status: 400, code: 'WRONG_CODE' });
    }
    expect(await secondFactorOf(server, cookie).post('check', { code: codeNow(secret) })).toMatchObject({
      status: 403,
      code: 'ACCOUNT_LOCKED',
    });
    const refused = await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD });
    expect(refused.status).toBe(403);
    await server.database.owner.query('DELETE FROM auth.sign_in_failure');
    expect((await secondFactorOf(server, cookie).post('check', { code: codeNow(secret) })).status).toBe(200);
    expect((await server.database.owner.query('SELECT FROM auth.sign_in_failure')).rowCount).toBe(0);
  });

  it('is replaced by who shows the old one or a recovery code, and the old one is worth nothing then', async () => {
    const factor = secondFactorOf(server, cookie);
    const { secret: old, recoveryCodes } = await factor.setUp();
    expect(await factor.post('set-up')).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await factor.post('set-up', { proof: PASSWORD })).toMatchObject({
      status: 400,
      code: 'WRONG_CODE',
    });
    const { secret, status } = await factor.post('set-up', { proof: recoveryCodes[0] });
    expect(status).toBe(200);
    // until the first code of the new one, the old one counts
    const between = await signIn();
    expect((await secondFactorOf(server, between).post('check', { code: codeNow(old) })).status).toBe(200);
    const renewed = await factor.post('confirm', { code: codeNow(secret, -1) });
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect([await here(cookie), await here(between)]).toEqual(['IN', 'UNAUTHENTICATED']);
    await forgetSteps();
    const half = secondFactorOf(server, await signIn());
    for (const code of [codeNow(old), codeNow(old, 1), recoveryCodes[1]])
      expect((await half.post('check', { code })).status).toBe(400);
    expect((await half.post('check', { code: codeNow(secret) })).status).toBe(200);
    const fresh = await half.post('recovery-codes', { code: codeNow(secret, 1) });
    expect(fresh.recoveryCodes).toHaveLength(10);
    expect(fresh.recoveryCodes).not.toContain(renewed.recoveryCodes[0]);
    expect((await half.post('check', { code: renewed.recoveryCodes[0] })).status).toBe(400);
  });

  it('is set up in a session that is not fresh with the password only, and within a quarter of an hour', async () => {
    const factor = secondFactorOf(server, cookie);
    await server.database.owner.query(`UPDATE auth.session SET "createdAt" = now() - interval '11 minutes'`);
    expect(await factor.state()).toMatchObject({ proof: 'PASSWORD' });
    expect((await factor.post('set-up')).status).toBe(400);
    expect(await factor.post('set-up', { proof: 'wrong' })).toMatchObject({
      status: 400,
      code: 'INVALID_PASSWORD',
    });
    const { secret } = await factor.post('set-up', { proof: PASSWORD });
    await server.database.owner.query(
      `UPDATE auth.second_factor SET "pendingAt" = now() - interval '16 minutes' WHERE "userId" = $1`,
      [personId],
    );
    expect(await factor.post('confirm', { code: codeNow(secret) })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await factor.state()).toMatchObject({ isEnrolled: false });
  });

  it('stays given when the password is changed', async () => {
    await secondFactorOf(server, cookie).setUp();
    const changed = await postJson(
      `${server.url}/api/auth/change-password`,
      { currentPassword: PASSWORD, newPassword: 'quite another password' },
      { cookie },
    );
    expect(changed.status).toBe(200);
    expect(await here(cookieOf(changed))).toBe('IN');
  });

  it('is taken away by the operator, for who has lost telephone and codes', async () => {
    await secondFactorOf(server, cookie).setUp();
    const settings = { databaseUrl: server.database.ownerUrl };
    expect(await resetSecondFactor(settings, email)).toBe(true);
    expect(await here(cookie)).toBe('UNAUTHENTICATED');
    const again = await signIn();
    expect(await secondFactorOf(server, again).state()).toMatchObject({ isEnrolled: false, isNeeded: true });
    expect(await resetSecondFactor(settings, email)).toBe(false);
    await expect(resetSecondFactor(settings, 'nobody@example.org')).rejects.toThrow('There is no account');
  });
});
