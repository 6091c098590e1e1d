import { PERSON_FIELDS, titleOfColumn, wordsOfRule } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import {
  estimateLinkage,
  type LinkageEstimate,
  type LinkageOrder,
  type LinkageStage,
} from '../matching/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { carryOut, endAs, type RunWork, type Settle } from './carry-out.js';
import { type Gathered, gather, type RunToDo } from './prepare-run.js';
import type { RuleEstimateView } from './run-view.js';
import { readSeen, type Seen } from './seen.js';
import type { Watch } from './watch-run.js';

/** The most memory that a run takes, and the processors of a small server. */
const USUAL_MEMORY = '2GB';
const THREADS = 2;

/**
 * The worker's first part: reckons what a run would compare, and compares nothing. Begun again after a crash, it begins
 * anew.
 */
export function reckonMatchRun(actor: Actor, files: FileStore, runId: string, work: RunWork): Promise<void> {
  return carryOut(actor, runId, 'ESTIMATING', 'REFUSED', work, async (run, folder, watch) => {
    const seen = await readEarlier(actor, run);
    const gathered = await gather(actor, files, run, folder, { wanted: new Set(), seen });
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
    return settleEstimate(run, estimate);
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

export const limitsOf = ({ folder, memory = USUAL_MEMORY, disk }: RunWork, watch: Watch) => ({
  memory,
  threads: THREADS,
  folder,
  stop: watch.signal,
  ...(disk === undefined ? {} : { disk }),
});

function settleEstimate({ id }: RunToDo, estimate: LinkageEstimate): Settle {
  const { sizes, settings, pairs } = estimate;
  const estimates = inWords(estimate);
  if (estimate.refused !== null)
    return endAs(id, 'ESTIMATING', 'REFUSED', tooMany(estimates, pairs, settings.mostPairs));
  return async (tenant) => {
    await tenant.execute(
      `UPDATE match_run SET state = 'ESTIMATED', people = $3, records = $4, estimates = $5, settings = $6, doubts = $7
       WHERE partnership_id = $1 AND id = $2 AND state = 'ESTIMATING'`,
      [
        tenant.partnership.id,
        id,
        sizes.left,
        sizes.right,
        JSON.stringify(estimates),
        JSON.stringify(settings),
        leftOutInWords(estimate.leftOut),
      ],
    );
  };
}

/** What each rule compares; where there is none, everybody with every record. */
function inWords({ estimates, pairs }: LinkageEstimate): RuleEstimateView[] {
  if (estimates.length === 0) return [{ rule: wordsOfRule([]), pairs }];
  return estimates.map((each) => ({ rule: wordsOfRule(each.rule), pairs: each.pairs }));
}

function tooMany(estimates: readonly RuleEstimateView[], pairs: number, most: number): string {
  const [worst] = [...estimates].sort((one, other) => other.pairs - one.pairs);
  return `This would compare about ${counted(pairs)} pairs, and the limit is ${counted(most)}. Most come from "${
    worst?.rule ?? wordsOfRule([])
  }" (${counted(worst?.pairs ?? pairs)}). Send an extract with fewer rows, or one in which more columns are filled.`;
}

const counted = (many: number): string => Math.round(many).toLocaleString('en-GB');

/** 'phone: nothing is written in it' → 'Phone is not compared: nothing is written in it.' */
const leftOutInWords = (leftOut: readonly string[]): string[] =>
  leftOut.map((each) => {
    const at = each.indexOf(':');
    const heading = each.slice(0, at);
    const isField = PERSON_FIELDS.some((field) => field === heading);
    return `${isField ? titleOfColumn(heading.toLowerCase()) : heading} is not compared:${each.slice(at + 1)}.`;
  });
