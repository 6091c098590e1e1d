import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal, type MergeSide } from '../../rules/index.js';
import {
  type ClaimScene,
  type EveryTable,
  fillEveryTable,
  granted,
  makeClaimScene,
  makeScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import { recordBaseline } from '../participants/index.js';
import { keptRecords, mergeParticipants, mergesOf, undoMerge } from './index.js';

/** Written by every change of a record, and no part of it. */
const BESIDE = [
  'audit_note',
  'audit_entry',
  'audit_head',
  'match_key',
  'unfiled_person',
  'participant_merge',
  'merge_move',
  'different_people',
  'outbox',
];

describe('merging and undoing', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  /** Every row of a partnership by its table, milestones without the instant at which they were judged. */
  const contents = async (partnershipId: string): Promise<Record<string, string>> => {
    const tables = await database.owner.query<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name
       WHERE c.table_schema = 'public' AND t.schemaname = 'public' AND c.column_name = 'partnership_id'
         AND c.table_name <> ALL ($1) ORDER BY 1`,
      [BESIDE],
    );
    const sql = tables.rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, coalesce(string_agg((to_jsonb(t) - 'judged_at')::text, E'\\n'
           ORDER BY (to_jsonb(t) - 'judged_at')::text), '') AS rows FROM ${name} t WHERE partnership_id = $1`,
    );
    const { rows } = await database.owner.query<{ name: string; rows: string }>(sql.join(' UNION ALL '), [
      partnershipId,
    ]);
    return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
  };
  /** Those of fillEveryTable follow from nothing. */
  const WORKED_OUT = { milestone: '', last_seen: '' };
  /** What no merge may touch: the money, and what stands beside claims. */
  const STANDS = [
    'ledger_entry',
    'ledger_transaction',
    'statement',
    'payment_run',
    'payment_run_claim',
    'evidence',
    'claim_event',
    'claim_message',
    'contribution_total',
    'audit_sample_claim',
  ] as const;

  describe('of records with a row in every table', () => {
    let filled: EveryTable;
    let place: string;
    beforeAll(async () => {
      const scene = await makeScene(database.owner);
      filled = await fillEveryTable(database.owner, scene);
      place = scene.partnershipId;
    });

    it('moves every table that follows, leaves the money alone, and gives everything back', async () => {
      const { firstParticipantId, secondParticipantId, people } = filled;
      const both = [firstParticipantId, secondParticipantId];
      await database.owner.query('ALTER TABLE claim DISABLE TRIGGER guard');
      // of the two only one may have a live claim for an outcome
      await database.owner.query(
        `UPDATE claim c SET state = 'REJECTED' WHERE participant_id = $2 AND EXISTS (SELECT FROM claim o
           WHERE o.participant_id = $1 AND o.outcome_code = c.outcome_code)`,
        both,
      );
      await database.owner.query('ALTER TABLE claim ENABLE TRIGGER guard');
      // both have what one alone could have: told apart, so that it moves
      await database.owner.query(
        `WITH a AS (UPDATE enrolment SET enrolled_on = '2025-02-01' WHERE participant_id = $1),
           b AS (UPDATE participant SET enrolled_on = '2025-02-01' WHERE id = $1),
           c AS (UPDATE referral SET state = 'STARTED', participant_id = $1 WHERE partnership_id = $2 AND state = 'OFFERED'),
           d AS (UPDATE recognised_person SET participant_id = $1 WHERE partnership_id = $2)
         UPDATE baseline SET outcome_code = 'EARLIER' WHERE participant_id = $1`,
        [secondParticipantId, place],
      );
      const wholes = await database.owner.query<{ name: string }>(
        'SELECT name FROM app.merge_tables() WHERE is_whole',
      );
      for (const { name } of wholes.rows)
        await database.owner.query(`ALTER TABLE ${name} DISABLE TRIGGER USER;
          DELETE FROM ${name} WHERE participant_id = '${secondParticipantId}';
          ALTER TABLE ${name} ENABLE TRIGGER USER`);
      const tables = await database.owner.query<{ name: string }>('SELECT name FROM app.merge_tables()');
      const tried = new Set<string>();
      for (const [keptId = '', mergedId = ''] of [both, both.toReversed()]) {
        const before = await contents(place);
        granted(
          await mergeParticipants(people.BACKBONE, {
            keptId,
            mergedId,
            nameFrom: 'MERGED',
            birthDateFrom: 'MERGED',
            postcodeFrom: 'MERGED',
            supportFrom: 'MERGED',
            baselines: ['ENTRY', 'STAY', 'WORK'].map((outcomeCode) => ({ outcomeCode, from: 'MERGED' })),
          }),
        );
        for (const { name } of tables.rows) {
          const { rowCount } = await database.owner.query(
            `SELECT FROM merge_move WHERE partnership_id = $1 AND table_name = $2`,
            [place, name],
          );
          if (rowCount) tried.add(name);
        }
        const after = await contents(place);
        for (const table of STANDS) expect(after[table], table).toBe(before[table]);
        const [merge] = await mergesOf(people.BACKBONE, keptId);
        granted(await undoMerge(people.BACKBONE, merge?.id ?? ''));
        const again = await contents(place);
        expect({ ...again, ...WORKED_OUT }).toEqual({ ...before, ...WORKED_OUT });
      }
      // a new table wants a row in testing/every-table.ts of one of the two participants
      expect([...tried].sort()).toEqual(tables.rows.map(({ name }) => name));
    });
  });

  describe('at random', () => {
    let scene: ClaimScene;
    beforeAll(async () => {
      scene = await makeClaimScene(database.owner);
    });
    const side = fc.constantFrom<MergeSide>('KEPT', 'MERGED');
    const nth = fc.nat({ max: 3 });
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('claim' as const),
          who: nth,
          code: fc.constantFrom('ENTRY', 'COURSE', 'STAY_3'),
          month: fc.integer({ min: 2, max: 9 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('baseline' as const),
          who: nth,
          month: fc.integer({ min: 1, max: 9 }),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('merge' as const),
          who: nth,
          other: nth,
          name: side,
          support: side,
          baseline: side,
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), who: nth }) },
    );

    it('keeps once for one person and outcome, every claim and its price, and undoes to what was there', async () => {
      const { backbone, linkWorker } = scene.people;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
          const ids: string[] = [];
          for (const month of ['01', '02', '03', '04'])
            ids.push(
              (
                await scene.enrol({
                  cohort: ids.length % 2 ? 'HISTORIC' : 'NEW',
                  enrolledOn: `2024-${month}-01` as never,
                })
              ).id,
            );
          const price = new Map<string, unknown>();
          const idOf = (place: number): string => ids[place] ?? '';
          const keptOf = async (place: number): Promise<string> =>
            (await keptRecords(backbone, [idOf(place)])).get(idOf(place)) ?? idOf(place);
          for (const one of steps) {
            if (one.do === 'claim') {
              const made = await submitClaim(
                linkWorker,
                scene.input(await keptOf(one.who), {
                  outcomeCode: one.code,
                  achievedOn: `2024-0${one.month}-15` as never,
                }),
              );
              if (!isRefusal(made)) price.set(made.id, made.price);
            } else if (one.do === 'baseline')
              await recordBaseline(backbone, {
                participantId: await keptOf(one.who),
                outcomeCode: 'STAY_3',
                achievedOn: `2023-0${one.month}-15` as never,
              });
            else if (one.do === 'merge') {
              const before = await contents(scene.partnershipId);
              const merged = await mergeParticipants(backbone, {
                keptId: idOf(one.who),
                mergedId: idOf(one.other),
                nameFrom: one.name,
                birthDateFrom: one.name,
                postcodeFrom: one.support,
                supportFrom: one.support,
                baselines: [{ outcomeCode: 'STAY_3', from: one.baseline }],
              }).catch((fault: { code: string }) => fault.code);
              if (merged === 'NOT_FOUND' || isRefusal(merged)) continue;
              const [merge] = await mergesOf(backbone, idOf(one.who));
              granted(await undoMerge(backbone, merge?.id ?? ''));
              expect(await contents(scene.partnershipId)).toEqual(before);
              await mergeParticipants(backbone, {
                keptId: idOf(one.who),
                mergedId: idOf(one.other),
                nameFrom: one.name,
                birthDateFrom: one.name,
                postcodeFrom: one.support,
                supportFrom: one.support,
                baselines: [{ outcomeCode: 'STAY_3', from: one.baseline }],
              });
            } else {
              const [merge] = await mergesOf(backbone, idOf(one.who));
              if (merge) granted(await undoMerge(backbone, merge.id));
            }
          }
          const twice = await database.owner.query(
            `SELECT FROM claim WHERE participant_id = ANY ($1) AND (state NOT IN ('REJECTED', 'REVERSED') OR reversal_pending)
             GROUP BY participant_id, outcome_code HAVING count(*) > 1`,
            [ids],
          );
          expect(twice.rowCount).toBe(0);
          const claims = await database.owner.query<{ id: string; price: string; merged: boolean }>(
            `SELECT c.id, c.price, p.merged_into IS NOT NULL AS merged FROM claim c JOIN participant p ON p.id = c.participant_id
             WHERE p.id = ANY ($1)`,
            [ids],
          );
          expect(claims.rows.map(({ id }) => id).sort()).toEqual([...price.keys()].sort());
          // no claim is left with a record that nobody sees
          expect(claims.rows.filter(({ merged }) => merged)).toEqual([]);
        }),
        { numRuns: 8 },
      );
    }, 120_000);
  });
});
