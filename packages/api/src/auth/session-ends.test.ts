import { changeMember, getPartnership } from '@weft/shared/server';
import { type Cast, makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addUser } from '../operator/add-user.js';
import { apiSchema } from '../schema.js';
import { cookieOf, PASSWORD, postJson, type TestServer, testServer } from '../testing/test-server.js';

describe('a session ends', () => {
  let server: TestServer;
  let scene: Scene;
  let cast: Cast;
  let personId: string;
  let cookie: string;

  beforeAll(async () => {
    server = await testServer(await apiSchema());
    scene = await makeScene(server.database.owner);
    cast = await scene.cast();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    personId = (await scene.person('First Steps', 'LINK_WORKER')).personId;
    cookie = await server.cookieFor(personId);
  });

  const here = async (as = cookie) => {
    const { body } = await server.ask('{ partnership { slug } }', { cookie: as, partnership: scene.slug });
    return body.errors?.[0]?.extensions.code ?? 'IN';
  };
  const because = async (as = cookie) => {
    const answer = await fetch(`${server.url}/api/auth/session-ended`, { headers: { cookie: as } });
    return ((await answer.json()) as { because: string | null }).because;
  };
  const move = (column: string, by: string) =>
    server.database.owner.query(
      `UPDATE auth.session SET "${column}" = "${column}" - $2::interval WHERE "userId" = $1`,
      [personId, by],
    );
  const seen = async (): Promise<Date | undefined> =>
    (
      await server.database.owner.query<{ at: Date }>(
        'SELECT "lastSeenAt" AS at FROM auth.session WHERE "userId" = $1',
        [personId],
      )
    ).rows[0]?.at;
  const membership = async () =>
    (
      await server.database.owner.query<{ id: string }>('SELECT id FROM membership WHERE person_id = $1', [
        personId,
      ])
    ).rows[0]?.id ?? '';

  it('after an hour without a request, on every path', async () => {
    await move('lastSeenAt', '59 minutes');
    expect([await here(), await because()]).toEqual(['IN', null]);
    await move('lastSeenAt', '60 minutes');
    expect([await here(), await because()]).toEqual(['UNAUTHENTICATED', 'IDLE']);
    const { body } = await server.ask('{ viewer { id } }', { cookie });
    expect(body.data).toEqual({ viewer: null });
    const headers = { cookie };
    expect((await fetch(`${server.url}/api/auth/list-sessions`, { headers })).status).toBe(401);
    expect(await (await fetch(`${server.url}/api/auth/get-session`, { headers })).json()).toBeNull();
    expect((await fetch(`${server.url}/api/auth/second-factor`, { headers })).status).toBe(401);
    const change = { currentPassword: PASSWORD, newPassword: 'another password' };
    expect((await postJson(`${server.url}/api/auth/change-password`, change, headers)).status).toBe(401);
    // asking why does not bring it back
    expect(await here()).toBe('UNAUTHENTICATED');
  });

  it('twelve hours after it began, however busy it was and whatever its cookie says', async () => {
    await move('createdAt', '11 hours 59 minutes');
    expect(await here()).toBe('IN');
    await move('createdAt', '1 minute');
    await server.database.owner.query(`UPDATE auth.session SET "expiresAt" = now() + interval '1 day'`);
    expect([await here(), await because()]).toEqual(['UNAUTHENTICATED', 'OLD']);
  });

  it('and is written down as used at most once a minute', async () => {
    const first = await seen();
    expect(await here()).toBe('IN');
    expect(await seen()).toEqual(first);
    await move('lastSeenAt', '61 seconds');
    const before = await seen();
    await Promise.all(Array.from({ length: 8 }, () => here()));
    const touched = await seen();
    expect(touched?.getTime()).toBeGreaterThan(before?.getTime() ?? Number.NaN);
    await here();
    expect(await seen()).toEqual(touched);
  });

  it('when somebody changes its person’s roles, suspends or ends the membership', async () => {
    const steps = [
      { roles: ['LINK_WORKER', 'PROVIDER_MANAGER'], state: 'ACTIVE' },
      { roles: ['PROVIDER_MANAGER'], state: 'ACTIVE' },
      { roles: ['PROVIDER_MANAGER'], state: 'SUSPENDED' },
      { roles: ['PROVIDER_MANAGER'], state: 'ACTIVE' },
      { roles: ['PROVIDER_MANAGER'], state: 'ENDED' },
    ] as const;
    const id = await membership();
    for (const step of steps) {
      const session = await server.cookieFor(personId);
      expect(await because(session)).toBeNull();
      expect(await changeMember(cast.backbone, { id, ...step })).toMatchObject(step);
      expect([await here(session), await because(session)]).toEqual(['UNAUTHENTICATED', 'ROLES_CHANGED']);
    }
  });

  it('for its person alone, and not when nothing about the roles has changed', async () => {
    const colleague = await server.cookieFor(cast.linkWorker.personId);
    const id = await membership();
    await changeMember(cast.backbone, { id, roles: ['LINK_WORKER'], state: 'ACTIVE' });
    expect(await here()).toBe('IN');
    await changeMember(cast.backbone, { id, roles: ['PROVIDER_MANAGER'], state: 'ACTIVE' });
    expect([await here(), await here(colleague)]).toEqual(['UNAUTHENTICATED', 'IN']);
  });

  it('when the operator gives its person another role there', async () => {
    await addUser(
      { databaseUrl: server.database.ownerUrl, appDatabaseUrl: server.database.appUrl },
      {
        email: `${personId}@example.org`,
        name: 'Ann',
        passwordFromStdin: false,
        isOperator: false,
        membership: { partnership: scene.slug, organisation: 'The Council', roles: ['AUDITOR'] },
      },
      null,
    );
    expect([await here(), await because()]).toEqual(['UNAUTHENTICATED', 'ROLES_CHANGED']);
  });

  it('and is not listed among those where one is signed in', async () => {
    const again = cookieOf(
      await postJson(`${server.url}/api/auth/sign-in/email`, {
        email: `${personId}@example.org`,
        password: PASSWORD,
      }),
    );
    await server.database.owner.query(
      `UPDATE auth.session SET "lastSeenAt" = now() - interval '2 hours'
       WHERE id = (SELECT id FROM auth.session WHERE "userId" = $1 ORDER BY "createdAt" LIMIT 1)`,
      [personId],
    );
    const listed = await fetch(`${server.url}/api/auth/list-sessions`, { headers: { cookie: again } });
    expect(await listed.json()).toHaveLength(1);
    expect([await because(), await because(again)]).toEqual(['IDLE', null]);
  });
});

describe('the roles that need a second factor', () => {
  it('are said by the backbone, and the audit trail keeps who said it', async () => {
    const server = await testServer(await apiSchema());
    try {
      const scene = await makeScene(server.database.owner);
      const { backbone, commissioner } = await scene.cast();
      const ask = async (who: string) =>
        (
          await server.ask(
            'mutation { requireSecondFactor(roles: [AUDITOR, VERIFIER, AUDITOR]) { __typename ... on Partnership { secondFactorRoles } } }',
            { cookie: await server.cookieFor(who), partnership: scene.slug },
          )
        ).body;
      expect((await ask(commissioner.personId)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await ask(backbone.personId)).data).toMatchObject({
        requireSecondFactor: { secondFactorRoles: ['VERIFIER', 'AUDITOR'] },
      });
      expect(await getPartnership(backbone)).toMatchObject({ secondFactorRoles: ['VERIFIER', 'AUDITOR'] });
      const { rows } = await server.database.owner.query(
        `SELECT person_id, operation, subject FROM audit_entry WHERE action = 'requireSecondFactor'`,
      );
      expect(rows).toEqual([{ person_id: backbone.personId, operation: 'CHANGE', subject: 'partnership' }]);
    } finally {
      await server.close();
    }
  });
});
