import type { CalendarDate } from '../../rules/index.js';
import { Fault } from '../errors.js';
import type { Money } from '../money.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type FunderName, LUMP_SUM_WORDS, type PaymentRunKind } from './payment-views.js';
import { readsLedger } from './read-statements.js';

/** What a funder pays for an outcome; for a grant or an opening amount, its kind. */
export interface FunderShareView {
  readonly funder: FunderName;
  /** the outcome's code; to a funder, sensitive ones show as their domain */
  readonly outcomeCode: string;
  /** what the outcome is called, or what the payment is for */
  readonly title: string;
  readonly claimCount: number;
  readonly amount: Money;
}

interface ShareRow {
  funder: FunderName;
  outcome_code: string;
  title: string | null;
  kind: PaymentRunKind;
  claim_count: number;
  amount: bigint;
}

// what the ledger says is billed: a reversed claim counts until a run has given its money back
const FROM_LEDGER = `
  SELECT e.funder_id, c.outcome_code, max(t.title) AS title, 'CLAIMS' AS kind,
    (count(DISTINCT c.id) FILTER (WHERE e.amount > 0)
      - count(DISTINCT c.id) FILTER (WHERE e.amount < 0))::int AS claim_count,
    sum(e.amount)::bigint AS amount
  FROM claim c
  JOIN ledger_entry e ON e.partnership_id = c.partnership_id AND e.claim_id = c.id AND e.account = 'DUE'
  JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
  WHERE c.partnership_id = $1 AND c.achieved_on BETWEEN $2 AND $3
  GROUP BY 1, 2 HAVING sum(e.amount) <> 0`;

const FROM_VIEW = `
  SELECT v.funder_id, v.outcome_code, max(v.title) AS title, 'CLAIMS' AS kind, count(*)::int AS claim_count,
    sum(v.amount)::bigint AS amount
  FROM funder_claim v
  WHERE v.partnership_id = $1 AND v.amount <> 0 AND v.achieved_on BETWEEN $2 AND $3
  GROUP BY 1, 2
  UNION ALL
  SELECT m.funder_id, m.domain, m.domain, 'CLAIMS', sum(m.claim_count)::int, sum(m.amount)::bigint
  FROM funder_domain_month m
  WHERE m.partnership_id = $1 AND m.month BETWEEN date_trunc('month', $2::date) AND $3
  GROUP BY 1, 2`;

const LUMP_SUMS = `
  SELECT s.funder_id, s.kind AS outcome_code, NULL AS title, s.kind, 0 AS claim_count, sum(s.total)::bigint AS amount
  FROM statement s
  WHERE s.partnership_id = $1 AND s.kind <> 'CLAIMS' AND s.period_end BETWEEN $2 AND $3
    AND ($4::uuid[] IS NULL OR s.funder_id = ANY ($4))
  GROUP BY 1, 2`;

/**
 * What each funder was billed, less what was given back: for outcomes achieved between two dates, and for grants
 * and opening amounts whose period ends between them. Over all dates it is the sum of a funder's statements, to
 * the penny. A funder sees its own, exactly, with sensitive outcomes as the total of their domain, by whole months:
 * every month that the dates touch (contract: `funderShares`; domain.md, Tenancy and privacy).
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
    const all = readsLedger(tenant);
    const rows = await tenant.rows<ShareRow>(
      `SELECT json_build_object('id', o.id, 'name', o.name, 'kinds', o.kinds) AS funder, x.outcome_code, x.title,
         x.kind, x.claim_count, x.amount
       FROM (${all ? FROM_LEDGER : FROM_VIEW} UNION ALL ${LUMP_SUMS}) x
       JOIN organisation o ON o.partnership_id = $1 AND o.id = x.funder_id
       ORDER BY lower(o.name), o.id, x.kind, lower(x.title), x.outcome_code`,
      [tenant.partnership.id, between.from, between.to, all ? null : tenant.me.funderIds],
    );
    return rows.map((row) => ({
      funder: row.funder,
      outcomeCode: row.outcome_code,
      title: row.title ?? (row.kind === 'CLAIMS' ? row.outcome_code : LUMP_SUM_WORDS[row.kind]),
      claimCount: row.claim_count,
      amount: { amount: row.amount, currency: tenant.partnership.currency },
    }));
  });
}
