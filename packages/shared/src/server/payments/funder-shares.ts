import type { CalendarDate } from '../../rules/index.js';
import { Fault } from '../errors.js';
import type { Money } from '../money.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { flowsSql } from './flows-sql.js';
import { LUMP_SUM_WORDS, type PaymentRunKind } from './payment-views.js';
import { readsLedger } from './read-statements.js';

/** What a funder pays for an outcome; for a grant or an opening amount, its kind. */
export interface FunderShareView {
  readonly funder: OrganisationView;
  /** the outcome's code; to a funder, sensitive ones show as their domain */
  readonly outcomeCode: string;
  /** what the outcome is called, or what the payment is for */
  readonly title: string;
  readonly claimCount: number;
  readonly amount: Money;
}

interface ShareRow {
  funder: OrganisationView;
  outcome_code: string;
  title: string | null;
  kind: PaymentRunKind;
  claim_count: number;
  amount: bigint;
}

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
      `SELECT ${organisationJson('o')} AS funder, x.outcome_code, x.title,
         x.kind, x.claim_count, x.amount
       FROM (SELECT funder_id, outcome_code, max(title) AS title, kind, sum(claim_count)::int AS claim_count,
           sum(amount)::bigint AS amount
         FROM (${flowsSql(all)}) f GROUP BY funder_id, outcome_code, kind HAVING sum(amount) <> 0) x
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
