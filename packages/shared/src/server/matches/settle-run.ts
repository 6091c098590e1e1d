import { randomUUID } from 'node:crypto';
import { judgeKeptPairs, type KeptPair, type LinkageSettings } from '../../rules/index.js';
import type { LinkageOutcome, LinkageStage, LinkedPair } from '../matching/index.js';
import { announce } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';
import { endAs, type Settle } from './carry-out.js';
import type { PersonValues } from './people-to-match.js';
import type { RunToDo } from './prepare-run.js';
import { decisionKey, readDecisions } from './read-decisions.js';
import type { RecordKeys } from './record-keys.js';
import type { MatchRunStage } from './run-view.js';
import { writeSeen } from './seen.js';
import type { KeptRecord } from './write-records.js';

/** Pairs that are kept at most; the lightest of more go, and the run says so. */
const MOST_KEPT = 500_000;
const WRITTEN_AT_ONCE = 5_000;

const DELETED_MEANWHILE =
  'The extract was deleted while this run was under way, so nothing was kept. Send it again to match it.';

/** As many as are kept. */
export function heaviest(pairs: readonly LinkedPair[]): readonly LinkedPair[] {
  if (pairs.length <= MOST_KEPT) return pairs;
  return [...pairs].sort((one, other) => other.weight - one.weight).slice(0, MOST_KEPT);
}

/** What the engine came to: of columns and of encodings alike. */
type Outcome = Pick<
  LinkageOutcome,
  'sizes' | 'model' | 'doubts' | 'compared' | 'histogram' | 'seconds' | 'pairs'
> & { readonly settings: Pick<LinkageSettings, 'nobodyTwice'> };

export interface Done {
  /** what is kept of each participant beside a pair, by their ids */
  readonly people: ReadonlyMap<string, PersonValues>;
  readonly outcome: Outcome;
  readonly kept: readonly LinkedPair[];
  readonly records: ReadonlyMap<string, KeptRecord>;
  /** how the database calls them */
  readonly keys: RecordKeys;
  /** by which a later run knows what is new; null where none can go on from this one */
  readonly seen: { readonly people: Buffer; readonly records: Buffer } | null;
  /** milliseconds */
  readonly gathering: number;
}

/** Writes the pairs and that the run is done, in one transaction. */
export function settleRun(run: RunToDo, done: Done): Settle {
  return async (tenant) => {
    const began = performance.now();
    // what is promised to be deleted is not written down once more
    if (!(await holdExtracts(tenant, run)))
      return endAs(run.id, 'RUNNING', 'FAILED', DELETED_MEANWHILE)(tenant);
    const decisions = await readDecisions(tenant, run.agreementId);
    const rows = done.kept.map((pair) => rowOf(done, pair));
    const judged = judgeKeptPairs(
      rows.map((row): KeptPair => ({ ...row, decision: decisions.get(decisionKey(row))?.decision ?? null })),
      run,
      'AS_FOUND',
    );
    const isMine = await sayDone(tenant, run, done, judged.nobodyTwice);
    // somebody cancelled it, or another worker was done first
    if (!isMine) return;
    // who was sealed meanwhile is no more of this than who was sealed before
    await tenant.rows(`SELECT set_config('app.seals', 'NOBODY', true)`);
    for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE)
      await writePairs(
        tenant,
        run,
        rows.slice(at, at + WRITTEN_AT_ONCE).map((row) => ({ ...row, verdict: judged.verdicts.get(row.id) })),
      );
    if (done.seen !== null) await writeSeen(tenant, run.id, done.seen.people, done.seen.records);
    const stages = stagesOf(done, performance.now() - began);
    await tenant.execute('UPDATE match_run SET stages = $3 WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      run.id,
      JSON.stringify(stages),
    ]);
    await announce(tenant, { kind: 'matching.effects', runId: run.id });
  };
}

/** Whether what was matched is still there; nobody deletes it until this transaction ends. */
async function holdExtracts(tenant: Tenant, { extractId, ourExtractId }: RunToDo): Promise<boolean> {
  const wanted = ourExtractId === null ? [extractId] : [extractId, ourExtractId];
  const rows = await tenant.rows(
    `SELECT FROM extract WHERE partnership_id = $1 AND id = ANY ($2) AND state = 'READY' ORDER BY id FOR SHARE`,
    [tenant.partnership.id, wanted],
  );
  return rows.length === wanted.length;
}

function rowOf({ people, records, keys }: Done, pair: LinkedPair) {
  const record = records.get(pair.right);
  return {
    id: randomUUID(),
    participantId: pair.left,
    recordKey: keys.of(pair.right),
    ours: people.get(pair.left) ?? {},
    theirs: record?.compared ?? {},
    record: record?.other ?? {},
    probability: pair.probability,
    weight: pair.weight,
    levels: pair.levels,
    rarities: pair.rarities,
  };
}

/** @returns whether it was this worker that ended it */
async function sayDone(
  tenant: Tenant,
  { id, matchFrom, reviewFrom }: RunToDo,
  { outcome, kept, keys }: Done,
  nobodyTwice: LinkageOutcome['settings']['nobodyTwice'],
): Promise<boolean> {
  const dropped = outcome.pairs.length - kept.length;
  const doubts = [
    ...outcome.doubts,
    ...(dropped > 0
      ? [
          `${dropped.toLocaleString('en-GB')} pairs were too many to keep, and the least likely were left out. Compare by more columns.`,
        ]
      : []),
  ];
  const changed = await tenant.execute(
    `UPDATE match_run SET state = 'DONE', ended_at = $11, settings = $3, model = $4, doubts = doubts || $5,
       compared = $6, histogram = $7, people = $8, records = $9, key_mark = $10
     WHERE partnership_id = $1 AND id = $2 AND state = 'RUNNING'`,
    [
      tenant.partnership.id,
      id,
      JSON.stringify({ ...outcome.settings, matchFrom, reviewFrom, nobodyTwice }),
      JSON.stringify(outcome.model),
      doubts,
      outcome.compared,
      JSON.stringify(outcome.histogram.map(({ bits, pairs }) => [bits, pairs])),
      outcome.sizes.left,
      outcome.sizes.right,
      keys.mark,
      tenant.now,
    ],
  );
  return changed === 1;
}

async function writePairs(
  tenant: Tenant,
  { id, agreementId, extractId }: RunToDo,
  rows: readonly object[],
): Promise<void> {
  await tenant.execute(
    `INSERT INTO match_pair (partnership_id, id, run_id, agreement_id, extract_id, participant_id, record_key, ours, theirs,
       record, probability, weight, levels, adjustments, verdict)
     SELECT $1, x.id, $2, $3, $4, x."participantId", x."recordKey", x.ours, x.theirs, x.record, x.probability, x.weight,
       x.levels, x.rarities, x.verdict
     FROM jsonb_to_recordset($5) AS x(id uuid, "participantId" uuid, "recordKey" text, ours jsonb, theirs jsonb,
       record jsonb, probability float8, weight float8, levels smallint[], rarities float8[], verdict text)
     -- who took it back meanwhile, was sealed, or is no more, is not written down
     WHERE app.may_be_matched($3, x."participantId") AND EXISTS (SELECT FROM participant p
       WHERE p.partnership_id = $1 AND p.id = x."participantId" AND p.merged_into IS NULL)`,
    [tenant.partnership.id, id, agreementId, extractId, JSON.stringify(rows)],
  );
}

/** [stage, milliseconds], in their order. */
function stagesOf(
  { outcome, gathering }: Done,
  writing: number,
): readonly (readonly [MatchRunStage, number])[] {
  return [
    ['GATHERING', Math.round(gathering)],
    ...Object.entries(outcome.seconds).map(
      ([stage, seconds]) => [stage as LinkageStage, Math.round(seconds * 1000)] as const,
    ),
    ['WRITING', Math.round(writing)],
  ];
}
