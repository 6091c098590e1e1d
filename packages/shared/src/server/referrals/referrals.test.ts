import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type Role } from '../../rules/index.js';
import { granted, makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { participant } from '../participants/index.js';
import type { Actor } from '../tenancy/index.js';
import {
  declineReasons,
  type MoveReferralInput,
  moveReferral,
  ownReferrals,
  type PlainReferralVerb,
  type ReferInput,
  recordAgreement,
  refer,
  referral,
  referrals,
  startSupport,
} from './index.js';

const on = calendarDate;
type Person = Actor & { personId: string };

describe('the referral hub', () => {
  let database: TestDatabase;
  let scene: Scene;
  let assessor: Person;
  let backbone: Person;
  let agency: Person;
  let otherAgency: Person;
  let manager: Person;
  let worker: Person;
  let otherManager: Person;
  let providerId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    backbone = await scene.person('The Backbone', 'BACKBONE');
    agency = await scene.person('Custody', 'REFERRER');
    otherAgency = await scene.person('Clinic', 'REFERRER');
    manager = await scene.person('First Steps', 'PROVIDER_MANAGER');
    worker = await scene.person('First Steps', 'LINK_WORKER');
    otherManager = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    providerId = await scene.organisation('First Steps');
  });
  afterAll(() => database.close());

  let nth = 0;
  const input = (given: Partial<ReferInput> = {}): ReferInput => ({
    safeWay: 'TEXT',
    phone: '07700 900123',
    givenName: 'Bea',
    familyName: `Referred ${++nth}`,
    birthDate: '29/2/2000',
    lawfulBasis: 'PUBLIC_TASK',
    told: 'That the hub looks for somebody who helps, and who reads this.',
    ...given,
  });
  const sent = async (given: Partial<ReferInput> = {}) => granted(await refer(agency, input(given)));
  const move = async (by: Actor, verb: PlainReferralVerb, given: MoveReferralInput) =>
    granted(await moveReferral(by, verb, given));
  const accepted = async () => {
    const { id } = await sent();
    await move(assessor, 'triageReferral', { id });
    await move(assessor, 'acceptReferral', { id });
    return id;
  };
  const offered = async () => {
    const id = await accepted();
    await move(assessor, 'offerReferral', { id, providerId });
    return id;
  };

  it('takes an agency’s referral, which then knows its state and nothing more', async () => {
    const own = await sent({ theirReference: 'HMP 12' });
    expect(own).toMatchObject({ state: 'RECEIVED', theirReference: 'HMP 12', givenName: 'Bea' });
    expect(own.reference).toMatch(/^R-\d{6}$/);
    const full = await referral(assessor, own.id);
    expect(full).toMatchObject({
      channel: 'FORM',
      source: { name: 'Custody' },
      referredBy: { id: agency.personId },
      birthDate: '2000-02-29',
      phone: '+447700900123',
      agreement: 'NOT_ASKED',
      daysWaited: 0,
      actions: ['triageReferral', 'withdrawReferral', 'giveOneOffSupport'],
      history: [{ from: null, to: 'RECEIVED', by: { id: agency.personId } }],
    });
    const mine = await ownReferrals(agency, { first: 100, count: true });
    expect(mine.edges.map(({ node }) => node.id)).toContain(own.id);
    expect(Object.keys(mine.edges[0]?.node ?? {}).sort()).toEqual(
      [
        ...[
          'id',
          'reference',
          'givenName',
          'familyName',
          'theirReference',
          'referredOn',
          'receivedAt',
          'state',
        ],
        'movedAt',
      ].sort(),
    );
    expect((await ownReferrals(otherAgency, { first: 100, count: true })).totalCount).toBe(0);
    await expect(referral(agency, own.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('says what is wrong with a referral, and keeps nothing of it', async () => {
    const before = (await referrals(assessor, { first: 1, count: true })).totalCount;
    expect(await refer(agency, input({ birthDate: '1880-01-01' }))).toMatchObject({ field: 'birthDate' });
    expect(await refer(agency, input({ told: null }))).toMatchObject({ code: 'INVALID', field: 'told' });
    expect((await referrals(assessor, { first: 1, count: true })).totalCount).toBe(before);
  });

  it('makes one referral of a request that is sent twice, also at once, and two of two agencies', async () => {
    const twice = input({ idempotencyKey: 'request-7' });
    const [one, other] = await Promise.all([refer(agency, twice), refer(agency, twice)]);
    const first = granted(one);
    expect(granted(other).id).toBe(first.id);
    expect(granted(await refer(agency, { ...twice, givenName: 'Changed' }))).toEqual(first);
    expect(granted(await refer(otherAgency, twice)).id).not.toBe(first.id);
  });

  it('refers in the name of an agency at the hub alone', async () => {
    const clinic = await scene.organisation('Clinic');
    const phoned = granted(await refer(assessor, input({ sourceId: clinic })));
    expect((await referral(assessor, phoned.id))?.source).toMatchObject({ name: 'Clinic' });
    expect((await ownReferrals(otherAgency, { first: 100 })).edges.map(({ node }) => node.id)).toContain(
      phoned.id,
    );
    await expect(refer(agency, input({ sourceId: clinic }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await refer(assessor, input({ sourceId: 'no id' }))).toMatchObject({ field: 'sourceId' });
  });

  it('goes through triage to a provider, who starts once the person agrees', async () => {
    const id = await accepted();
    await move(assessor, 'putOnWaitingList', { id });
    expect((await referrals(manager, { first: 100 })).edges).toEqual([]);
    expect(
      await moveReferral(assessor, 'offerReferral', { id, providerId: assessor.personId }),
    ).toMatchObject({
      field: 'providerId',
    });
    await move(assessor, 'offerReferral', { id, providerId });
    expect((await referrals(worker, { first: 100 })).edges.map(({ node }) => node.id)).toEqual([id]);
    await expect(
      moveReferral(otherManager, 'declineOffer', { id, reason: 'NO_ROOM', words: 'Full.' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const today = on(new Date().toISOString().slice(0, 10));
    expect(await startSupport(worker, { id, on: today })).toMatchObject({
      code: 'INVALID',
      field: 'agreement',
    });
    granted(await recordAgreement(worker, { referralId: id, kind: 'AGREED', on: today, how: 'SPOKEN' }));
    // beside the field that asks for it, whatever an enrolment calls it
    expect(await startSupport(worker, { id, on: on('1899-12-31') })).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'on',
    });
    const started = granted(await startSupport(worker, { id, on: today }));
    expect(started).toMatchObject({ state: 'STARTED', referral: { provider: { id: providerId } } });
    const person = await participant(worker, started.referral?.participantId ?? '');
    expect(person).toMatchObject({
      givenName: 'Bea',
      birthDate: '2000-02-29',
      enrolledOn: today,
      linkWorker: { id: worker.personId },
      provider: { id: providerId },
    });
    expect(await startSupport(worker, { id, on: today })).toMatchObject({ code: 'WRONG_STATE' });
    const [mine] = (await ownReferrals(agency, { first: 100, states: ['STARTED'] })).edges;
    expect(mine?.node).toMatchObject({ id, state: 'STARTED' });
  });

  it('puts whom a provider declines back on the list, with the reason, and shows that provider no more', async () => {
    const id = await offered();
    expect(
      await moveReferral(manager, 'declineOffer', { id, reason: 'NOT_ELIGIBLE', words: 'No.' }),
    ).toMatchObject({
      field: 'reason',
    });
    const declined = await move(manager, 'declineOffer', {
      id,
      reason: 'NO_ROOM',
      words: ' Nobody until May. ',
    });
    expect(declined).toMatchObject({ state: 'WAITING', referral: null });
    const full = await referral(backbone, id);
    expect(full).toMatchObject({ state: 'WAITING', provider: null });
    expect(full?.history.at(-1)).toMatchObject({
      from: 'OFFERED',
      to: 'WAITING',
      by: { id: manager.personId },
      reason: 'No worker has room at present',
      words: 'Nobody until May.',
      provider: { id: providerId },
    });
    expect((await referrals(manager, { first: 100, filter: { states: ['WAITING'] } })).edges).toEqual([]);
    await move(assessor, 'offerReferral', { id, providerId });
    expect((await referral(assessor, id))?.state).toBe('OFFERED');
  });

  it('lets one of two assessors allocate somebody, and tells the other what happened', async () => {
    const id = await accepted();
    const second = await scene.organisation('Second Steps');
    const both = await Promise.all([
      moveReferral(assessor, 'offerReferral', { id, providerId }),
      moveReferral(backbone, 'offerReferral', { id, providerId: second }),
    ]);
    const refused = both.filter(isRefusal);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('is offered to a provider'),
    });
    const offers = (await referral(assessor, id))?.history.filter(({ to }) => to === 'OFFERED');
    expect(offers).toHaveLength(1);
  });

  it('is withdrawn by whoever sent it, by nobody else who sends', async () => {
    const { id } = await sent();
    await expect(
      moveReferral(otherAgency, 'withdrawReferral', { id, words: 'Not ours.' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await moveReferral(agency, 'withdrawReferral', { id })).toMatchObject({ field: 'words' });
    const gone = await move(agency, 'withdrawReferral', { id, words: 'The person asked us to.' });
    expect(gone).toMatchObject({ state: 'WITHDRAWN', referral: null });
    expect((await move(assessor, 'reopenReferral', { id, words: 'They rang.' })).state).toBe('IN_TRIAGE');
  });

  it('is declined by the hub with a reason, and helped once instead', async () => {
    const { id } = await sent();
    await move(assessor, 'triageReferral', { id });
    expect(await moveReferral(assessor, 'declineReferral', { id, words: 'No.' })).toMatchObject({
      field: 'reason',
    });
    await move(assessor, 'declineReferral', { id, reason: 'OUT_OF_AREA', words: 'Lives in Leeds.' });
    const other = await sent();
    const today = on(new Date().toISOString().slice(0, 10));
    await move(assessor, 'giveOneOffSupport', {
      id: other.id,
      words: 'A letter to the landlord.',
      on: today,
    });
    expect((await referral(assessor, other.id))?.history.at(-1)).toMatchObject({
      to: 'SUPPORTED_ONCE',
      happenedOn: today,
    });
    expect((await declineReasons(manager)).map(({ code }) => code)).toContain('NO_ROOM');
  });

  it('records that somebody agrees, takes it back and agrees again, and forgets none of it', async () => {
    const id = await offered();
    const today = on(new Date().toISOString().slice(0, 10));
    const say = (kind: 'AGREED' | 'TAKEN_BACK') =>
      recordAgreement(worker, { referralId: id, kind, on: today, how: 'SIGNED' });
    expect(await say('TAKEN_BACK')).toMatchObject({ code: 'INVALID', field: 'kind' });
    granted(await say('AGREED'));
    expect(granted(await say('TAKEN_BACK')).agreement).toBe('TAKEN_BACK');
    expect(await startSupport(worker, { id, on: today })).toMatchObject({ field: 'agreement' });
    const again = granted(await say('AGREED'));
    expect(again.agreements.map(({ kind }) => kind)).toEqual(['AGREED', 'TAKEN_BACK', 'AGREED']);
    await expect(
      database.owner.query(`UPDATE referral_agreement SET kind = 'AGREED' WHERE referral_id = $1`, [id]),
    ).rejects.toThrow(/never changed/);
  });

  it('is found by name and reference, and pages in one order', async () => {
    const one = await sent({ familyName: 'Ōkami-Björk' });
    const find = async (search: string) =>
      (await referrals(assessor, { first: 100, filter: { search } })).edges.map(({ node }) => node.id);
    expect(await find('okami bjork')).toEqual([one.id]);
    expect(await find(one.reference.toLowerCase())).toEqual([one.id]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof referrals>> = await referrals(assessor, {
        first: 3,
        after,
        sort: { by: 'NAME' },
      });
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const { totalCount } = await referrals(assessor, { first: 1, count: true });
    expect(new Set(seen).size).toBe(totalCount);
  });

  it.each<Role>(['FUNDER', 'INVESTOR', 'VERIFIER', 'COMMISSIONER', 'AUDITOR', 'ANALYST', 'DATA_LEAD'])(
    'shows %s no referral',
    async (role) => {
      const { id } = await sent();
      const other = await scene.person(`Office of ${role}`, role);
      await expect(referral(other, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(refer(other, input())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it('does not go where the rules have no way, whoever writes', async () => {
    const { id } = await sent();
    await expect(
      database.owner.query(`UPDATE referral SET state = 'OFFERED', provider_id = $2 WHERE id = $1`, [
        id,
        providerId,
      ]),
    ).rejects.toThrow(/does not go from RECEIVED to OFFERED/);
  });
});
