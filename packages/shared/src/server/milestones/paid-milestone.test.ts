import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { claim, claims, reverseClaim } from '../claims/index.js';
import {
  authorisePayments,
  executeRun,
  paymentRun,
  runPayments,
  settleStatement,
} from '../payments/index.js';
import { systemActor } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import { correctStatus, milestonesOf, recordStatus } from './index.js';

const on = calendarDate;

let database: TestDatabase;
let scene: ClaimScene;

beforeAll(async () => {
  database = await testDatabase();
  scene = await makeClaimScene(database.owner);
  const agreementId = randomUUID();
  const { funderId, commissioner } = scene.people;
  await database.owner.query(
    `INSERT INTO funding_agreement (partnership_id, id, version, effective_from, agreed_by, agreed_at)
     VALUES ($1, $2, 1, '2020-01-01', $3, now())`,
    [scene.partnershipId, agreementId, commissioner.personId],
  );
  await database.owner.query(
    `INSERT INTO contribution (partnership_id, agreement_id, position, label, funder_id, kind)
     VALUES ($1, $2, 1, 'All of it', $3, 'RESIDUAL')`,
    [scene.partnershipId, agreementId, funderId],
  );
});
afterAll(() => database.close());

/** Prepares, authorises and settles what is verified by the end of a month. */
async function pay(periodEnd: string): Promise<void> {
  const { backbone, commissioner } = scene.people;
  const { id } = granted(await runPayments(backbone, { periodEnd: on(periodEnd) }));
  await executeRun(systemActor(scene.partnershipId), id);
  granted(await authorisePayments(commissioner, { runId: id }));
  for (const statement of (await paymentRun(backbone, id))?.statements ?? [])
    granted(await settleStatement(commissioner, { id: statement.id, on: on(periodEnd), reference: 'BACS' }));
}

it('a date corrected after a milestone was paid doubts it and takes nothing back, until somebody reverses it', async () => {
  const { backbone, linkWorker, auditor } = scene.people;
  const { id: participantId } = await scene.enrol();
  await scene.verified({ participantId });
  const stay = await scene.verified({
    participantId,
    outcomeCode: 'STAY_3',
    achievedOn: on('2024-06-01'),
  });
  await pay('2024-06-30');
  const standing = async () =>
    (await milestonesOf(backbone, [participantId]))
      .get(participantId)
      ?.find((one) => one.outcomeCode === 'STAY_3');
  const money = async () =>
    (
      await database.owner.query(
        `SELECT c.state, c.price, (SELECT sum(e.amount) FROM ledger_entry e WHERE e.claim_id = c.id AND e.amount > 0) AS due
         FROM claim c WHERE c.id = $1`,
        [stay.id],
      )
    ).rows[0];
  const flagged = async () =>
    (await claims(backbone, { first: 5, filter: { flagged: true } })).edges.map(({ node }) => node.id);
  const paid = await money();
  expect(paid).toMatchObject({ state: 'PAID', price: '220000' });
  expect(await standing()).toMatchObject({ state: 'CLAIMED', doubt: null });

  granted(
    await recordStatus(linkWorker, {
      participantId,
      outcomeCode: 'ENTRY',
      held: false,
      from: on('2024-04-10'),
      to: on('2024-04-20'),
      reason: 'LOST_HOME',
    }),
  );
  expect(await standing()).toMatchObject({
    state: 'CLAIMED',
    doubt: expect.stringMatching(/claim says 1 June 2024/),
  });
  expect(await money()).toEqual(paid);
  expect(await flagged()).toEqual([stay.id]);
  expect((await claim(backbone, stay.id))?.doubt).toMatch(/claim says 1 June 2024/);
  expect((await getToday(auditor)).map(({ kind }) => kind)).not.toContain('CLAIMS_TO_LOOK_AT_AGAIN');
  expect(await getToday(backbone)).toMatchObject([{ kind: 'CLAIMS_TO_LOOK_AT_AGAIN', count: 1 }]);

  // that was wrong as well: no doubt is left behind
  const wrong = (await standing())?.recorded.find(({ held }) => held === false)?.id ?? '';
  granted(await correctStatus(linkWorker, { id: wrong }));
  expect(await standing()).toMatchObject({ state: 'CLAIMED', doubt: null });
  expect(await flagged()).toEqual([]);

  // whoever decides that it was not so after all
  granted(await reverseClaim(auditor, { id: stay.id, reason: 'They lived elsewhere in April.' }));
  expect((await standing())?.state).not.toBe('CLAIMED');
  expect(await money()).toEqual({ ...paid, state: 'REVERSED' });
  await pay('2024-07-31');
  const { rows } = await database.owner.query<{ due: string }>(
    `SELECT sum(amount) AS due FROM ledger_entry WHERE claim_id = $1 AND account = 'DUE'`,
    [stay.id],
  );
  expect(rows).toEqual([{ due: '0' }]);
  expect(
    (await claims(backbone, { first: 5, filter: { participantId, states: ['PAID'] } })).edges.length,
  ).toBe(1);
});
