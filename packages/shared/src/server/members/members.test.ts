import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVITATION_LIMITS, isRefusal, type Refusal } from '../../rules/index.js';
import {
  type Cast,
  countStatements,
  makeScene,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { addMember } from './add-member.js';
import { changeMember } from './change-member.js';
import { inviteAgain } from './invite-again.js';
import { listMembers } from './list-members.js';
import type { MembershipView } from './membership-view.js';
import { sendInvitation } from './send-invitation.js';

const made = (result: MembershipView | Refusal): MembershipView => {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
};

describe('members', () => {
  let database: TestDatabase;
  let scene: Scene;
  let cast: Cast;
  let home: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    cast = await scene.cast();
    home = await mkdtemp(join(tmpdir(), 'weft-mail-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(home, { recursive: true });
  });

  const invite = (email: string, change: object = {}) =>
    addMember(cast.backbone, {
      email,
      name: 'Zoë Müller',
      organisationId: cast.providerId,
      roles: ['LINK_WORKER'],
      ...change,
    });
  const announced = async (membershipId: string) =>
    (
      await database.owner.query(
        `SELECT FROM outbox WHERE kind = 'mail.invitation' AND payload->>'membershipId' = $1`,
        [membershipId],
      )
    ).rowCount;
  const membershipOf = async (personId: string): Promise<string> => {
    const found = await database.owner.query<{ id: string }>(
      'SELECT id FROM membership WHERE person_id = $1 AND partnership_id = $2',
      [personId, scene.partnershipId],
    );
    return found.rows[0]?.id ?? '';
  };

  it('are invited by mail when they have no account yet', async () => {
    const member = made(await invite(' Zoe@Example.org '));
    expect(member).toMatchObject({
      email: 'zoe@example.org',
      state: 'INVITED',
      roles: ['LINK_WORKER'],
      person: { name: 'Zoë Müller' },
      organisation: { id: cast.providerId },
      partnership: { slug: scene.slug },
    });
    expect(await announced(member.id)).toBe(1);
  });

  it('are refused for what is no address, no name and no role', async () => {
    for (const email of [
      '',
      'nobody',
      'a@b',
      'a b@c.org',
      'a@b.org, c@d.org',
      'a@b.org\nBcc: x@y.org',
      'a@\u0000b.org',
    ])
      expect(await invite(email)).toMatchObject({ code: 'INVALID', field: 'email' });
    expect(await invite('ok@example.org', { name: ' ' })).toMatchObject({ code: 'INVALID', field: 'name' });
    expect(await invite('ok@example.org', { roles: [] })).toMatchObject({ code: 'INVALID', field: 'roles' });
  });

  it('join an organisation of this partnership only, once', async () => {
    const other = await makeScene(database.owner);
    for (const organisationId of [
      await other.organisation('Elsewhere'),
      'no-id',
      cast.providerId.replace(/./g, '0'),
    ])
      await expect(invite('lost@example.org', { organisationId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const answers = await Promise.all([invite('twice@example.org'), invite('twice@example.org')]);
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'IN_USE', field: 'email' }]);
    expect(
      await invite('twice@example.org', { organisationId: cast.funderId, roles: ['FUNDER'] }),
    ).toMatchObject({
      roles: ['FUNDER'],
    });
  });

  it('have roles that fit what their organisation does', async () => {
    const council = await scene.organisation('The Council', 'VERIFIER');
    const manager = { organisationId: council, roles: ['PROVIDER_MANAGER'] };
    expect(await invite('manager@example.org', manager)).toMatchObject({ code: 'INVALID', field: 'roles' });
    const member = made(
      await invite('verifier@example.org', { organisationId: council, roles: ['VERIFIER'] }),
    );
    const change = { id: member.id, state: 'ENDED' as const };
    expect(
      await changeMember(cast.backbone, { ...change, roles: ['VERIFIER', 'LINK_WORKER'] }),
    ).toMatchObject({ code: 'INVALID', field: 'roles' });
    // a role that was given before the organisation changed can still be ended
    await database.owner.query(`UPDATE membership SET roles = '{LINK_WORKER}' WHERE id = $1`, [member.id]);
    expect(made(await changeMember(cast.backbone, { ...change, roles: ['LINK_WORKER'] })).state).toBe(
      'ENDED',
    );
  });

  it('are managed by the backbone only, and nobody gives roles to themselves', async () => {
    await expect(
      addMember(cast.manager, {
        email: 'x@example.org',
        name: 'X',
        organisationId: cast.providerId,
        roles: ['LINK_WORKER'],
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listMembers(cast.commissioner, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { personId } = cast.backbone;
    expect(await invite(`${personId}@example.org`)).toMatchObject({
      code: 'SAME_PERSON',
      field: 'email',
    });
    const own = { id: await membershipOf(personId), state: 'ACTIVE' as const };
    expect(await changeMember(cast.backbone, { ...own, roles: ['BACKBONE', 'COMMISSIONER'] })).toMatchObject({
      code: 'SAME_PERSON',
    });
  });

  it('do not bring back what others ended: a second membership of one’s own, with the roles it had', async () => {
    const { personId } = cast.otherBackbone;
    const council = await scene.organisation('The Council', 'VERIFIER');
    const { rows } = await database.owner.query<{ id: string }>(
      `INSERT INTO membership (partnership_id, person_id, organisation_id, roles) VALUES ($1, $2, $3, '{COMMISSIONER}')
       RETURNING id`,
      [scene.partnershipId, personId, council],
    );
    const id = rows[0]?.id ?? '';
    for (const state of ['SUSPENDED', 'ENDED'] as const) {
      made(await changeMember(cast.backbone, { id, roles: ['COMMISSIONER'], state }));
      expect(
        await changeMember(cast.otherBackbone, { id, roles: ['COMMISSIONER'], state: 'ACTIVE' }),
      ).toMatchObject({ code: 'SAME_PERSON', field: 'state' });
    }
    expect(await withTenant(cast.otherBackbone, async (tenant) => tenant.me.roles)).toEqual(['BACKBONE']);
    // others may, and one may leave by oneself
    made(await changeMember(cast.backbone, { id, roles: ['COMMISSIONER'], state: 'ACTIVE' }));
    made(await changeMember(cast.otherBackbone, { id, roles: ['COMMISSIONER'], state: 'ENDED' }));
  });

  it('change roles, are suspended and come back', async () => {
    const id = await membershipOf(cast.linkWorker.personId);
    const change = (roles: string[], state: string) =>
      changeMember(cast.backbone, { id, roles, state } as Parameters<typeof changeMember>[1]);
    expect(await change(['LINK_WORKER', 'PROVIDER_MANAGER'], 'ACTIVE')).toMatchObject({ state: 'ACTIVE' });
    expect(await change(['LINK_WORKER'], 'SUSPENDED')).toMatchObject({
      state: 'SUSPENDED',
      roles: ['LINK_WORKER'],
    });
    expect(await change(['LINK_WORKER'], 'INVITED')).toMatchObject({ code: 'WRONG_STATE', field: 'state' });
    expect(await change(['LINK_WORKER'], 'ACTIVE')).toMatchObject({ state: 'ACTIVE' });
    expect(await change([], 'ACTIVE')).toMatchObject({ code: 'INVALID', field: 'roles' });
    await expect(
      changeMember(cast.backbone, { id: scene.partnershipId, roles: [], state: 'ENDED' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const other = await makeScene(database.owner);
    const stranger = await other.person('The Backbone', 'BACKBONE');
    await expect(changeMember(stranger, { id, roles: ['ANALYST'], state: 'ENDED' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(inviteAgain(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('come back with new roles after they have left', async () => {
    const member = made(await invite('left@example.org'));
    const basedOn = { roles: member.roles, state: member.state };
    made(await changeMember(cast.backbone, { id: member.id, roles: member.roles, state: 'ENDED', basedOn }));
    // a dialog that was open meanwhile still says that they are here
    const stale = { id: member.id, roles: member.roles, state: 'SUSPENDED', basedOn } as const;
    expect(await changeMember(cast.backbone, stale)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await invite('left@example.org', { roles: ['PROVIDER_MANAGER'] })).toMatchObject({
      id: member.id,
      state: 'INVITED',
      roles: ['PROVIDER_MANAGER'],
    });
    expect(await announced(member.id)).toBe(2);
  });

  it('never lose the last of the backbone, even when two remove each other at once', async () => {
    const place = await makeScene(database.owner);
    const [one, two] = [await place.person('B', 'BACKBONE'), await place.person('B', 'BACKBONE')];
    const idOf = async (personId: string) =>
      (
        await database.owner.query<{ id: string }>('SELECT id FROM membership WHERE person_id = $1', [
          personId,
        ])
      ).rows[0]?.id ?? '';
    const ids = [await idOf(one.personId), await idOf(two.personId)];
    const end = { roles: ['BACKBONE' as const], state: 'ENDED' as const };
    const answers = await Promise.all([
      changeMember(one, { id: ids[1] ?? '', ...end }),
      changeMember(two, { id: ids[0] ?? '', ...end }),
    ]).then(
      (results) => results.filter(isRefusal),
      (fault: unknown) => [fault],
    );
    // whoever came second met a closed door, or was told that nobody would be left
    expect(answers).toHaveLength(1);
    expect(['IN_USE', 'FORBIDDEN']).toContain((answers[0] as { code: string }).code);
    const left = await database.owner.query(
      `SELECT person_id FROM membership WHERE partnership_id = $1 AND state = 'ACTIVE'`,
      [place.partnershipId],
    );
    expect(left.rowCount).toBe(1);
    const last = (left.rows as { person_id: string }[])[0]?.person_id ?? '';
    expect(
      await changeMember({ personId: last, partnership: place.slug }, { id: await idOf(last), ...end }),
    ).toMatchObject({ code: 'IN_USE', field: 'state' });
  });

  it('get one link that works, seven days, known to the database by its hash alone', async () => {
    const member = made(await invite('linked@example.org'));
    const office = { smtpUrl: null, home, publicUrl: 'https://weft.example.org' };
    const send = () =>
      withTenant(systemActor(scene.partnershipId), (tenant) =>
        sendInvitation(tenant, office, { membershipId: member.id, sentBy: cast.backbone.personId }),
      );
    expect(await send()).toBe(true);
    expect(made((await inviteAgain(cast.backbone, { id: member.id })) as MembershipView).state).toBe(
      'INVITED',
    );
    expect(await send()).toBe(true);
    const kept = await database.owner.query<{ token_hash: string; days: number; is_open: boolean }>(
      `SELECT token_hash, extract(day FROM expires_at - created_at)::int AS days, expires_at > now() AS is_open
       FROM invitation WHERE membership_id = $1 ORDER BY created_at`,
      [member.id],
    );
    expect(kept.rows.map((row) => [row.is_open, row.days])).toEqual([
      [false, 0],
      [true, 7],
    ]);
    const mails = (await readdir(join(home, 'mail'))).sort();
    expect(mails).toHaveLength(2);
    const text = (await readFile(join(home, 'mail', mails[1] ?? ''), 'utf8')).replaceAll(/=\n/g, '');
    const token = /\/invitations\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
    expect(createHash('sha256').update(token).digest('hex')).toBe(kept.rows[1]?.token_hash);

    await database.owner.query('UPDATE membership SET joined_at = now() WHERE id = $1', [member.id]);
    expect(await send()).toBe(false);
    expect(await inviteAgain(cast.backbone, { id: member.id })).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('are sent so many invitations a day, whichever membership they are for, and no more', async () => {
    const member = made(await invite('flooded@example.org'));
    const again = async () => inviteAgain(cast.backbone, { id: member.id });
    for (let sent = 1; sent < INVITATION_LIMITS.toMailbox; sent++)
      expect(made((await again()) as MembershipView).state).toBe('INVITED');
    expect(await again()).toMatchObject({ code: 'WRONG_STATE', message: expect.stringMatching('tomorrow') });
    await database.owner.query(
      `UPDATE outbox SET created_at = created_at - interval '25 hours' WHERE payload->>'membershipId' = $1`,
      [member.id],
    );
    expect(made((await again()) as MembershipView).state).toBe('INVITED');
  });

  it('are listed newest first with their addresses, for the backbone of their partnership', async () => {
    const page = await listMembers(cast.backbone, { first: 100, count: true });
    expect(page.totalCount).toBe(page.edges.length);
    expect(page.edges.every((edge) => edge.node.partnership.slug === scene.slug)).toBe(true);
    for (const first of [1, 100])
      expect(await countStatements(() => listMembers(cast.backbone, { first, count: true }))).toBe(1);
    const firstTwo = await listMembers(cast.backbone, { first: 2 });
    const next = await listMembers(cast.backbone, { first: 1, after: firstTwo.pageInfo.endCursor });
    expect([...firstTwo.edges, ...next.edges].map((edge) => edge.node.id)).toEqual(
      page.edges.slice(0, 3).map((edge) => edge.node.id),
    );
  });
});
