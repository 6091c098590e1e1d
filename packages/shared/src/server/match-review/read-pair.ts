import {
  type ExplainedSettings,
  explainPair,
  type LinkageModel,
  type PersonField,
  type RecordField,
  titleOfColumn,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  type ComparedField,
  HISTORY,
  type MatchDecisionView,
  type MatchPairRow,
  type RecordFact,
  ROW,
  readDecision,
  STANDING,
  type WeightStep,
  type Written,
} from './review-view.js';

/** A pair as it is looked at: both sides, why it weighs what it weighs, and all that was said of it. */
export interface MatchPairView extends MatchPairRow {
  /** what the agreement lets be compared, in its order; empty once it is deleted */
  readonly fields: readonly ComparedField[];
  readonly record: readonly RecordFact[];
  /** none where the run keeps no model that tells, and once it is deleted */
  readonly steps: readonly WeightStep[];
  /** the latest first */
  readonly history: readonly MatchDecisionView[];
  /** the extract is deleted, and what was compared with it */
  readonly isDeleted: boolean;
  /** somebody said of another pair of this run, with this participant or this record, that it is the same person */
  readonly isOtherSame: boolean;
  /** such another pair waits for somebody to say */
  readonly isOtherInDoubt: boolean;
}

/**
 * One pair; the look at its participant is in the audit trail. Null for what the actor may not see now: not
 * named, the agreement is over, the person was not told or took it back, or is sealed.
 * @throws Fault FORBIDDEN
 */
export function matchPair(actor: Actor, id: string): Promise<MatchPairView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchPairs');
    tenant.names('matchPair');
    return isId(id) ? readPair(tenant, id) : null;
  });
}

/** What stands of the other pairs of the run with this participant or this record. */
const BESIDE = `
  SELECT coalesce(bool_or(said.decision = 'SAME'), false) AS "isOtherSame",
    coalesce(bool_or(other.verdict = 'REVIEW' AND coalesce(said.decision, 'OPEN') = 'OPEN'), false) AS "isOtherInDoubt"
  FROM match_pair other LEFT JOIN LATERAL (SELECT d.decision FROM match_decision d
    WHERE d.partnership_id = $1 AND d.agreement_id = other.agreement_id
      AND d.participant_id = other.participant_id AND d.record_key = other.record_key
    ORDER BY d.id DESC LIMIT 1) said ON true
  WHERE other.partnership_id = $1 AND other.run_id = pair.run_id AND other.id <> pair.id
    AND (other.participant_id = pair.participant_id OR other.record_key = pair.record_key)`;

/** The same inside a transaction. */
export async function readPair(tenant: Tenant, id: string): Promise<MatchPairView | null> {
  const row = await tenant.row<Row>(
    `SELECT ${ROW}, pair.ours, pair.theirs, pair.record, pair.levels, pair.adjustments, g.compares, g.receives,
       run.settings, run.model, x.state = 'DELETED' AS "isDeleted", ${HISTORY} AS history, beside.*
     FROM match_pair pair
     JOIN match_run run ON run.partnership_id = pair.partnership_id AND run.id = pair.run_id
     JOIN sharing_agreement g ON g.partnership_id = pair.partnership_id AND g.id = pair.agreement_id
     JOIN extract x ON x.partnership_id = pair.partnership_id AND x.id = pair.extract_id
     ${STANDING} CROSS JOIN LATERAL (${BESIDE}) beside WHERE pair.partnership_id = $1 AND pair.id = $2`,
    [tenant.partnership.id, id],
  );
  if (!row) return null;
  tenant.showed('participant', [row.lookedAt]);
  const {
    lookedAt: _,
    ours,
    theirs,
    record,
    levels,
    adjustments,
    compares,
    receives,
    settings,
    model,
    ...rest
  } = row;
  const hasValues = Object.keys(ours).length + Object.keys(theirs).length > 0;
  return {
    ...rest,
    decision: row.decision && readDecision(row.decision),
    history: row.history.map(readDecision),
    fields: hasValues
      ? compares.map((field) => ({ field, ours: ours[field] ?? null, theirs: theirs[field] ?? null }))
      : [],
    record: receives.flatMap((field) => {
      const value = record[field];
      return value ? [{ field, value }] : [];
    }),
    steps: row.isDeleted ? [] : stepsOf(settings, model, { levels, rarities: adjustments }),
  };
}

interface Row extends Omit<MatchPairView, 'decision' | 'history' | 'fields' | 'record' | 'steps'> {
  readonly decision: Written | null;
  readonly history: readonly Written[];
  readonly lookedAt: string;
  readonly ours: Partial<Record<PersonField, string>>;
  readonly theirs: Partial<Record<PersonField, string>>;
  readonly record: Partial<Record<RecordField, string>>;
  readonly levels: readonly number[];
  readonly adjustments: readonly number[];
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly settings: Partial<ExplainedSettings> | null;
  readonly model: Partial<LinkageModel> | null;
}

const tellsOf = (
  settings: Partial<ExplainedSettings> | null,
  model: Partial<LinkageModel> | null,
  levels: readonly number[],
): boolean =>
  Array.isArray(settings?.columns) &&
  settings.comparisons?.length === levels.length &&
  model?.comparisons?.length === levels.length;

function stepsOf(
  settings: Partial<ExplainedSettings> | null,
  model: Partial<LinkageModel> | null,
  pair: { readonly levels: readonly number[]; readonly rarities: readonly number[] },
): WeightStep[] {
  if (!tellsOf(settings, model, pair.levels)) return [];
  const { steps } = explainPair(settings as ExplainedSettings, model as LinkageModel, pair);
  return steps.map(({ of, column, words, weight, rarity, total }) => ({
    title:
      of === 'PRIOR' ? 'To begin with' : of === 'HOUSEHOLD' ? 'One household' : titleOfColumn(column ?? ''),
    words: words.replace(
      /^exchanged with (\w+)$/,
      (_, with_: string) => `exchanged with ${titleOfColumn(with_).toLowerCase()}`,
    ),
    weight: weight + rarity,
    rarity,
    total,
  }));
}
