import { PERSON_FIELDS, titleOfColumn, wordsOfRule } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import {
  estimateLinkage,
  type LinkageEstimate,
  type LinkageOrder,
  type LinkageStage,
} from '../matching/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { carryOut, type RunWork } from './carry-out.js';
import { reckonEncodedRun } from './encoded-run.js';
import { type Gathered, gather, type RunToDo } from './prepare-run.js';
import { RecordKeys } from './record-keys.js';
import { limitsOf } from './run-limits.js';
import type { RuleEstimateView } from './run-view.js';
import { readSeen, type Seen } from './seen.js';
import { settleEstimate } from './settle-estimate.js';

/**
 * The worker's first part: reckons what a run would compare, and compares nothing. Begun again after a crash, it begins
 * anew.
 */
export function reckonMatchRun(actor: Actor, files: FileStore, runId: string, work: RunWork): Promise<void> {
  return carryOut(actor, runId, 'ESTIMATING', 'REFUSED', work, async (run, folder, watch) => {
    if (run.form === 'ENCODED') return reckonEncodedRun(actor, files, run, folder, work, watch);
    const seen = await readEarlier(actor, run);
    const keys = new RecordKeys(work.secret, run.agreementId);
    const gathered = await gather(actor, files, run, folder, keys, { wanted: new Set(), seen });
    const { matchFrom, reviewFrom, settings } = run;
    const estimate = await estimateLinkage({
      left: gathered.left,
      right: gathered.right,
      settings: settings ?? 'auto',
      matchFrom,
      reviewFrom,
      ...onlyNewOf(run, gathered),
      limits: limitsOf(work, watch),
      onStage: (stage: LinkageStage, fraction: number) => watch.reached(stage, fraction),
    });
    const remarks = leftOutInWords(estimate.leftOut);
    return settleEstimate(run, { ...estimate, estimates: inWords(estimate), remarks });
  });
}

/** What the run compared that this one goes on from; null where all is done anew. */
export async function readEarlier(actor: Actor, { goesOnFrom }: RunToDo): Promise<Seen | null> {
  return goesOnFrom === null ? null : withTenant(actor, (tenant) => readSeen(tenant, goesOnFrom));
}

/** What has to be said to the engine, for it to compare only what the earlier run did not see so. */
export const onlyNewOf = (
  { goesOnFrom, model }: RunToDo,
  { people, records }: Gathered,
): Pick<LinkageOrder, 'model' | 'onlyNew'> =>
  goesOnFrom === null || model === null
    ? {}
    : { model, onlyNew: { left: people.fresh, right: records.fresh } };

/** What each rule compares; where there is none, everybody with every record. */
function inWords({ estimates, pairs }: LinkageEstimate): RuleEstimateView[] {
  if (estimates.length === 0) return [{ rule: wordsOfRule([]), pairs }];
  return estimates.map((each) => ({ rule: wordsOfRule(each.rule), pairs: each.pairs }));
}

/** 'phone: nothing is written in it' → 'Phone is not compared: nothing is written in it.' */
const leftOutInWords = (leftOut: readonly string[]): string[] =>
  leftOut.map((each) => {
    const at = each.indexOf(':');
    const heading = each.slice(0, at);
    const isField = PERSON_FIELDS.some((field) => field === heading);
    return `${isField ? titleOfColumn(heading.toLowerCase()) : heading} is not compared:${each.slice(at + 1)}.`;
  });
