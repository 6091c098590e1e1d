import type { QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, type TestDatabase, testDatabase, untilWaiting } from '../../testing/index.js';
import { makeSealScene, type SealScene } from '../../testing/seal-scene.js';
import { ago, NOW } from '../../testing/two-providers.js';
import { agreeToJointWork, askForJointWork } from '../joint-work/index.js';
import { mergeParticipants } from '../merging/index.js';
import { WhatASealTakesIn0062 } from '../migrations/0062-what-a-seal-takes-in.js';
import { participant } from '../participants/index.js';
import { recognisePerson } from '../recognising/index.js';
import { referral } from '../referrals/index.js';
import { askForTransfer, takeOnTransfer } from '../transfers/index.js';
import { recordSeal } from './index.js';

describe('a seal that is set while something else goes on', () => {
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

  /** Both at once: each waits for the participants' rows, the first one first; what came of each. */
  async function atOnce(
    participantIds: readonly string[],
    first: () => Promise<unknown>,
    second: () => Promise<unknown>,
  ): Promise<PromiseSettledResult<unknown>[]> {
    const holder = await database.owner.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM participant WHERE id = ANY ($1) FOR UPDATE', [participantIds]);
      const one = first().then(granted);
      await untilWaiting(database, 1);
      const two = second().then(granted);
      const settled = Promise.allSettled([one, two]);
      await untilWaiting(database, 2);
      await holder.query('COMMIT');
      return await settled;
    } finally {
      // whoever still waits goes on, where this failed
      holder.release(true);
    }
  }

  it('is waited for with an end, where nobody comes to the lock', async () => {
    await expect(untilWaiting(database, 1, 20)).rejects.toThrow('0 instead of 1 wait for a lock');
  });

  it.each([
    ['sealing', 'recognising'],
    ['recognising', 'sealing'],
  ])('takes in a referral in which they are recognised meanwhile: first %s, then %s', async (first) => {
    const { id: participantId } = await scene.enrol();
    const referralId = await referred();
    const sealing = () => seal(participantId);
    const recognising = () => recognisePerson(other, { referralId, participantId });
    const [one, two] = first === 'sealing' ? [sealing, recognising] : [recognising, sealing];
    const came = await atOnce([participantId], one, two);
    expect(came[first === 'sealing' ? 0 : 1]).toMatchObject({ status: 'fulfilled' });
    const { rows } = await database.owner.query('SELECT FROM recognised_person WHERE referral_id = $1', [
      referralId,
    ]);
    // recognised, the referral is sealed; not recognised, it tells nothing of who is
    expect((await referral(other, referralId)) === null).toBe(rows.length === 1);
    expect(rows.length === 1 || came.some(({ status }) => status === 'rejected')).toBe(true);
    expect(await participant(other, participantId)).toBeNull();
  });

  it.each([
    ['sealing', 'merging'],
    ['merging', 'sealing'],
  ])('leaves nothing open of two records that are merged meanwhile: first %s, then %s', async (first) => {
    const [merged, kept] = [await scene.enrol(), await scene.enrol()];
    const own = await referred();
    await database.owner.query(`UPDATE referral SET state = 'STARTED', participant_id = $2 WHERE id = $1`, [
      own,
      kept.id,
    ]);
    const from = 'KEPT' as const;
    const merging = () =>
      mergeParticipants(named, {
        keptId: kept.id,
        mergedId: merged.id,
        nameFrom: from,
        birthDateFrom: from,
        postcodeFrom: from,
        supportFrom: from,
        baselines: [],
      });
    const sealing = () => seal(merged.id);
    const [one, two] = first === 'sealing' ? [sealing, merging] : [merging, sealing];
    const came = await atOnce([merged.id], one, two);
    expect(came[0]).toMatchObject({ status: 'fulfilled' });
    if (came[1]?.status === 'rejected') {
      // the record that was to be sealed is no more; whoever seals is told, and seals the one that is
      expect(came[1].reason).toMatchObject({ code: 'NOT_FOUND' });
      granted(await seal(kept.id));
    }
    expect(await recordSeal(named, kept.id)).not.toBeNull();
    expect(await participant(other, kept.id)).toBeNull();
    expect(await referral(other, own)).toBeNull();
  });

  it('tells who merges and is not named that the record is not there', async () => {
    const [merged, kept] = [await scene.enrol(), await scene.enrol()];
    const from = 'KEPT' as const;
    const came = await atOnce(
      [merged.id],
      () => seal(merged.id),
      () =>
        mergeParticipants(other, {
          keptId: kept.id,
          mergedId: merged.id,
          nameFrom: from,
          birthDateFrom: from,
          postcodeFrom: from,
          supportFrom: from,
          baselines: [],
        }),
    );
    expect(came[0]).toMatchObject({ status: 'fulfilled' });
    expect(came[1]).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    expect(await participant(other, merged.id)).toBeNull();
    expect(await participant(other, kept.id)).not.toBeNull();
  });

  it.each(['transfer', 'joint work'])(
    'goes to no other provider by a %s that is answered meanwhile',
    async (what) => {
      const { manager, linkWorker, providerId } = scene.people;
      const northgate = await scene.person('Northgate', 'PROVIDER_MANAGER', 'LINK_WORKER');
      const { id: participantId } = await scene.enrol();
      const asked = {
        participantId,
        toId: await scene.organisation('Northgate'),
        agreedOn: ago(3),
        agreedHow: 'SPOKEN' as const,
      };
      const { id } =
        what === 'transfer'
          ? granted(
              await askForTransfer(linkWorker, { ...asked, reason: 'NEARER', about: 'Likes to be rung.' }),
            )
          : granted(
              await askForJointWork(linkWorker, {
                ...asked,
                ourPart: 'The tenancy.',
                theirPart: 'Cooking.',
                fromOn: NOW,
              }),
            );
      const came = await atOnce(
        [participantId],
        () => seal(participantId, manager, linkWorker),
        () =>
          what === 'transfer'
            ? takeOnTransfer(northgate, { id, on: NOW, keepsAnchor: true })
            : agreeToJointWork(northgate, { id, workerId: northgate.personId, share: 50 }),
      );
      expect(came[0]).toMatchObject({ status: 'fulfilled' });
      expect(came[1]).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
      // else those who are named would see them no more, and nobody else does
      expect((await participant(manager, participantId))?.provider?.id).toBe(providerId);
      const { rows } = await database.owner.query(
        'SELECT state FROM transfer WHERE id = $1 UNION ALL SELECT state FROM joint_work WHERE id = $1',
        [id],
      );
      expect(rows).toEqual([{ state: 'ASKED' }]);
    },
  );

  it('is not set by the provider that handed them over meanwhile', async () => {
    const { manager, linkWorker } = scene.people;
    const northgate = await scene.person('Northgate', 'PROVIDER_MANAGER', 'LINK_WORKER');
    const { id: participantId } = await scene.enrol();
    const toId = await scene.organisation('Northgate');
    const { id } = granted(
      await askForTransfer(linkWorker, {
        participantId,
        toId,
        agreedOn: ago(3),
        agreedHow: 'SPOKEN',
        reason: 'NEARER',
        about: 'Likes to be rung.',
      }),
    );
    const came = await atOnce(
      [participantId],
      () => takeOnTransfer(northgate, { id, on: NOW, keepsAnchor: true }),
      () => seal(participantId, manager, linkWorker),
    );
    expect(came[0]).toMatchObject({ status: 'fulfilled' });
    expect(came[1]).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    expect((await participant(northgate, participantId))?.provider?.id).toBe(toId);
  });

  it('is mended where it was set before migration 0062', async () => {
    const { id: participantId } = await scene.enrol();
    const [recognised, unknown] = [await referred(), await referred()];
    const migration = new WhatASealTakesIn0062();
    const run = { query: (sql: string) => database.owner.query(sql) } as unknown as QueryRunner;
    await migration.down(run);
    granted(await recognisePerson(other, { referralId: recognised, participantId }));
    granted(await seal(participantId));
    // as it was: the referral shows who is sealed
    expect(await referral(other, recognised)).not.toBeNull();
    await migration.up(run);
    expect(await referral(other, recognised)).toBeNull();
    expect(await referral(named, recognised)).not.toBeNull();
    expect(await referral(other, unknown)).not.toBeNull();
  });
});
