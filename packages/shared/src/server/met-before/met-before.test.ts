import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, ROLES, type Role } from '../../rules/index.js';
import { granted, makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { correctParticipant, enrolParticipant } from '../participants/index.js';
import { refer } from '../referrals/index.js';
import { type Actor, systemActor } from '../tenancy/index.js';
import { fileEverybody, metBefore } from './index.js';

const on = calendarDate;
const HUB: readonly Role[] = ['BACKBONE', 'ASSESSOR'];

describe('have we met?', () => {
  let database: TestDatabase;
  let scene: Scene;
  let assessor: Actor & { personId: string };
  let worker: Actor & { personId: string };
  let agency: Actor & { personId: string };
  let ada: { id: string; reference: string };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    worker = await scene.person('First Steps', 'LINK_WORKER');
    agency = await scene.person('Custody', 'REFERRER');
    ada = await enrol('Adaeze', 'Okonkwo', '1988-04-12', 'HD1 2AB');
    await enrol('Grace', 'Whitfield', '1970-01-30', 'HD3 4CD');
  });
  afterAll(() => database.close());

  const enrol = async (givenName: string, familyName: string, birthDate: string, postcode: string) =>
    granted(
      await enrolParticipant(worker, {
        givenName,
        familyName,
        birthDate: on(birthDate),
        postcode,
        cohort: 'NEW',
        providerId: await scene.organisation('First Steps'),
        enrolledOn: on('2025-03-01'),
      }),
    );
  const known = { givenName: 'Adaeze', familyName: 'Okonkwo', birthDate: '1988-04-12', postcode: 'HD1 2AB' };

  it('finds who is likely the same, says why, and nobody else', async () => {
    const found = await metBefore(assessor, known);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      kind: 'PARTICIPANT',
      id: ada.id,
      reference: ada.reference,
      organisation: { name: 'First Steps' },
      since: '2025-03-01',
      verdict: 'LIKELY',
    });
    expect(found[0]?.percent).toBeGreaterThan(90);
    expect(found[0]?.reasons.length).toBeGreaterThan(2);
    expect(JSON.stringify(found[0]?.reasons)).not.toMatch(/Okonkwo|1988|HD1/);
  });

  it.each([
    ['a letter wrong', { ...known, familyName: 'Okonkwe' }],
    ['day and month exchanged', { ...known, birthDate: '1988-12-04' }],
    ['both names exchanged', { ...known, givenName: 'Okonkwo', familyName: 'Adaeze' }],
    ['another postcode', { ...known, postcode: 'LS1 1AA' }],
    ['no birth date yet', { ...known, birthDate: '' }],
  ])('finds them with %s', async (_, typed) => {
    expect((await metBefore(assessor, typed)).map(({ id }) => id)).toContain(ada.id);
  });

  it('says nothing while too little is typed, and of a stranger', async () => {
    expect(await metBefore(assessor, { givenName: 'A' })).toEqual([]);
    expect(await metBefore(assessor, {})).toEqual([]);
    const stranger = {
      givenName: 'Quentin',
      familyName: 'Zyla',
      birthDate: '2001-09-09',
      postcode: 'TR1 1AA',
    };
    expect(await metBefore(assessor, stranger)).toEqual([]);
  });

  it('finds a referral of a moment ago, but not itself', async () => {
    const sent = granted(
      await refer(agency, {
        ...known,
        safeWay: 'TEXT',
        phone: '07700 900123',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'All',
      }),
    );
    const found = await metBefore(assessor, known);
    expect(found.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      [`PARTICIPANT ${ada.id}`, `REFERRAL ${sent.id}`].sort(),
    );
    const others = await metBefore(assessor, { ...known, exceptReferralId: sent.id.toUpperCase() });
    expect(others.map(({ id }) => id)).toEqual([ada.id]);
    const byPhone = await metBefore(assessor, { familyName: 'Okonkwo', phone: '+44 7700 900123' });
    expect(byPhone.map(({ id }) => id)).toContain(sent.id);
  });

  it('finds them under what a correction says', async () => {
    const { id } = await enrol('Mirela', 'Dragomirescu', '1990-06-15', 'HD5 5EE');
    const asked = (familyName: string, birthDate: string) =>
      metBefore(assessor, { givenName: 'Mirela', familyName, birthDate });
    expect((await asked('Dragomirescu', '1990-06-15')).map((one) => one.id)).toEqual([id]);
    granted(
      await correctParticipant(worker, {
        id,
        givenName: 'Mirela',
        familyName: 'Vasquez-Lind',
        birthDate: on('1991-11-02'),
        postcode: 'HD5 5EE',
        enrolledOn: on('2025-03-01'),
        linkWorkerId: worker.personId,
      }),
    );
    expect((await asked('Vasquez-Lind', '1991-11-02')).map((one) => one.id)).toEqual([id]);
    const filed = await database.owner.query(
      `SELECT FROM match_key WHERE record_id = $1 AND key IN ('BIRTH_DATE 1991-02-11', 'POSTCODE HD5 5EE')`,
      [id],
    );
    expect(filed.rowCount).toBe(2);
    const old = await database.owner.query(
      `SELECT FROM match_key WHERE record_id = $1 AND key LIKE '%1990%'`,
      [id],
    );
    expect(old.rowCount).toBe(0);
  });

  it('files everybody, however many, and leaves nobody over', async () => {
    await database.owner.query(
      `INSERT INTO participant (partnership_id, reference, given_name, family_name, provider_id, enrolled_on)
       SELECT $1, 'P-9' || n, 'Name' || chr(97 + n % 26) || chr(97 + n / 26 % 26), 'Sur' || chr(97 + n % 23) || chr(97 + n / 23 % 23), $2, '2025-01-01'
       FROM generate_series(1, 1200) n`,
      [scene.partnershipId, await scene.organisation('First Steps')],
    );
    expect(await fileEverybody(systemActor(scene.partnershipId))).toBe(1200);
    expect(await fileEverybody(systemActor(scene.partnershipId))).toBe(0);
    const filed = await database.owner.query(
      'SELECT count(DISTINCT record_id)::int AS count FROM match_key WHERE partnership_id = $1',
      [scene.partnershipId],
    );
    expect(filed.rows[0]?.count).toBeGreaterThan(1200);
  });

  it.each(ROLES.filter((role) => !HUB.includes(role)))('tells %s nothing', async (role) => {
    const other = await scene.person(`Office of ${role}`, role);
    await expect(metBefore(other, known)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells the hub of another partnership nothing', async () => {
    const elsewhere = await makeScene(database.owner);
    const other = await elsewhere.person('Another hub', 'ASSESSOR');
    expect(await metBefore(other, known)).toEqual([]);
  });
});
