import {
  type CalendarDate,
  checkMeasureTerms,
  type MeasureTerms,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { instrumentOf, readInstruments } from './instrument-view.js';
import { type MeasureRuleView, readMeasureRules } from './measure-rules.js';

export interface MeasureRuleInput {
  readonly outcomeCode: string;
  readonly effectiveFrom: CalendarDate;
  readonly instrumentCode: string;
  /** one of its areas, or TOTAL */
  readonly figure: string;
  /** that the figure is better than at first; otherwise that there is a score */
  readonly improves: boolean;
  /** points, a decimal as text; left out: the instrument's own smallest change */
  readonly betterBy?: string | null;
  /** at least between the two measures */
  readonly daysBetween?: number | null;
  readonly daysAtMost?: number | null;
}

/**
 * Proposes what evidence of kind ASSESSMENT has to show for an outcome achieved from a day on. It holds once the
 * commissioner has agreed, as prices do.
 * @returns INVALID with the field
 * @throws Fault FORBIDDEN
 */
export function proposeMeasureRule(
  actor: Actor,
  input: MeasureRuleInput,
): Promise<MeasureRuleView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('proposeMeasureRule');
    return proposeMeasureRuleIn(tenant, input);
  });
}

const POINTS = /^\d{1,7}(?:\.\d{1,2})?$/;

/** The same inside a transaction. */
export async function proposeMeasureRuleIn(
  tenant: Tenant,
  input: MeasureRuleInput,
): Promise<MeasureRuleView | Refusal> {
  const { outcomeCode, effectiveFrom, instrumentCode, figure, improves } = input;
  const betterBy = improves ? input.betterBy?.trim() || null : null;
  if (betterBy !== null && !POINTS.test(betterBy))
    return refuse('INVALID', 'Give the points as a number above 0 with at most two decimals.', 'betterBy');
  const daysBetween = improves ? (input.daysBetween ?? 1) : null;
  const daysAtMost = improves ? (input.daysAtMost ?? null) : null;
  const wrong =
    (await checkOutcome(tenant, outcomeCode)) ??
    (await checkFigure(tenant, {
      instrument: instrumentCode,
      figure,
      improvement: improves
        ? { by: betterBy === null ? null : Number(betterBy), daysBetween: daysBetween ?? 1, daysAtMost }
        : null,
    }));
  if (wrong) return wrong;
  const row = await tenant.row<{ id: string }>(
    `INSERT INTO measure_rule (partnership_id, outcome_code, effective_from, instrument_code, figure, improves, better_by,
       days_between, days_at_most, proposed_by, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      tenant.partnership.id,
      outcomeCode,
      effectiveFrom,
      instrumentCode,
      figure,
      improves,
      betterBy,
      daysBetween,
      daysAtMost,
      tenant.personId,
      tenant.now,
    ],
  );
  const [view] = await readMeasureRules(tenant, row?.id ?? '');
  if (!view) throw new Error('A proposal is to be seen by whoever made it.');
  return view;
}

async function checkOutcome(tenant: Tenant, code: string): Promise<Refusal | null> {
  const priced = await tenant.row(
    `SELECT FROM tariff WHERE partnership_id = $1 AND outcome_code = $2 AND 'ASSESSMENT' = ANY (evidence) LIMIT 1`,
    [tenant.partnership.id, code.replaceAll(String.fromCodePoint(0), '')],
  );
  if (priced) return null;
  return refuse('INVALID', 'Choose an outcome that the rate card lets an assessment prove.', 'outcomeCode');
}

/** Against the newest version that has been put in use. */
async function checkFigure(tenant: Tenant, terms: MeasureTerms): Promise<Refusal | null> {
  const [newest] = await readInstruments(tenant, `i.code = $2 AND i.state <> 'DRAFT'`, [
    terms.instrument.replaceAll(String.fromCodePoint(0), ''),
  ]);
  if (!newest) return refuse('INVALID', 'Choose an instrument that has been put in use.', 'instrumentCode');
  const [fault] = checkMeasureTerms(terms, instrumentOf(newest));
  if (!fault) return null;
  return refuse('INVALID', fault.message, fault.field === 'by' ? 'betterBy' : fault.field);
}
