import { calendarDate } from '@weft/shared';
import { announce, matchOffers, matchRun, submitClaim, systemActor, withTenant } from '@weft/shared/server';
import { granted, makeMatchScene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeEffectOfMatches } from './take-effect.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('offers what a run’s matches prove, and does nothing more when the job comes twice', async () => {
  const scene = await makeMatchScene(database.owner, null, {
    lines: [
      { code: 'JOB', evidence: ['SELF_CERTIFICATION'] },
      { code: 'KEPT', after: 'JOB', fullTimeWeeks: '6.5', evidence: ['DATA_MATCH'] },
    ],
  });
  const { linkWorker } = scene.people;
  const agreementId = await scene.agreement({ evidence: [['KEPT', 'SUSTAINED']] });
  const { id: participantId } = await scene.enrol();
  await scene.told(agreementId, [participantId]);
  granted(
    await submitClaim(
      linkWorker,
      scene.input(participantId, { outcomeCode: 'JOB', achievedOn: calendarDate('2024-03-04') }),
    ),
  );
  const { runId } = await scene.run({
    agreementId,
    extractId: await scene.extract(agreementId, []),
    pairs: [{ participantId, recordId: '1', record: { STARTED_ON: '2024-03-04', WEEKLY_HOURS: '35' } }],
  });
  const actor = systemActor(scene.partnershipId);
  const outboxId = await withTenant(actor, (tenant) => announce(tenant, { kind: 'matching.effects', runId }));
  const work = () =>
    takeEffectOfMatches(
      { kind: 'matching.effects', runId },
      { actor, outboxId, keepAlive: async () => undefined },
    );
  const isWorkedOut = async () => (await matchRun(scene.dataLead, runId))?.takingEffect === false;
  expect(await isWorkedOut()).toBe(false);
  await work();
  expect(await isWorkedOut()).toBe(true);
  await work();
  const offers = await matchOffers(linkWorker, { first: 5 });
  expect(offers.edges.map(({ node }) => `${node.outcomeCode} ${node.achievedOn}`)).toEqual([
    'KEPT 2024-04-19',
  ]);
  const { rows } = await database.owner.query('SELECT done_at, failed_at FROM outbox WHERE id = $1', [
    outboxId,
  ]);
  expect(rows).toEqual([{ done_at: expect.any(Date), failed_at: null }]);
});
