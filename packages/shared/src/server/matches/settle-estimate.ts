import { type LinkageSettings, wordsOfRule } from '../../rules/index.js';
import type { LinkageEstimate } from '../matching/index.js';
import { endAs, type Settle } from './carry-out.js';
import type { RunToDo } from './prepare-run.js';
import type { RuleEstimateView } from './run-view.js';

/** Of columns and of encodings alike. */
interface Reckoned {
  readonly sizes: LinkageEstimate['sizes'];
  readonly settings: Pick<LinkageSettings, 'mostPairs'>;
  readonly estimates: readonly RuleEstimateView[];
  readonly pairs: number;
  /** why the engine would refuse it; null where it would not */
  readonly refused: string | null;
  /** what should be known before somebody says yes: sentences */
  readonly remarks: readonly string[];
}

/** Writes what a run would compare, or that it would compare too much. */
export function settleEstimate({ id }: RunToDo, reckoned: Reckoned): Settle {
  const { sizes, settings, pairs, estimates, remarks } = reckoned;
  if (reckoned.refused !== null)
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
        remarks,
      ],
    );
  };
}

function tooMany(estimates: readonly RuleEstimateView[], pairs: number, most: number): string {
  const [worst] = [...estimates].sort((one, other) => other.pairs - one.pairs);
  return `This would compare about ${counted(pairs)} pairs, and the limit is ${counted(most)}. Most come from "${
    worst?.rule ?? wordsOfRule([])
  }" (${counted(worst?.pairs ?? pairs)}). Send an extract with fewer rows, or one in which more columns are filled.`;
}

const counted = (many: number): string => Math.round(many).toLocaleString('en-GB');
