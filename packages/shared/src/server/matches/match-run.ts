import { LEAST_KEPT } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { type LinkageOutcome, type LinkageStage, linkRecords } from '../matching/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { carryOut, type RunWork } from './carry-out.js';
import { linkEncodedRun } from './encoded-run.js';
import { type Gathered, gather, type RunToDo } from './prepare-run.js';
import { type Known, type Pairing, readKnown } from './read-known.js';
import { onlyNewOf, readEarlier } from './reckon-run.js';
import { limitsOf } from './run-limits.js';
import type { Seen } from './seen.js';
import { heaviest, settleRun } from './settle-run.js';
import type { Watch } from './watch-run.js';
import { pickRecords } from './write-records.js';
import { decisionKey, readDecisions } from './read-decisions.js';
import { limitsOf, onlyNewOf, readEarlier } from './reckon-run.js';
import { RecordKeys } from './record-keys.js';
import type { MatchRunStage } from './run-view.js';
import { type Seen, writeSeen } from './seen.js';
import type { Watch } from './watch-run.js';
import { type KeptRecord, pickRecords } from './write-records.js';

/** Pairs that are kept at most; the lightest of more go, and the run says so. */
const MOST_KEPT = 500_000;
const WRITTEN_AT_ONCE = 5_000;

const DELETED_MEANWHILE =
  'The extract was deleted while this run was under way, so nothing was kept. Send it again to match it.';

/**
 * The worker's second part: compares, learns and decides, and writes the pairs and that the run is done in one
 * transaction. Begun again after a crash, it begins anew, and comes to the same.
 */
export function carryOutMatchRun(
  actor: Actor,
  files: FileStore,
  runId: string,
  work: RunWork,
): Promise<void> {
  return carryOut(actor, runId, 'RUNNING', 'FAILED', work, async (run, folder, watch) => {
    if (run.form === 'ENCODED') return linkEncodedRun(actor, files, run, folder, work, watch);
    const began = performance.now();
    const seen = await readEarlier(actor, run);
    const known = await withTenant(actor, (tenant) => readKnown(tenant, run));
    const wanted = new Set([...known.same, ...known.standing].map(({ recordKey: key }) => key));
    const keys = new RecordKeys(work.secret, run.agreementId);
    const gathered = await gather(actor, files, run, folder, keys, { wanted, seen });
    const gathering = performance.now() - began;
    const outcome = await link(run, gathered, known, seen, work, watch);
    const kept = heaviest(outcome.pairs);
    watch.reached('WRITING', 0);
    const records = await pickRecords(
      files,
      run.cleanKey ?? '',
      [...run.compares, ...run.receives],
      new Set(kept.map(({ right }) => right)),
    );
    const { people } = gathered;
    const seenNow = { people: people.marks, records: gathered.records.marks };
    return settleRun(run, { people: people.values, outcome, kept, records, seen: seenNow, gathering });
  });
}

/**
 * All pairs from the least that are kept on. Which of them are matches is decided by the run's thresholds and by what
 * people said when they are written, and again whenever a threshold is moved.
 */
function link(
  run: RunToDo,
  gathered: Gathered,
  { same, standing }: Known,
  seen: Seen | null,
  work: RunWork,
  watch: Watch,
): Promise<LinkageOutcome> {
  const { left, right, people, records } = gathered;
  const changed = new Set([...people.fresh, ...records.fresh]);
  const toIds = (pairs: readonly Pairing[]) =>
    pairs.flatMap(({ participantId, recordKey: key }) => {
      const id = records.idOf.get(key);
      return id === undefined ? [] : [{ left: participantId, right: id }];
    });
  return linkRecords({
    left,
    right,
    settings: run.settings === null ? 'auto' : { ...run.settings, nobodyTwice: 'NEITHER' },
    matchFrom: Math.max(run.matchFrom, LEAST_KEPT),
    reviewFrom: LEAST_KEPT,
    ...onlyNewOf(run, gathered),
    // what has changed is compared anew
    standing:
      seen === null
        ? []
        : toIds(standing).filter((pair) => !changed.has(pair.left) && !changed.has(pair.right)),
    decided: toIds(same).map((pair) => ({ ...pair, verdict: 'SAME' as const })),
    limits: limitsOf(work, watch),
    onStage: (stage: LinkageStage, fraction: number) => watch.reached(stage, fraction),
  });
}

function heaviest(pairs: readonly LinkedPair[]): readonly LinkedPair[] {
  if (pairs.length <= MOST_KEPT) return pairs;
  return [...pairs].sort((one, other) => other.weight - one.weight).slice(0, MOST_KEPT);
}

interface Done {
  readonly gathered: Gathered;
  readonly outcome: LinkageOutcome;
  readonly kept: readonly LinkedPair[];
  readonly records: ReadonlyMap<string, KeptRecord>;
  /** milliseconds */
  readonly gathering: number;
}

function settleRun(run: RunToDo, done: Done): Settle {
  return async (tenant) => {
    const began = performance.now();
    // what is promised to be deleted is not written down once more
    if (!(await holdExtract(tenant, run)))
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
    for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE)
      await writePairs(
        tenant,
        run,
        rows.slice(at, at + WRITTEN_AT_ONCE).map((row) => ({ ...row, verdict: judged.verdicts.get(row.id) })),
      );
    const { people, records } = done.gathered;
    await writeSeen(tenant, run.id, people.marks, records.marks);
    const stages = stagesOf(done, performance.now() - began);
    await tenant.execute('UPDATE match_run SET stages = $3 WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      run.id,
      JSON.stringify(stages),
    ]);
    await announce(tenant, { kind: 'matching.effects', runId: run.id });
  };
}

/** Whether the extract is still there; nobody deletes it until this transaction ends. */
async function holdExtract(tenant: Tenant, { extractId }: RunToDo): Promise<boolean> {
  const row = await tenant.row(
    `SELECT FROM extract WHERE partnership_id = $1 AND id = $2 AND state = 'READY' FOR SHARE`,
    [tenant.partnership.id, extractId],
  );
  return row !== undefined;
}

function rowOf({ gathered, records }: Done, pair: LinkedPair) {
  const record = records.get(pair.right);
  return {
    id: randomUUID(),
    participantId: pair.left,
    recordKey: gathered.keys.of(pair.right),
    ours: gathered.people.values.get(pair.left) ?? {},
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
  { outcome, kept, gathered }: Done,
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
    `UPDATE match_run SET state = 'DONE', ended_at = clock_timestamp(), settings = $3, model = $4, doubts = doubts || $5,
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
      gathered.keys.mark,
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
     -- who took it back meanwhile, or is no more, is not written down
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
