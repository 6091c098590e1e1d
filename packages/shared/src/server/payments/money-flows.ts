import type { CalendarDate } from '../../rules/index.js';
import { Fault } from '../errors.js';
import type { Money } from '../money.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { flowsSql } from './flows-sql.js';
import { LUMP_SUM_WORDS, type PaymentRunKind } from './payment-views.js';
import { readsLedger } from './read-statements.js';

/** Money on its way from a funder through an outcome to the provider whose work reached it. */
export interface MoneyFlowView {
  readonly funder: OrganisationView;
  readonly kind: PaymentRunKind;
  /** the outcome's code; to a funder, the domain of sensitive ones; of a lump sum its kind */
  readonly outcomeCode: string;
  /** what the outcome is called, or what the payment is for */
  readonly title: string;
  /** null: to a funder, of sensitive outcomes; and of lump sums, which are for no provider */
  readonly provider: OrganisationView | null;
  readonly claimCount: number;
  /** billed less given back; not nought */
  readonly amount: Money;
}

interface FlowRow {
  funder: OrganisationView;
  kind: PaymentRunKind;
  outcome_code: string;
  title: string | null;
  provider: OrganisationView | null;
  claim_count: number;
  amount: bigint;
}

/**
 * What was billed between two dates, from whom, for which outcomes and for whose work: `funderShares`, divided by
 * provider, to the penny. One SQL statement, whatever there is.
 *
 * A funder sees its own money only, exactly. That holds for the provider too, also where a single claim stands behind
 * it: each of its claims names its provider to it (contract: `Claim.provider`, and the view funder_claim), so that this
 * adds up what it is shown anyway, and a rounded figure would hide nothing. Sensitive outcomes are shown to it as the
 * total of their domain, by whole months, and no further: to divide a domain's total by provider would say more of few
 * people than domain.md allows. Nothing of other funders is among the rows (docs/adr/0010-what-a-funder-sees.md).
 *
 * @throws Fault BAD_USER_INPUT when the dates are the wrong way round.
 */
export function moneyFlows(
  actor: Actor,
  between: { from: CalendarDate; to: CalendarDate },
): Promise<MoneyFlowView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('moneyFlows');
    if (between.from > between.to) throw new Fault('BAD_USER_INPUT', '`from` comes before `to`.');
    const all = readsLedger(tenant);
    const rows = await tenant.rows<FlowRow>(
      `SELECT ${organisationJson('o')} AS funder, x.kind, x.outcome_code,
         max(x.title) OVER (PARTITION BY x.kind, x.outcome_code) AS title,
         CASE WHEN p.id IS NOT NULL THEN ${organisationJson('p')} END AS provider, x.claim_count, x.amount
       FROM (${flowsSql(all)}) x
       JOIN organisation o ON o.partnership_id = $1 AND o.id = x.funder_id
       LEFT JOIN organisation p ON p.partnership_id = $1 AND p.id = x.provider_id
       WHERE x.amount <> 0
       ORDER BY lower(o.name), o.id, x.kind, lower(x.title), x.outcome_code, lower(p.name), p.id`,
      [tenant.partnership.id, between.from, between.to, all ? null : tenant.me.funderIds],
    );
    return rows.map((row) => ({
      funder: row.funder,
      kind: row.kind,
      outcomeCode: row.outcome_code,
      title: row.title ?? (row.kind === 'CLAIMS' ? row.outcome_code : LUMP_SUM_WORDS[row.kind]),
      provider: row.provider,
      claimCount: row.claim_count,
      amount: { amount: row.amount, currency: tenant.partnership.currency },
    }));
  });
}
