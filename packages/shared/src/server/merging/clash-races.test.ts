import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  granted,
  type MoneyScene,
  makeMoneyScene,
  type TestDatabase,
  testDatabase,
  untilWaiting,
} from '../../testing/index.js';
import { executeRun, runPayments } from '../payments/index.js';
import { systemActor } from '../tenancy/index.js';
import { decideClash, mergeParticipants, mergesOf, undoMerge } from './index.js';

describe('a decision between two claims, while something else goes on', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    await scene.agree([{ label: 'All', funder: 'The Council Fund', kind: 'RESIDUAL' }]);
  });
  afterAll(() => database.close());

  interface Claimed {
    readonly claimId: string;
    readonly id: string;
  }
  /** People with a verified claim each, all for one outcome. */
  const claimed = async (count: number, code: string, achievedOn: string): Promise<Claimed[]> => {
    const ids = await scene.claims({ count, code, achievedOn });
    const { rows } = await database.owner.query<Claimed>(
      'SELECT id AS "claimId", participant_id AS id FROM claim WHERE id = ANY ($1) ORDER BY reference',
      [ids],
    );
    return rows;
  };
  const decide = (stands: Claimed | undefined, ends: Claimed | undefined, outcomeCode: string) =>
    decideClash(scene.people.backbone, {
      oneId: stands?.id ?? '',
      otherId: ends?.id ?? '',
      outcomeCode,
      standsId: stands?.id ?? '',
      reason: 'She came to us first.',
    });
  const merge = (keptId = '', mergedId = '') =>
    mergeParticipants(scene.people.backbone, {
      keptId,
      mergedId,
      nameFrom: 'KEPT',
      birthDateFrom: 'KEPT',
      postcodeFrom: 'KEPT',
      supportFrom: 'KEPT',
      baselines: [],
    });

  it.each([
    ['the payment run', '2024-03-31', 'BILLED'],
    ['the decision', '2024-04-30', 'REVERSED'],
  ])('ends a claim or has it paid, and never both: first comes %s', async (first, periodEnd, becomes) => {
    const [stands, ends] = await claimed(2, 'HOME', periodEnd);
    const { backbone } = scene.people;
    const run = granted(await runPayments(backbone, { periodEnd: calendarDate(periodEnd) }));
    const pay = () => executeRun(systemActor(scene.partnershipId), run.id);
    const settle = () => decide(stands, ends, 'HOME').then(granted);
    const [one, two] = first === 'the decision' ? [settle, pay] : [pay, settle];
    const holder = await database.owner.connect();
    try {
      await holder.query('BEGIN');
      // whatever the run writes of them before it bills them does not wait for this
      await holder.query('SELECT FROM claim WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [
        [stands?.claimId, ends?.claimId],
      ]);
      const both = [one()];
      await untilWaiting(database, 1);
      both.push(two());
      await untilWaiting(database, 2);
      await holder.query('COMMIT');
      await Promise.all<unknown>(both);
    } finally {
      // whoever still waits goes on, where this failed
      holder.release(true);
    }
    const { rows } = await database.owner.query(
      `SELECT c.state, c.reversal_pending, d.ended_as, (SELECT count(*)::int FROM ledger_entry e WHERE e.claim_id = c.id) > 0 AS paid
       FROM claim c JOIN clash_decision d ON d.ends_claim = c.id WHERE c.id = $1`,
      [ends?.claimId],
    );
    const isBilled = becomes === 'BILLED';
    expect(rows).toEqual([
      { state: becomes, reversal_pending: false, ended_as: isBilled ? null : 'REVERSED', paid: isBilled },
    ]);
    // what was billed ends by the way of money, and until then the records stay two
    expect(isRefusal(await merge(stands?.id, ends?.id))).toBe(isBilled);
  });

  it('leaves one live claim a person beside merges and their undoing, whichever comes first', async () => {
    const [kept, other] = await claimed(2, 'CALM', '2024-05-01');
    const [third] = await claimed(1, 'WELL', '2024-05-01');
    granted(await merge(kept?.id, third?.id));
    const [made] = await mergesOf(scene.people.backbone, kept?.id ?? '');
    const came = await Promise.allSettled([
      decide(kept, other, 'CALM'),
      undoMerge(scene.people.backbone, made?.id ?? ''),
      merge(kept?.id, other?.id),
      merge(other?.id, kept?.id),
    ]);
    // who comes too late is told so, and nothing breaks
    for (const one of came)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'NOT_FOUND' });
    const { rows } = await database.owner.query<{ outcome: string; live: number; people: number }>(
      `SELECT c.outcome_code AS outcome, (count(*) FILTER (WHERE c.state NOT IN ('REJECTED', 'REVERSED')))::int AS live,
         count(DISTINCT c.participant_id) FILTER (WHERE p.merged_into IS NOT NULL)::int AS people
       FROM claim c JOIN participant p ON p.id = c.participant_id WHERE c.id = ANY ($1) GROUP BY 1 ORDER BY 1`,
      [[kept, other, third].map((one) => one?.claimId)],
    );
    // the decision ends one of the two whenever it comes, unless a merge of the two was there before it: that needs it
    expect(rows).toEqual([
      { outcome: 'CALM', live: 1, people: 0 },
      { outcome: 'WELL', live: 1, people: 0 },
    ]);
    const { rows: twice } = await database.owner.query(
      `SELECT FROM claim WHERE partnership_id = $1 AND state NOT IN ('REJECTED', 'REVERSED')
       GROUP BY participant_id, outcome_code HAVING count(*) > 1`,
      [scene.partnershipId],
    );
    expect(twice).toEqual([]);
  });
});
