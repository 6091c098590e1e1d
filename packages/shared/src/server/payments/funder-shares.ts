import type { CalendarDate } from '../../rules/index.js';
import { Fault } from '../errors.js';
import type { Money } from '../money.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { FunderName } from './payment-views.js';
import { readsLedger } from './read-statements.js';

/** What a funder pays for an outcome. */
export interface FunderShareView {
  readonly funder: FunderName;
  /** the outcome's code; to a funder, sensitive ones show as their domain */
  readonly outcomeCode: string;
  readonly claimCount: number;
  readonly amount: Money;
}

interface ShareRow {
  funder: FunderName;
  outcome_code: string;
  claim_count: number;
  amount: bigint;
}

const FROM_LEDGER = `
  SELECT e.funder_id, c.outcome_code, count(DISTINCT c.id)::int AS claim_count, sum(e.amount)::bigint AS amount
  FROM claim c
  JOIN ledger_entry e ON e.partnership_id = c.partnership_id AND e.claim_id = c.id AND e.account = 'DUE'
  WHERE c.partnership_id = $1 AND c.state IN ('BILLED', 'PAID') AND c.achieved_on BETWEEN $2 AND $3
  GROUP BY 1, 2`;

const FROM_VIEW = `
  SELECT v.funder_id, v.outcome_code, count(*)::int AS claim_count, sum(v.amount)::bigint AS amount
  FROM funder_claim v
  WHERE v.partnership_id = $1 AND v.state IN ('BILLED', 'PAID') AND v.achieved_on BETWEEN $2 AND $3
  GROUP BY 1, 2
  UNION ALL
  SELECT m.funder_id, m.domain, sum(m.claim_count)::int, sum(m.amount)::bigint
  FROM funder_domain_month m
  WHERE m.partnership_id = $1 AND m.month BETWEEN date_trunc('month', $2::date) AND $3
  GROUP BY 1, 2`;

/**
 * What each funder pays, billed or paid, for outcomes achieved between two dates; a funder its own, exactly,
 * with sensitive outcomes as the total of their domain, by whole months: every month that the dates touch
 * (contract: `funderShares`; domain.md, Tenancy and privacy). Grants and opening amounts are for no outcome, and so not here.
 *
 * @throws Fault BAD_USER_INPUT when the dates are the wrong way round.
 */
export function funderShares(
  actor: Actor,
  between: { from: CalendarDate; to: CalendarDate },
): Promise<FunderShareView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('funderShares');
    if (between.from > between.to) throw new Fault('BAD_USER_INPUT', '`from` comes before `to`.');
    const rows = await tenant.rows<ShareRow>(
      `SELECT json_build_object('id', o.id, 'name', o.name, 'kinds', o.kinds) AS funder, x.outcome_code,
         x.claim_count, x.amount
       FROM (${readsLedger(tenant) ? FROM_LEDGER : FROM_VIEW}) x
       JOIN organisation o ON o.partnership_id = $1 AND o.id = x.funder_id
       ORDER BY lower(o.name), o.id, x.outcome_code`,
      [tenant.partnership.id, between.from, between.to],
    );
    return rows.map((row) => ({
      funder: row.funder,
      outcomeCode: row.outcome_code,
      claimCount: row.claim_count,
      amount: { amount: row.amount, currency: tenant.partnership.currency },
    }));
  });
}
