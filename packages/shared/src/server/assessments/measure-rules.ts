import { type CalendarDate, figuresOf, type MeasureTerms } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { instrumentOf } from './instrument-view.js';

/** What evidence of kind ASSESSMENT has to show for an outcome achieved from a day on. */
export interface MeasureRuleView {
  readonly id: string;
  readonly outcomeCode: string;
  /** as the newest card that is published calls it */
  readonly outcomeTitle: string;
  readonly effectiveFrom: CalendarDate;
  readonly instrumentCode: string;
  readonly instrumentTitle: string;
  readonly figure: string;
  readonly figureTitle: string;
  readonly improves: boolean;
  /** points, a decimal as text; null: the instrument's own smallest change */
  readonly betterBy: string | null;
  readonly daysBetween: number | null;
  readonly daysAtMost: number | null;
  readonly proposedBy: PersonView | null;
  readonly proposedAt: Date;
  /** null until the commissioner has agreed: it holds from then on */
  readonly agreedAt: Date | null;
  readonly agreedBy: PersonView | null;
}

export interface MeasureRuleRow {
  readonly outcome_code: string;
  readonly effective_from: CalendarDate;
  readonly instrument_code: string;
  readonly figure: string;
  readonly improves: boolean;
  readonly better_by: string | null;
  readonly days_between: number | null;
  readonly days_at_most: number | null;
}

export const RULE_COLUMNS = `m.outcome_code, m.effective_from, m.instrument_code, m.figure, m.improves,
  m.better_by::text, m.days_between, m.days_at_most`;

/** A row as the rules read it. */
export const termsOf = (row: MeasureRuleRow): MeasureTerms => ({
  instrument: row.instrument_code,
  figure: row.figure,
  improvement: row.improves
    ? {
        by: row.better_by === null ? null : Number(row.better_by),
        daysBetween: row.days_between ?? 1,
        daysAtMost: row.days_at_most,
      }
    : null,
});

/** What was agreed about outcomes and measures, and what waits to be; the latest first. @throws Fault FORBIDDEN */
export function measureRules(actor: Actor): Promise<readonly MeasureRuleView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('measureRules');
    return readMeasureRules(tenant);
  });
}

interface Row extends MeasureRuleRow {
  readonly id: string;
  readonly outcome_title: string | null;
  readonly version: number | null;
  readonly content: string | null;
  readonly proposed_at: string;
  readonly proposed_by: PersonView | null;
  readonly agreed_at: string | null;
  readonly agreed_by: PersonView | null;
}

/** The same inside a transaction. */
export async function readMeasureRules(tenant: Tenant, id: string | null = null): Promise<MeasureRuleView[]> {
  const rows = await tenant.listed<Row>(
    `SELECT m.id, ${RULE_COLUMNS}, i.version, i.content::text AS content, m.proposed_at, m.agreed_at,
       ${personOf('m.proposed_by')} AS proposed_by, ${personOf('m.agreed_by')} AS agreed_by,
       (SELECT t.title FROM tariff t JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
         WHERE t.partnership_id = m.partnership_id AND t.outcome_code = m.outcome_code AND k.status = 'PUBLISHED'
         ORDER BY k.effective_from DESC LIMIT 1) AS outcome_title
     FROM measure_rule m
     LEFT JOIN LATERAL (SELECT n.version, n.content FROM instrument n WHERE n.partnership_id = m.partnership_id
       AND n.code = m.instrument_code AND n.state <> 'DRAFT' ORDER BY n.version DESC LIMIT 1) i ON true
     WHERE m.partnership_id = $1 AND ($2::uuid IS NULL OR m.id = $2)
     ORDER BY m.agreed_at DESC NULLS FIRST, m.effective_from DESC, m.outcome_code, m.id`,
    [tenant.partnership.id, id],
  );
  return rows.map(viewOf);
}

function viewOf(row: Row): MeasureRuleView {
  const { content, version } = row;
  const instrument = content === null || version === null ? null : instrumentOf({ content, version });
  const figure = instrument && figuresOf(instrument).find(({ code }) => code === row.figure);
  return {
    id: row.id,
    outcomeCode: row.outcome_code,
    outcomeTitle: row.outcome_title ?? row.outcome_code,
    effectiveFrom: row.effective_from,
    instrumentCode: row.instrument_code,
    instrumentTitle: instrument?.title ?? row.instrument_code,
    figure: row.figure,
    figureTitle: figure?.title ?? row.figure,
    improves: row.improves,
    betterBy: row.better_by,
    daysBetween: row.days_between,
    daysAtMost: row.days_at_most,
    proposedAt: new Date(row.proposed_at),
    proposedBy: row.proposed_by,
    agreedAt: row.agreed_at === null ? null : new Date(row.agreed_at),
    agreedBy: row.agreed_by,
  };
}
