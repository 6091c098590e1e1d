import { addMember, newInvitationToken, withTenant } from '@weft/shared/server';
import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { PASSWORD, postJson, type TestServer, testServer } from '../testing/test-server.js';

describe('accepting an invitation', () => {
  let server: TestServer;
  let scene: Scene;
  beforeAll(async () => {
    server = await testServer(testSchema);
    scene = await makeScene(server.database.owner);
  });
  afterAll(() => server.close());

  /** A membership that waits for its person, and the secret of the link that was sent. */
  const invite = async (personId?: string) => {
    const invited = personId ?? (await scene.person('First Steps', 'LINK_WORKER')).personId;
    const { token, hash } = newInvitationToken();
    await server.database.owner.query(`UPDATE membership SET state = 'INVITED' WHERE person_id = $1`, [
      invited,
    ]);
    await server.database.owner.query(
      `INSERT INTO invitation (partnership_id, membership_id, token_hash, expires_at)
       SELECT partnership_id, id, $2, now() + interval '7 days' FROM membership WHERE person_id = $1`,
      [invited, hash],
    );
    return {
      personId: invited,
      email: `${invited}@example.org`,
      link: `${server.url}/api/invitations/${token}`,
      hash,
    };
  };
  const stateOf = async (personId: string): Promise<string> =>
    (await server.database.owner.query('SELECT state FROM membership WHERE person_id = $1', [personId]))
      .rows[0].state;
  /** The roles in a partnership of whoever holds this cookie. */
  const rolesIn = async (cookie: string, partnership: string) => {
    const session = server.signIn.sessionOf({ cookie }) ?? '';
    return withTenant({ session, partnership }, async (tenant) => tenant.me.roles);
  };
  const accept = (link: string, password: string = PASSWORD) => postJson(link, { password });

  it('shows whose it is and makes the account with the password chosen', async () => {
    const { personId, email, link } = await invite();
    const shown = await fetch(link);
    expect(await shown.json()).toEqual({
      name: expect.stringContaining('LINK_WORKER'),
      email,
      partnershipName: `Partnership ${scene.slug}`,
      hasAccount: false,
    });
    expect((await accept(link, 'short')).status).toBe(400);
    expect(await stateOf(personId)).toBe('INVITED');

    const accepted = await accept(link);
    expect(await accepted.json()).toEqual({
      email,
      partnership: scene.slug,
      isNewAccount: true,
      signedIn: true,
    });
    // whoever accepts is signed in at once
    const cookie = accepted.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    expect(await server.signIn.sessionOfRequest({ cookie })).toMatchObject({ personId, over: null });
    expect(accepted.headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
    expect(await stateOf(personId)).toBe('ACTIVE');
    const signedIn = await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD });
    expect(signedIn.status).toBe(200);
  });

  it('works once, for the first of many at once', async () => {
    const { link } = await invite();
    const answers = await Promise.all([1, 2, 3, 4].map((who) => accept(link, `the password of ${who}`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404, 404]);
    expect((await fetch(link)).status).toBe(404);
  });

  it('is over after seven days', async () => {
    const { link, hash, personId } = await invite();
    await server.database.owner.query(
      `UPDATE invitation SET expires_at = now() - interval '1 second' WHERE token_hash = $1`,
      [hash],
    );
    expect([(await fetch(link)).status, (await accept(link)).status]).toEqual([404, 404]);
    expect(await stateOf(personId)).toBe('INVITED');
  });

  it('leaves the password of somebody who has an account alone', async () => {
    const { personId, email, link } = await invite();
    await server.signIn.createAccount({ personId, email, name: 'Ann', password: PASSWORD });
    expect(await (await fetch(link)).json()).toMatchObject({ hasAccount: true });
    const intruder = await accept(link, 'a password of an intruder');
    expect([intruder.status, await stateOf(personId)]).toEqual([403, 'INVITED']);
    expect(intruder.headers.getSetCookie()).toEqual([]);
    expect(await (await accept(link)).json()).toMatchObject({ isNewAccount: false });
    expect(await stateOf(personId)).toBe('ACTIVE');
    const signIn = (password: string) =>
      postJson(`${server.url}/api/auth/sign-in/email`, { email, password });
    expect([(await signIn('a password of an intruder')).status, (await signIn(PASSWORD)).status]).toEqual([
      401, 200,
    ]);
  });

  it('is no way to guess a password more often than at the front door', async () => {
    const { personId, email, link } = await invite();
    await server.signIn.createAccount({ personId, email, name: 'Ann', password: PASSWORD });
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await accept(link, 'wrong password')).status).toBe(403);
    const locked = await accept(link);
    expect(await locked.json()).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    expect(await stateOf(personId)).toBe('INVITED');
  });

  it('is not even needed by who has an account: they enter, and stay signed in', async () => {
    const place = await makeScene(server.database.owner);
    const backbone = await place.person('The Backbone', 'BACKBONE');
    const { personId } = await scene.person('First Steps', 'LINK_WORKER');
    const cookie = await server.cookieFor(personId);
    const added = await addMember(backbone, {
      email: `${personId}@example.org`,
      name: 'As Typed',
      organisationId: await place.organisation('Their School', 'ANCHOR'),
      roles: ['ANCHOR'],
    });
    expect(added).toMatchObject({ state: 'INVITED', person: { name: 'As Typed' } });
    for (let time = 0; time < 3; time++)
      expect([time, await rolesIn(cookie, place.slug)]).toEqual([time, ['ANCHOR']]);
  });

  it('answers alike for links that never were', async () => {
    for (const token of [newInvitationToken().token, 'short', 'a%00b', '..%2f..%2fetc'])
      expect([token, (await fetch(`${server.url}/api/invitations/${token}`)).status]).toEqual([token, 404]);
  });
});
