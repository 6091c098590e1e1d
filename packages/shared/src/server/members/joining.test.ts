import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../rules/index.js';
import { type Cast, makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { getViewer } from '../partnerships/get-viewer.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { addMember } from './add-member.js';
import { changeMember } from './change-member.js';
import { exportMembers } from './export-members.js';
import { inviteAgain } from './invite-again.js';
import { listMembers, type MembersRequest } from './list-members.js';
import type { MembershipView } from './membership-view.js';
import { sendInvitation } from './send-invitation.js';

const made = (result: MembershipView | Refusal): MembershipView => {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
};

describe('whoever is added', () => {
  let database: TestDatabase;
  let scene: Scene;
  let cast: Cast;
  let known: MembershipView;
  let unknown: MembershipView;
  let knownPersonId: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeScene(database.owner);
    cast = await scene.cast();
    const elsewhere = await makeScene(database.owner);
    ({ personId: knownPersonId } = await elsewhere.person('Elsewhere', 'LINK_WORKER'));
    await database.owner.query(
      `UPDATE person SET name = 'Roberta Elsewhere', account_since = now() WHERE id = $1`,
      [knownPersonId],
    );
    known = made(await add(`${knownPersonId}@example.org`));
    unknown = made(await add(`${crypto.randomUUID()}@example.org`));
  });
  afterAll(() => database.close());

  const add = (email: string) =>
    addMember(cast.backbone, {
      email,
      name: 'Bobby Typed',
      organisationId: cast.providerId,
      roles: ['LINK_WORKER'],
    });
  const inHere = () => ({ personId: knownPersonId, partnership: scene.slug });
  /** Comes in, as every request does. */
  const enter = () => withTenant(inHere(), async (tenant) => tenant.me.roles);

  /** Whatever is told of one of the two, with their own ids and addresses left out. */
  const alike = (text: string): string =>
    [known, unknown]
      .flatMap(({ id, person, email }) => [email, person.id, id])
      .reduce((left, own) => left.replaceAll(own, '…'), text);
  const told = (of: unknown): string =>
    alike(JSON.stringify(of, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
  const listed = async (request: Partial<MembersRequest>) =>
    (await listMembers(cast.backbone, { first: 100, ...request })).edges.map(({ node }) => node);
  const file = async (state?: 'INVITED' | 'ACTIVE'): Promise<string[]> => {
    let text = '';
    for await (const part of exportMembers(cast.backbone, state ? { state } : {})) text += part;
    return text.split('\r\n').filter((line) => line.includes(known.email) || line.includes(unknown.email));
  };

  it('is told of in the same words, whether or not the address has an account', async () => {
    expect(told(known)).toBe(told(unknown));
    expect(known).toMatchObject({ state: 'INVITED', person: { name: 'Bobby Typed' } });

    const both = await listed({ search: 'bobby typed', state: 'INVITED' });
    expect(both.map(({ id }) => id).sort()).toEqual([known.id, unknown.id].sort());
    expect(told(both[0])).toBe(told(both[1]));
    expect(await listed({ search: 'roberta' })).toEqual([]);
    expect(await listed({ search: 'bobby', state: 'ACTIVE' })).toEqual([]);
    for (const { email } of [known, unknown]) expect(await listed({ search: email })).toHaveLength(1);
    const byName = await listed({ sort: { by: 'NAME' } });
    const places = [known, unknown].map(({ id }) => byName.findIndex((one) => one.id === id));
    expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBe(1);
    const byAddress = (await listed({ sort: { by: 'EMAIL' } })).map(({ email }) => email);
    expect(byAddress).toEqual([...byAddress].sort());

    const lines = await file('INVITED');
    expect(lines).toHaveLength(2);
    expect(alike(lines[0] ?? '')).toBe(alike(lines[1] ?? ''));
    expect(await file('ACTIVE')).toEqual([]);
  });

  it('gets the same mail', async () => {
    const mails: string[] = [];
    for (const { id } of [known, unknown]) {
      const home = await mkdtemp(join(tmpdir(), 'weft-mail-'));
      const office = { smtpUrl: null, home, publicUrl: 'https://weft.example.org' };
      const announced = await database.owner.query<{ payload: { membershipId: string; sentBy: string } }>(
        `SELECT payload FROM outbox WHERE kind = 'mail.invitation' AND payload->>'membershipId' = $1`,
        [id],
      );
      expect(announced.rows).toHaveLength(1);
      const [job] = announced.rows;
      if (!job) throw new Error('Nothing was announced.');
      const send = () =>
        withTenant(systemActor(scene.partnershipId), (tenant) => sendInvitation(tenant, office, job.payload));
      expect(await send()).toBe(true);
      const [name = ''] = await readdir(join(home, 'mail'));
      mails.push((await readFile(join(home, 'mail', name), 'utf8')).replaceAll(/=\r?\n/g, ''));
      await rm(home, { recursive: true });
    }
    const words = mails.map((mail) =>
      alike(mail)
        .replace(/invitations\/[\w-]{43}/, 'invitations/…')
        .replace(/^(Message-ID|Date|Content-Type):.*(\r?\n[ \t].*)*$/gm, '$1'),
    );
    expect(words[0]).toBe(words[1]);
    expect(words[0]).toContain('Dear Bobby Typed');
    expect(words[0]).toContain('invitations/…');
  });

  it('can be changed, invited again and refused in the same words', async () => {
    const answers = [known, unknown].map(async ({ id, roles }) => {
      const change = (state: MembershipView['state']) => changeMember(cast.backbone, { id, roles, state });
      return told([
        await change('ACTIVE'),
        await change('INVITED'),
        await inviteAgain(cast.backbone, { id }),
        await change('SUSPENDED'),
        await change('ACTIVE'),
        await change('ENDED'),
        await change('ACTIVE'),
        await add(id === known.id ? known.email : unknown.email),
        await add(id === known.id ? known.email : unknown.email),
      ]);
    });
    const [one, other] = await Promise.all(answers);
    expect(one).toBe(other);
    expect(one).toContain('has not come in yet');
    expect(one).not.toContain('Roberta');
  });

  it('is no more to be seen in the database itself', async () => {
    const rows = await withTenant(cast.backbone, (tenant) =>
      tenant.rows('SELECT id FROM person WHERE id = ANY ($1)', [[known.person.id, unknown.person.id]]),
    );
    expect(rows).toEqual([]);
    // nor does the application let anybody in but by their own coming
    const push = (change: string) =>
      withTenant(cast.backbone, (tenant) =>
        tenant.execute(`UPDATE membership SET ${change} WHERE id = $1`, [known.id]),
      );
    await expect(push(`state = 'ACTIVE'`)).rejects.toThrow('membership');
    await expect(push('invited_email = NULL')).rejects.toThrow('membership');
    await expect(push('joined_at = now()')).rejects.toThrow('permission denied');
    const force = withTenant(cast.backbone, (tenant) =>
      tenant.execute(
        `INSERT INTO membership (partnership_id, person_id, organisation_id, roles) VALUES ($1, $2, $3, '{ANALYST}')`,
        [scene.partnershipId, known.person.id, cast.funderId],
      ),
    );
    await expect(force).rejects.toThrow('row-level security');
  });

  it('enters at once with an account, once for all, and is then known by their own name', async () => {
    const seen = (await getViewer({ personId: knownPersonId }))?.memberships.find(
      ({ id }) => id === known.id,
    );
    expect(seen).toMatchObject({ state: 'ACTIVE', person: { name: 'Roberta Elsewhere' } });
    // looking at one's own list is not coming in
    expect((await listed({ search: known.email }))[0]?.state).toBe('INVITED');

    expect(await Promise.all([enter(), enter(), enter()])).toEqual(Array(3).fill(['LINK_WORKER']));
    expect((await listed({ search: known.email }))[0]).toMatchObject({
      state: 'ACTIVE',
      person: { id: knownPersonId, name: 'Roberta Elsewhere' },
    });
    const at = () =>
      database.owner
        .query('SELECT joined_at, xmin FROM membership WHERE id = $1', [known.id])
        .then(({ rows }) => rows);
    const joined = await at();
    await enter();
    expect(await at()).toEqual(joined);
    const { rows: noted } = await database.owner.query(
      `SELECT DISTINCT person_id, action FROM audit_entry WHERE $1 = ANY (record_ids) AND operation = 'CHANGE'`,
      [known.id],
    );
    expect(noted).toEqual([{ person_id: knownPersonId, action: 'join' }]);
    // what the backbone takes from them afterwards stays taken
    made(await changeMember(cast.backbone, { id: known.id, roles: ['LINK_WORKER'], state: 'SUSPENDED' }));
    await expect(enter()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(
      made(await changeMember(cast.backbone, { id: known.id, roles: ['LINK_WORKER'], state: 'ACTIVE' })),
    ).toMatchObject({ state: 'ACTIVE' });
  });

  it('does not enter without an account, nor once the invitation is taken back', async () => {
    const stranger = { personId: unknown.person.id, partnership: scene.slug };
    await expect(withTenant(stranger, async () => undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    made(await changeMember(cast.backbone, { id: known.id, roles: ['LINK_WORKER'], state: 'ENDED' }));
    await expect(enter()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await listed({ search: 'roberta' })).toEqual([]);
  });

  it('is known by name for good after they have been here once', async () => {
    await enter();
    made(await changeMember(cast.backbone, { id: known.id, roles: ['LINK_WORKER'], state: 'ENDED' }));
    expect(made(await add(known.email))).toMatchObject({
      state: 'INVITED',
      person: { name: 'Roberta Elsewhere' },
    });
    expect(await enter()).toEqual(['LINK_WORKER']);
  });
});
