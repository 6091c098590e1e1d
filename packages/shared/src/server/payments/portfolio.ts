import { type Money, moneyOrNull } from '../money.js';
import { type PartnershipView, readPartnership } from '../partnerships/partnership-view.js';
import { type PersonActor, sameIn, type Tenant, withTenant } from '../tenancy/index.js';

/** A funder's own money in one partnership. */
export interface PortfolioRowView {
  readonly partnership: PartnershipView;
  /** settled */
  readonly paid: Money;
  /** on statements that are not settled yet */
  readonly committed: Money;
  /** what the caps of one's own contributions leave; null when none is capped */
  readonly headroom: Money | null;
}

/**
 * The partnerships that a person pays into, its own organisations' money only (contract: `portfolio`). Each is
 * entered by itself, as this person: nothing reads across partnerships.
 */
export async function portfolio(actor: PersonActor): Promise<PortfolioRowView[]> {
  const slugs = await withTenant(sameIn(actor), (tenant) =>
    tenant.rows<{ slug: string }>(
      `SELECT p.slug FROM partnership p
       WHERE EXISTS (SELECT FROM membership m WHERE m.partnership_id = p.id AND m.person_id = $1
         AND m.state = 'ACTIVE' AND 'FUNDER' = ANY (m.roles))
       ORDER BY lower(p.name), p.slug`,
      [tenant.personId],
    ),
  );
  const rows: PortfolioRowView[] = [];
  for (const { slug } of slugs) {
    rows.push(await withTenant(sameIn(actor, slug), inOnePartnership));
  }
  return rows;
}

async function inOnePartnership(tenant: Tenant): Promise<PortfolioRowView> {
  tenant.must('portfolio');
  const row = await tenant.row<{ paid: bigint; committed: bigint; headroom: bigint | null }>(
    `SELECT coalesce(sum(s.total) FILTER (WHERE s.state = 'SETTLED'), 0)::bigint AS paid,
       coalesce(sum(s.total) FILTER (WHERE s.state <> 'SETTLED'), 0)::bigint AS committed,
       (SELECT sum(greatest(c.cap - coalesce(t.paid, 0), 0))::bigint
        FROM contribution c
        JOIN funding_agreement a ON a.partnership_id = c.partnership_id AND a.id = c.agreement_id
        LEFT JOIN contribution_total t ON t.partnership_id = c.partnership_id AND t.label = c.label
        WHERE c.partnership_id = $1 AND c.funder_id = ANY ($2::uuid[]) AND c.cap IS NOT NULL
          AND a.version = (SELECT max(version) FROM funding_agreement WHERE partnership_id = $1)) AS headroom
     FROM statement s WHERE s.partnership_id = $1 AND s.funder_id = ANY ($2::uuid[])`,
    [tenant.partnership.id, tenant.me.funderIds],
  );
  const { currency } = tenant.partnership;
  return {
    partnership: await readPartnership(tenant),
    paid: { amount: row?.paid ?? 0n, currency },
    committed: { amount: row?.committed ?? 0n, currency },
    headroom: moneyOrNull(row?.headroom ?? null, currency),
  };
}
