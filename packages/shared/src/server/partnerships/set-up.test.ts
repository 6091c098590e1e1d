import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  makeScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { withTenant } from '../tenancy/index.js';
import {
  correctPartnership,
  getPartnership,
  getSetUp,
  inviteFirstPerson,
  type PartnershipCorrection,
  partnershipsMade,
} from './index.js';

describe('setting a partnership up', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let operator: { personId: string };

  beforeAll(async () => {
    database = await testDatabase();
    const made = await database.owner.query<{ id: string }>(
      `INSERT INTO person (name, email, is_operator) VALUES ('Olu Operator', 'olu@example.org', true) RETURNING id`,
    );
    operator = { personId: made.rows[0]?.id ?? '' };
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeClaimScene(database.owner, { contractFrom: '2020-01-01', contractTo: '2029-12-31' });
  });

  describe('by the operator', () => {
    const first = (slug: string, given: object = {}) => ({
      slug,
      organisation: 'Northern Backbone',
      name: 'Ida First',
      email: 'ida@example.org',
      ...given,
    });
    const memberships = async (partnershipId: string) =>
      (
        await database.owner.query<{ email: string; state: string; roles: string[]; kinds: string[] }>(
          `SELECT p.email, m.state, m.roles, o.kinds FROM membership m JOIN person p ON p.id = m.person_id
           JOIN organisation o ON o.id = m.organisation_id WHERE m.partnership_id = $1 ORDER BY p.email`,
          [partnershipId],
        )
      ).rows;

    it('invites the first person by mail, and again when the address was wrong', async () => {
      const { slug, partnershipId } = await makeScene(database.owner);
      expect(await inviteFirstPerson(operator, first(slug, { email: 'idda@example.org' }))).toMatchObject({
        slug,
        stage: 'INVITED',
      });
      expect(granted(await inviteFirstPerson(operator, first(slug))).stage).toBe('INVITED');
      expect(granted(await inviteFirstPerson(operator, first(slug))).stage).toBe('INVITED');
      const role = { roles: ['BACKBONE'], kinds: ['BACKBONE'] };
      expect(await memberships(partnershipId)).toEqual([
        { email: 'ida@example.org', state: 'INVITED', ...role },
        { email: 'idda@example.org', state: 'ENDED', ...role },
      ]);
      const mails = await database.owner.query(
        `SELECT FROM outbox WHERE partnership_id = $1 AND kind = 'mail.invitation'`,
        [partnershipId],
      );
      expect(mails.rowCount).toBe(3);
    });

    it('changes nothing when what was typed is refused', async () => {
      const { slug, partnershipId } = await makeScene(database.owner);
      granted(await inviteFirstPerson(operator, first(slug)));
      for (const [field, wrong] of [
        ['email', { email: 'nobody' }],
        ['organisation', { organisation: ' ' }],
        ['name', { name: '' }],
      ] as const)
        expect(await inviteFirstPerson(operator, first(slug, wrong))).toMatchObject({
          code: 'INVALID',
          field,
        });
      expect((await memberships(partnershipId)).map((one) => one.state)).toContain('INVITED');
      expect(await inviteFirstPerson(operator, first(slug, { email: 'olu@example.org' }))).toMatchObject({
        code: 'SAME_PERSON',
        field: 'email',
      });
    });

    it('ends once somebody of the backbone has joined, and is nobody else’s', async () => {
      expect(await inviteFirstPerson(operator, first(scene.slug))).toMatchObject({ code: 'WRONG_STATE' });
      expect(await inviteFirstPerson(operator, first('no-such'))).toMatchObject({ code: 'WRONG_STATE' });
      const empty = await makeScene(database.owner);
      for (const actor of [scene.people.backbone, scene.people.commissioner, scene.people.funder])
        await expect(inviteFirstPerson(actor, first(empty.slug))).rejects.toMatchObject({
          code: 'FORBIDDEN',
        });
    });

    it('is kept from the partnership by the database itself', async () => {
      const enter = (actor: { personId: string }, slug: string) =>
        withTenant(actor, (tenant) => tenant.rows('SELECT * FROM app.enter_to_set_up($1)', [slug]));
      expect(await enter(operator, scene.slug)).toEqual([]);
      const empty = await makeScene(database.owner);
      expect(await enter({ personId: scene.people.backbone.personId }, empty.slug)).toEqual([]);
      expect(await enter(operator, empty.slug)).toHaveLength(1);
    });

    it('lists the partnerships made, a page at a time', async () => {
      const empty = await makeScene(database.owner);
      const page = await partnershipsMade(operator, { first: 2 });
      expect(page.edges.map(({ node }) => [node.slug, node.stage])).toEqual([
        [empty.slug, 'NOBODY'],
        [scene.slug, 'JOINED'],
      ]);
      expect(page.totalCount).toBeGreaterThan(2);
      const next = await partnershipsMade(operator, { first: 1, after: page.pageInfo.endCursor });
      expect(next.edges[0]?.node.slug).not.toBe(scene.slug);
      await expect(partnershipsMade(scene.people.backbone, { first: 1 })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });
  });

  it('tells the backbone what comes next, from what is recorded', async () => {
    const empty = await makeScene(database.owner);
    const backbone = await empty.person('The Backbone', 'BACKBONE');
    const open = async () => (await getSetUp(backbone)).filter((step) => !step.done).map(({ kind }) => kind);
    expect(await getSetUp(backbone)).toMatchObject([
      { kind: 'ORGANISATIONS', done: false, missingKinds: ['PROVIDER', 'FUNDER'], missingRoles: [] },
      { kind: 'PEOPLE', done: false, missingRoles: ['LINK_WORKER', 'VERIFIER', 'COMMISSIONER'] },
      { kind: 'RATE_CARD_DRAFTED', done: false },
      { kind: 'RATE_CARD_AGREED', done: false },
      { kind: 'FUNDING_AGREED', done: false },
      { kind: 'FIRST_PARTICIPANT', done: false },
      { kind: 'FIRST_CLAIM', done: false },
    ]);
    await empty.cast();
    expect(await open()).toEqual([
      'RATE_CARD_DRAFTED',
      'RATE_CARD_AGREED',
      'FUNDING_AGREED',
      'FIRST_PARTICIPANT',
      'FIRST_CLAIM',
    ]);
    await scene.submitted();
    expect((await getSetUp(scene.people.backbone)).filter((step) => !step.done)).toMatchObject([
      { kind: 'FUNDING_AGREED' },
    ]);
    for (const actor of [scene.people.commissioner, scene.people.linkWorker, scene.people.funder])
      await expect(getSetUp(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  describe('corrected by the backbone', () => {
    const correct = async (given: Partial<PartnershipCorrection>, actor = scene.people.backbone) => {
      const now = await getPartnership(actor);
      return correctPartnership(actor, { ...now, ...given });
    };
    const codeOf = (answer: object | Refusal) =>
      isRefusal(answer) ? `${answer.code} ${answer.field}` : 'corrected';

    it('has its name, and its dates while nothing lies outside', async () => {
      expect(granted(await correct({ name: ' North Homes ' }))).toMatchObject({
        name: 'North Homes',
        contractFrom: '2020-01-01',
      });
      await scene.submitted();
      expect(granted(await correct({ contractTo: '2024-03-01' })).contractTo).toBe('2024-03-01');
      expect(codeOf(await correct({ contractTo: '2024-02-29' }))).toBe('IN_USE contractTo');
      expect(codeOf(await correct({ contractFrom: '2020-01-02' }))).toBe('IN_USE contractFrom');
      expect(codeOf(await correct({ contractFrom: '2019-06-01' }))).toBe('corrected');
      expect(codeOf(await correct({ contractFrom: '2024-02-30' }))).toBe('INVALID contractFrom');
      expect(codeOf(await correct({ contractTo: '2018-01-01' }))).toBe('INVALID contractTo');
      expect(codeOf(await correct({ name: ' ' }))).toBe('INVALID name');
      expect(await getPartnership(scene.people.backbone)).toMatchObject({ contractTo: '2024-03-01' });
    });

    it('has its currency while no amount stands', async () => {
      expect(codeOf(await correct({ currency: 'EUR' }))).toBe('IN_USE currency');
      const young = await makeScene(database.owner, { contractCap: 10000n });
      const actor = await young.person('The Backbone', 'BACKBONE');
      expect(granted(await correct({ currency: 'EUR' }, actor)).currency).toBe('EUR');
      expect(codeOf(await correct({ currency: 'JPY' }, actor))).toBe('IN_USE currency');
      expect(codeOf(await correct({ currency: 'QQQ' }, actor))).toBe('INVALID currency');
    });

    it('and by nobody else', async () => {
      const { commissioner, linkWorker, verifier, funder, auditor } = scene.people;
      for (const actor of [commissioner, linkWorker, verifier, funder, auditor])
        await expect(correct({ name: 'Mine' }, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
