import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import { granted, type TestDatabase, testDatabase } from '../../testing/index.js';
import { makeSealScene, type SealScene } from '../../testing/seal-scene.js';
import { mergeParticipants, undoMerge } from '../merging/index.js';
import { participant } from '../participants/index.js';
import { recognisePerson, takeRecognitionBack } from '../recognising/index.js';
import { ownReferrals, refer, referral } from '../referrals/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { recordSeal } from './index.js';

describe('what a seal takes in', () => {
  let database: TestDatabase;
  let scene: SealScene;
  let named: SealScene['named'];
  let other: SealScene['other'];
  let referred: SealScene['referred'];
  let seal: SealScene['seal'];

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeSealScene(database);
    ({ named, other, referred, seal } = scene);
  });
  afterAll(() => database.close());

  it('is a referral in which the hub recognises them, until that is taken back', async () => {
    const { id: participantId } = await scene.enrol();
    granted(await seal(participantId));
    const referralId = await referred();
    expect(await referral(other, referralId)).not.toBeNull();
    granted(await recognisePerson(named, { referralId, participantId }));
    // nothing tells who it is that is sealed
    expect(await referral(other, referralId)).toBeNull();
    const { id: another } = await scene.enrol();
    await expect(recognisePerson(other, { referralId, participantId: another })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await referral(named, referralId)).not.toBeNull();
    granted(await takeRecognitionBack(named, referralId));
    expect(await referral(other, referralId)).not.toBeNull();
  });

  it('is a referral in which they had been recognised, whoever seals', async () => {
    const { id: participantId } = await scene.enrol();
    const referralId = await referred();
    granted(await recognisePerson(other, { referralId, participantId }));
    granted(await seal(participantId, scene.people.manager, scene.people.linkWorker));
    expect(await referral(other, referralId)).toBeNull();
  });

  it('are the referrals of the record into which theirs is merged', async () => {
    const [sealed, kept] = [await scene.enrol(), await scene.enrol()];
    const own = await referred();
    await withTenant(systemActor(scene.partnershipId), (tenant) =>
      tenant.execute(`UPDATE referral SET state = 'STARTED', participant_id = $2 WHERE id = $1`, [
        own,
        kept.id,
      ]),
    );
    granted(await seal(sealed.id));
    const from = 'KEPT' as const;
    granted(
      await mergeParticipants(named, {
        keptId: kept.id,
        mergedId: sealed.id,
        nameFrom: from,
        birthDateFrom: from,
        postcodeFrom: from,
        supportFrom: from,
        baselines: [],
      }),
    );
    expect(await referral(other, own)).toBeNull();
    expect(await referral(named, own)).not.toBeNull();
    expect(await participant(other, kept.id)).toBeNull();
    const { rows } = await database.owner.query<{ id: string }>(
      'SELECT id FROM participant_merge WHERE kept_id = $1',
      [kept.id],
    );
    granted(await undoMerge(named, rows[0]?.id ?? ''));
    expect(await referral(other, own)).not.toBeNull();
    expect(await participant(other, sealed.id)).toBeNull();
  });

  it('is what an agency referred, also where it is sent again under its key, by whomever', async () => {
    const agency = await scene.person('Custody', 'REFERRER');
    const sourceId = await scene.organisation('Custody');
    const sent = {
      givenName: 'Zenobia',
      familyName: 'Quill',
      safeWay: 'CALL',
      phone: '01632 960 001',
      lawfulBasis: 'PUBLIC_TASK',
      told: 'What happens with it.',
      toldOn: calendarDate('2025-06-01'),
      referredOn: calendarDate('2025-06-01'),
      idempotencyKey: '17',
    } as const;
    const { id } = granted(await refer(agency, sent));
    granted(await seal(id));
    expect((await ownReferrals(agency, { first: 10 })).edges).toEqual([]);
    // keys are guessed: seventeen comes after sixteen
    const guessed = { ...sent, givenName: 'Somebody', familyName: 'Else', sourceId };
    for (const by of [agency, await scene.person('Custody', 'REFERRER'), other])
      await expect(refer(by, guessed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(granted(await refer(named, guessed)).id).toBe(id);
  });

  it('is one referral under one seal: of two who seal it at once one does, and who did can open it', async () => {
    const third = await scene.person('The Backbone', 'ASSESSOR');
    const referrals = await Promise.all(Array.from({ length: 8 }, referred));
    const sealed = await Promise.all(
      referrals.map(async (recordId) => {
        const both = await Promise.allSettled([seal(recordId), seal(recordId, other, third)]);
        return both.filter(({ status }) => status === 'fulfilled').length;
      }),
    );
    expect(sealed).toEqual(referrals.map(() => 1));
    for (const recordId of referrals) {
      const seen = await Promise.all([named, other].map((one) => recordSeal(one, recordId)));
      expect(seen.filter((one) => one !== null)).toHaveLength(1);
    }
    // the trail calls a referral what it is, for whoever was shown its seal
    const { rows } = await database.owner.query<{ subject: string }>(
      `SELECT DISTINCT subject FROM audit_note n JOIN record_seal s ON s.record_id = ANY (n.record_ids)
         JOIN seal_opener o ON o.seal_id = s.id AND o.person_id = n.person_id
       WHERE n.action = 'recordSeal' AND s.record_id = ANY ($1) AND s.participant_id IS NULL`,
      [referrals],
    );
    expect(rows).toEqual([{ subject: 'referral' }]);
  });
});
