import { randomUUID } from 'node:crypto';
import { makeScene } from '@weft/shared/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { cookieOf, PASSWORD, postJson, type TestServer, testServer } from '../testing/test-server.js';

describe('signing in', () => {
  let server: TestServer;
  let personId: string;
  let email: string;
  let strangerEmail: string;

  beforeAll(async () => {
    server = await testServer(testSchema);
    const scene = await makeScene(server.database.owner);
    ({ personId } = await scene.person('First Steps', 'LINK_WORKER'));
    email = `${personId}@example.org`;
    await server.signIn.createAccount({ personId, email, name: 'Ann Lee', password: PASSWORD });
    const stranger = await scene.person('First Steps', 'LINK_WORKER');
    strangerEmail = `${stranger.personId}@example.org`;
    await server.signIn.createAccount({
      personId: stranger.personId,
      email: strangerEmail,
      name: 'Sam Roe',
      password: PASSWORD,
    });
  });
  afterEach(async () => {
    await server.database.owner.query('TRUNCATE auth.sign_in_failure, auth.sign_in_attempt, auth.session');
  });
  afterAll(() => server.close());

  const signIn = (asked: { email?: string; password?: string } = {}, headers: Record<string, string> = {}) =>
    postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD, ...asked }, headers);
  const who = async (cookie: string): Promise<unknown> =>
    (await server.ask('{ me }', { cookie })).body.data?.me;
  const refusal = async (answer: Response): Promise<unknown> => [
    answer.status,
    ((await answer.json()) as { code: string }).code,
  ];

  it('sets a session cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await signIn({ email: ` ${email.toUpperCase()} ` });
    expect(answer.status).toBe(200);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^weft\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).not.toMatch(/Secure|Domain/i);
    expect(await who(cookieOf(answer))).toBe(personId);
  });

  it('says the same of a wrong password and of an address that has no account', async () => {
    const wrong = await signIn({ password: 'not this one, surely' });
    const unknown = await signIn({ email: 'nobody@example.org' });
    expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()]);
    expect(wrong.status).toBe(401);
  });

  it('locks an account for 15 minutes after ten failures in a row, also for the right password', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await signIn({ password: 'wrong password' })).status).toBe(401);
    const locked = await signIn();
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(await locked.json()).toEqual({
      code: 'ACCOUNT_LOCKED',
      message: 'Too many wrong passwords or codes for this address. Try again in 15 minutes.',
    });
    expect(await refusal(await signIn({ email: email.toUpperCase() }))).toEqual([403, 'ACCOUNT_LOCKED']);

    const minutesLater = (minutes: number) =>
      server.database.owner.query(
        'UPDATE auth.sign_in_failure SET locked_until = locked_until - make_interval(mins => $1)',
        [minutes],
      );
    await minutesLater(14);
    expect((await signIn()).status).toBe(403);
    await minutesLater(1);
    expect((await signIn()).status).toBe(200);
  });

  it('answers an address without an account exactly alike, so that the lock tells nothing', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 11; attempt++)
      answers.push((await signIn({ email: 'nobody@example.org', password: 'wrong password' })).status);
    expect(answers).toEqual([...Array(10).fill(401), 403]);
  });

  it('begins to count anew after a right password', async () => {
    for (let attempt = 0; attempt < 9; attempt++) await signIn({ password: 'wrong password' });
    expect((await signIn()).status).toBe(200);
    for (let attempt = 0; attempt < 9; attempt++) await signIn({ password: 'wrong password' });
    expect((await signIn()).status).toBe(200);
  });

  it('gives many guesses at once no more than ten', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => signIn({ password: 'wrong password' })),
    );
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 403)).toHaveLength(15);
  });

  it('takes a hundred attempts a minute from one address, whoever they are for', async () => {
    await server.database.owner.query(
      `INSERT INTO auth.sign_in_attempt (address, times, last_at)
       SELECT '127.0.0.1', array_agg(now() - make_interval(secs => 50 - n * 0.1) ORDER BY n), now() FROM generate_series(1, 98) n`,
    );
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => signIn({ email: `${randomUUID()}@example.org` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([401, 401, 429, 429, 429]);
    const refused = await signIn();
    expect(await refusal(refused.clone())).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    // what is sent as one's address by oneself is not believed
    expect(
      (await signIn({}, { 'x-forwarded-for': '203.0.113.9', 'x-weft-address': '203.0.113.9' })).status,
    ).toBe(429);
    await server.database.owner.query(
      `UPDATE auth.sign_in_attempt SET times = ARRAY(SELECT t - interval '30 seconds' FROM unnest(times) t)`,
    );
    expect((await signIn()).status).toBe(200);
  });

  it('refuses what another site’s page sends, here and on every path that changes something', async () => {
    const cookie = cookieOf(await signIn());
    const paths = [
      '/graphql',
      '/api/auth/sign-in/email',
      '/api/auth/sign-out',
      '/api/uploads',
      '/api/invitations/abc',
    ];
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${server.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { referer: 'https://evil.example/page' },
    ];
    for (const path of paths)
      for (const headers of foreign) {
        const answer = await postJson(`${server.url}${path}`, { query: '{ me }' }, { cookie, ...headers });
        expect([path, headers, answer.status]).toEqual([path, headers, 403]);
      }
    expect(await who(cookie)).toBe(personId);
    for (const origin of ['http://localhost:4400', server.url])
      expect((await signIn({}, { origin })).status).toBe(200);
  });

  it('lists the sessions of a person and ends one of them, or all', async () => {
    const here = cookieOf(await signIn({}, { 'user-agent': 'the office' }));
    const there = cookieOf(await signIn({}, { 'user-agent': 'a lost telephone' }));
    const listed = await fetch(`${server.url}/api/auth/list-sessions`, { headers: { cookie: here } });
    const sessions = (await listed.json()) as { id: string; userAgent: string; ipAddress: string }[];
    expect(sessions.map((session) => session.userAgent).sort()).toEqual(['a lost telephone', 'the office']);
    expect(sessions[0]?.ipAddress).toBe('127.0.0.1');

    const lost = sessions.find((session) => session.userAgent === 'a lost telephone');
    const end = async (id: unknown, cookie: string) =>
      (await postJson(`${server.url}/api/auth/revoke-session`, { id }, { cookie })).status;
    expect([await end(lost?.id, ''), await end(undefined, here)]).toEqual([401, 400]);
    const stranger = cookieOf(await signIn({ email: strangerEmail }));
    expect([await end(lost?.id, stranger), await end('no id', here)]).toEqual([200, 200]);
    expect([await who(there), await who(here)]).toEqual([personId, personId]);
    expect(await end(lost?.id, here)).toBe(200);
    expect([await who(there), await who(here)]).toEqual([null, personId]);
    await server.signIn.endSessionsOf(personId);
    expect(await who(here)).toBeNull();
  });

  it('says no session’s token in any body', async () => {
    const bodies: string[] = [];
    const heard = async (answer: Response): Promise<Response> => {
      bodies.push(await answer.clone().text());
      expect(answer.status).toBe(200);
      return answer;
    };
    const cookie = cookieOf(await heard(await signIn()));
    for (const path of ['get-session', 'list-sessions'])
      await heard(await fetch(`${server.url}/api/auth/${path}`, { headers: { cookie } }));
    const change = { currentPassword: PASSWORD, newPassword: PASSWORD };
    await heard(await postJson(`${server.url}/api/auth/change-password`, change, { cookie }));
    const token = /session_token=([^.]+)/.exec(decodeURIComponent(cookie))?.[1] ?? '';
    expect(token.length).toBeGreaterThan(20);
    for (const body of bodies) {
      expect(body).not.toContain(token);
      expect(body).not.toContain('"token"');
    }
    expect(bodies[1]).toContain('"session":{');
  });

  it('signs out, and forgets a session that is out of date', async () => {
    const cookie = cookieOf(await signIn());
    expect((await postJson(`${server.url}/api/auth/sign-out`, {}, { cookie })).status).toBe(200);
    expect(await who(cookie)).toBeNull();
    const other = cookieOf(await signIn());
    await server.database.owner.query(`UPDATE auth.session SET "expiresAt" = now() - interval '1 second'`);
    expect(await who(other)).toBeNull();
    const left = async () => (await server.database.owner.query('SELECT FROM auth.session')).rowCount;
    await server.signIn.sweep();
    // for a day it can still be said why it ended
    expect(await left()).toBe(1);
    await server.database.owner.query(
      `UPDATE auth.session SET "expiresAt" = now() - interval '25 hours', "lastSeenAt" = now() - interval '25 hours'`,
    );
    await server.signIn.sweep();
    expect(await left()).toBe(0);
  });

  it('changes a password for who knows it, and ends every other session', async () => {
    const change = (body: object, cookie: string) =>
      postJson(`${server.url}/api/auth/change-password`, body, { cookie });
    const cookie = cookieOf(await signIn());
    const elsewhere = cookieOf(await signIn());
    const next = 'quite another password';
    expect((await change({ currentPassword: 'wrong password', newPassword: next }, cookie)).status).toBe(400);
    expect((await change({ currentPassword: PASSWORD, newPassword: 'short' }, cookie)).status).toBe(400);
    const changed = await change({ currentPassword: PASSWORD, newPassword: next }, cookie);
    expect(changed.status).toBe(200);
    expect(await who(elsewhere)).toBeNull();
    expect(await who(cookieOf(changed))).toBe(personId);
    expect([(await signIn()).status, (await signIn({ password: next })).status]).toEqual([401, 200]);
    await change({ currentPassword: next, newPassword: PASSWORD }, cookieOf(changed));
  });

  it('opens nothing else of the sign-in library', async () => {
    const cookie = cookieOf(await signIn());
    for (const path of [
      'sign-up/email',
      'update-user',
      'delete-user',
      'change-email',
      'request-password-reset',
      'verify-password',
    ])
      expect([path, (await postJson(`${server.url}/api/auth/${path}`, {}, { cookie })).status]).toEqual([
        path,
        404,
      ]);
    for (const body of [{}, { email }, { email, password: 5 }, { email: 'x'.repeat(300), password: 'y' }, []])
      expect((await postJson(`${server.url}/api/auth/sign-in/email`, body)).status).toBe(400);
    const form = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      body: new URLSearchParams({ email }),
    });
    expect(form.status).toBe(415);
  });

  it('makes one account for a person, and none with a password that is too short', async () => {
    const again = await server.signIn.createAccount({
      personId,
      email,
      name: 'Ann Lee',
      password: 'another password',
    });
    expect(again).toBe(false);
    expect((await signIn()).status).toBe(200);
    const { rows } = await server.database.owner.query('SELECT account_since FROM person WHERE id = $1', [
      personId,
    ]);
    expect(rows[0]).toMatchObject({ account_since: expect.any(Date) });
    await expect(
      server.signIn.createAccount({
        personId: randomUUID(),
        email: 'new@example.org',
        name: 'New',
        password: 'short',
      }),
    ).rejects.toThrow('at least 8 characters');
  });
});

describe('accounts of the demonstration', () => {
  it('sign in while the database is a demonstration’s, and nowhere else', async () => {
    const server = await testServer(testSchema);
    try {
      const scene = await makeScene(server.database.owner);
      const { personId } = await scene.person('First Steps', 'LINK_WORKER');
      const email = `${personId}@example.org`;
      await server.database.owner.query('UPDATE person SET demonstration = true WHERE id = $1', [personId]);
      await server.signIn.createAccount({
        personId,
        email,
        name: 'Ann',
        password: PASSWORD,
        demonstration: true,
      });
      const signIn = () => postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD });
      expect((await signIn()).status).toBe(401);
      const meta = await fetch(`${server.url}/api/meta`);
      expect(await meta.json()).toEqual({ demonstration: false });
    } finally {
      await server.close();
    }
  });

  it('are listed with their password on the page that they sign in on', async () => {
    const server = await testServer(testSchema);
    try {
      const scene = await makeScene(server.database.owner);
      const { personId } = await scene.person('First Steps', 'LINK_WORKER', 'PROVIDER_MANAGER');
      const email = `${personId}@example.org`;
      await server.database.owner.query('UPDATE person SET demonstration = true WHERE id = $1', [personId]);
      await server.database.owner.query('UPDATE app.installation SET demonstration = true');
      await server.signIn.createAccount({
        personId,
        email,
        name: 'Ann',
        password: PASSWORD,
        demonstration: true,
      });
      await server.database.owner.query(
        `INSERT INTO person (name, email, is_operator, demonstration, account_since)
         VALUES ('The operator', 'operator@example.org', true, true, now())`,
      );
      const meta = await (await fetch(`${server.url}/api/meta`)).json();
      expect(meta).toMatchObject({
        demonstration: true,
        accounts: [
          { email, partnership: `Partnership ${scene.slug}`, roles: ['LINK_WORKER', 'PROVIDER_MANAGER'] },
          { email: 'operator@example.org', partnership: null, roles: [] },
        ],
        password: 'weft-demonstration',
      });
      const answer = await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD });
      expect(answer.status).toBe(200);
    } finally {
      await server.close();
    }
  });
});
