import {
  type ExplainedSettings,
  type LinkageModel,
  type ModelInWords,
  modelInWords,
} from '../../rules/index.js';
import { LINKAGE_STAGES } from '../matching/follow-stages.js';
import { type PersonView, personOf } from '../members/person-view.js';

/**
 * Where a run stands: what it would compare is reckoned; somebody has to say yes; it runs; it is done; it cannot be
 * begun so; somebody cancelled it, or its agreement ended; something went wrong.
 */
export const MATCH_RUN_STATES = [
  'ESTIMATING',
  'ESTIMATED',
  'RUNNING',
  'DONE',
  'REFUSED',
  'CANCELLED',
  'FAILED',
] as const;
export type MatchRunState = (typeof MATCH_RUN_STATES)[number];

/** The stages of a run in their order; the first and the last are the platform's, the others the engine's. */
export const MATCH_RUN_STAGES = ['GATHERING', ...LINKAGE_STAGES, 'WRITING'] as const;
export type MatchRunStage = (typeof MATCH_RUN_STAGES)[number];

export interface RuleEstimateView {
  /** what has to be the same, in words */
  readonly rule: string;
  readonly pairs: number;
}

export interface MatchRunView {
  readonly id: string;
  readonly number: number;
  readonly agreementId: string;
  readonly agreementTitle: string;
  /** whether the agreement holds: once it does not, no pair is shown and nothing is moved */
  readonly isInForce: boolean;
  readonly extractId: string;
  readonly extractNumber: number;
  readonly fileName: string;
  /** where encodings are compared: the file of our own participants; null elsewhere */
  readonly ourFileName: string | null;
  readonly askedBy: PersonView | null;
  readonly askedAt: Date;
  readonly state: MatchRunState;
  /** the run whose model is kept, by its number; null: all is done anew */
  readonly goesOnFrom: number | null;
  readonly startedBy: PersonView | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** why it was refused, cancelled or could not be done: a sentence */
  readonly problem: string | null;
  /** participants who take part, and records of the extract */
  readonly people: number | null;
  readonly records: number | null;
  readonly estimates: readonly RuleEstimateView[];
  readonly doubts: readonly string[];
  /** pairs that were compared */
  readonly compared: number | null;
  /** pairs that weigh from so many bits to less than one more */
  readonly histogram: readonly { readonly bits: number; readonly pairs: number }[];
  /** in milliseconds */
  readonly stages: readonly { readonly stage: MatchRunStage; readonly took: number }[];
  /** 0 to 1 */
  readonly matchFrom: number;
  readonly reviewFrom: number;
  /** of a run under way: '' before the first stage; the fraction of all of it, 0 to 1 */
  readonly stage: MatchRunStage | null;
  readonly fraction: number;
  /** of a run that is done: pairs by their verdict, of people who may be matched */
  readonly matches: number;
  readonly toReview: number;
  readonly below: number;
  /** done, and what its matches lead to is still being worked out: figures of it are not the last ones */
  readonly takingEffect: boolean;
  /** what the model has learnt; null before it is done */
  readonly model: ModelInWords | null;
  /** as JSON: settings, model and thresholds, which give the same result again; null before it is done */
  readonly settings: string | null;
}

/** Of a run: how many of its pairs have each verdict, and whether they are still taking effect. */
export type PairCounts = Pick<MatchRunView, 'matches' | 'toReview' | 'below' | 'takingEffect'>;

/** A row as `RUN_COLUMNS` reads it. */
export interface RunRow
  extends Omit<MatchRunView, 'model' | 'settings' | 'histogram' | 'stages' | keyof PairCounts> {
  readonly settings: ExplainedSettings | null;
  readonly model: LinkageModel | null;
  readonly histogram: readonly (readonly [number, number])[];
  readonly stages: readonly (readonly [MatchRunStage, number])[];
}

/** The columns of RunRow for `RUNS`. */
export const RUN_COLUMNS = `r.id, r.number, r.agreement_id AS "agreementId", a.title AS "agreementTitle",
  app.sharing_in_force(a.id, clock_timestamp()) AS "isInForce",
  r.extract_id AS "extractId", x.number AS "extractNumber", x.file_name AS "fileName",
  y.file_name AS "ourFileName",
  ${personOf('r.asked_by')} AS "askedBy", r.asked_at AS "askedAt", r.state,
  (SELECT o.number FROM match_run o WHERE o.partnership_id = r.partnership_id AND o.id = r.goes_on_from) AS "goesOnFrom",
  ${personOf('r.started_by')} AS "startedBy", r.started_at AS "startedAt", r.ended_at AS "endedAt", r.problem, r.people,
  r.records, r.estimates, r.settings, r.model, r.doubts, r.compared::float8 AS compared, r.histogram, r.stages,
  r.match_from::float8 AS "matchFrom", r.review_from::float8 AS "reviewFrom", 
  CASE WHEN r.state IN ('ESTIMATING', 'RUNNING') THEN nullif(g.stage, '') END AS stage, g.fraction`;

export const RUNS = `match_run r
  JOIN sharing_agreement a ON a.partnership_id = r.partnership_id AND a.id = r.agreement_id
  JOIN extract x ON x.partnership_id = r.partnership_id AND x.id = r.extract_id
  LEFT JOIN extract y ON y.partnership_id = r.partnership_id AND y.id = r.our_extract_id
  JOIN match_run_progress g ON g.partnership_id = r.partnership_id AND g.run_id = r.id`;

export function viewOf(
  { settings, model, histogram, stages, ...row }: RunRow,
  counts: PairCounts,
): MatchRunView {
  const { matchFrom, reviewFrom } = row;
  const isLearnt = settings !== null && model !== null && row.state === 'DONE';
  return {
    ...row,
    ...counts,
    histogram: histogram.map(([bits, pairs]) => ({ bits, pairs })),
    stages: stages.map(([stage, took]) => ({ stage, took })),
    model: isLearnt ? modelInWords(settings, model) : null,
    settings: isLearnt
      ? JSON.stringify({ settings: { ...settings, matchFrom, reviewFrom }, model }, null, 2)
      : null,
  };
}
