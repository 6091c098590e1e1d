import { type Suppression, suppressTable } from '../../rules/index.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { suppressionOf } from '../suppression/suppression-rules.js';
import { type Actor, type Me, type Tenant, withTenant } from '../tenancy/index.js';

/** Outcomes of one kind and one provider that others paid for. */
export interface PaidByOthersRowView {
  /** the outcome's code, or the domain of sensitive ones */
  readonly outcomeCode: string;
  readonly title: string;
  /** null: of sensitive outcomes */
  readonly provider: OrganisationView | null;
  /** rounded; null: not shown */
  readonly claimCount: number | null;
}

/** What a funder may know of the outcomes that it pays no part of. */
export interface PaidByOthersView {
  /** counts from 1 to this are not shown, nor what would give them away */
  readonly largestHidden: number;
  readonly roundedTo: number;
  /** all of them together, rounded; null: not shown */
  readonly claimCount: number | null;
  readonly rows: readonly PaidByOthersRowView[];
}

interface CountRow {
  is_sensitive: boolean;
  outcome_code: string;
  title: string;
  provider: OrganisationView | null;
  claim_count: number;
  /** of them those of the reader's own providers */
  own_count: number;
}

/**
 * How many outcomes the other funders paid for that the actor's own organisations paid no part of, by outcome and
 * provider. These are not a funder's own figures, so small ones are hidden, with whatever would give them away, and the
 * others rounded (domain.md, Tenancy and privacy; rules/suppression); sensitive outcomes are the total of their domain.
 * No money: others' amounts are not a funder's to see, rounded or not. Whoever works for a provider as well knows its
 * claims: what is hidden and rounded is what is left when they take those away.
 *
 * Always of the whole contract until now. If dates could be chosen, moving one by a day and watching where a rounded
 * count jumps would tell the count of that day. One SQL statement.
 */
export function paidByOthers(actor: Actor): Promise<PaidByOthersView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('paidByOthers');
    const { funderIds, providerIds } = tenant.me;
    // the database shows a funder nothing of others' claims: their exact counts end in this function
    const rules = await suppressionOf(tenant);
    return suppressed(await readCounts(await tenant.continueAsSystem(), { funderIds, providerIds }), rules);
  });
}

const readCounts = (
  system: Tenant,
  { funderIds, providerIds }: Pick<Me, 'funderIds' | 'providerIds'>,
): Promise<CountRow[]> =>
  system.rows<CountRow>(
    `SELECT x.is_sensitive, x.outcome_code, max(x.title) AS title, x.provider, count(*)::int AS claim_count,
       (count(*) FILTER (WHERE x.provider_id = ANY ($3::uuid[])))::int AS own_count
     FROM (
       SELECT c.provider_id, t.sensitive IS NOT NULL AS is_sensitive, coalesce(t.sensitive, c.outcome_code) AS outcome_code,
         coalesce(t.sensitive, t.title) AS title,
         CASE WHEN t.sensitive IS NULL THEN (SELECT ${organisationJson('o')}::jsonb FROM organisation o
           WHERE o.partnership_id = $1 AND o.id = c.provider_id) END AS provider
       FROM (SELECT e.claim_id FROM ledger_entry e
         WHERE e.partnership_id = $1 AND e.account = 'DUE' AND e.claim_id IS NOT NULL
         GROUP BY e.claim_id HAVING sum(e.amount) <> 0
           AND coalesce(sum(e.amount) FILTER (WHERE e.funder_id = ANY ($2::uuid[])), 0) = 0) theirs
       JOIN claim c ON c.partnership_id = $1 AND c.id = theirs.claim_id
       JOIN (SELECT t.id, t.title, app.sensitive_domain(t.domain, p.sensitive_domains) AS sensitive
         FROM tariff t JOIN partnership p ON p.id = t.partnership_id
         WHERE t.partnership_id = $1 OFFSET 0) t ON t.id = c.tariff_id
     ) x GROUP BY x.is_sensitive, x.outcome_code, x.provider
     ORDER BY lower(max(x.title)), x.outcome_code, lower(x.provider ->> 'name'), x.provider ->> 'id'`,
    [system.partnership.id, funderIds, providerIds],
  );

/** A sensitive domain stands in a column of its own, so that no provider's total holds any of it. */
const cellOf = ({ is_sensitive, outcome_code, provider }: CountRow): { row: string; column: string } => ({
  row: `${is_sensitive ? 'domain' : 'outcome'} ${outcome_code}`,
  column: provider?.id ?? '',
});

function suppressed(counted: readonly CountRow[], rules: Suppression): PaidByOthersView {
  const { cells, total } = suppressTable(
    counted.map((one) => ({ ...cellOf(one), count: one.claim_count - one.own_count })),
    rules,
  );
  const shown = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.count]));
  const withOwn = (others: number | null | undefined, own: number): number | null =>
    others == null ? null : others + own;
  return {
    largestHidden: rules.largestHidden,
    roundedTo: rules.roundTo,
    claimCount: withOwn(
      total.count,
      counted.reduce((sum, { own_count: own }) => sum + own, 0),
    ),
    rows: counted.map((one) => {
      const { row, column } = cellOf(one);
      return {
        outcomeCode: one.outcome_code,
        title: one.title,
        provider: one.provider,
        claimCount: withOwn(shown.get(`${row} ${column}`), one.own_count),
      };
    }),
  };
}
