import { LEAST_KEPT } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { type LinkageOutcome, type LinkageStage, linkRecords } from '../matching/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { carryOut, type RunWork } from './carry-out.js';
import { linkEncodedRun } from './encoded-run.js';
import { type Gathered, gather, type RunToDo } from './prepare-run.js';
import { type Known, type Pairing, readKnown } from './read-known.js';
import { onlyNewOf, readEarlier } from './reckon-run.js';
import { RecordKeys } from './record-keys.js';
import { limitsOf } from './run-limits.js';
import type { Seen } from './seen.js';
import { heaviest, settleRun } from './settle-run.js';
import type { Watch } from './watch-run.js';
import { pickRecords } from './write-records.js';

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
    return settleRun(run, { people: people.values, outcome, kept, records, keys, seen: seenNow, gathering });
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
