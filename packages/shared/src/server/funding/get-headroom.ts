import type { CalendarDate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Money, moneyOrNull } from '../money.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { PAID_BY_GRANT } from '../payments/paid-by-grant.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** A dated change of the contract's maximum. */
export interface VariationView {
  readonly id: string;
  readonly on: CalendarDate;
  readonly newMaximum: Money;
  readonly reason: string;
  readonly by: PersonView | null;
}

export interface ContributionHeadroomView {
  readonly label: string;
  readonly funder: OrganisationView | null;
  readonly cap: Money | null;
  readonly billed: Money;
  readonly headroom: Money | null;
}

/** How much of the contract is spoken for. */
export interface HeadroomView {
  /** today's, by the newest variation in effect; null: the contract has none */
  readonly maximum: Money | null;
  /** settled */
  readonly paid: Money;
  /** billed and not settled yet */
  readonly committed: Money;
  /** of the maximum, after what is paid and committed; below zero where it was lowered under that */
  readonly remaining: Money | null;
  /** approved and verified claims that no run has billed yet, and that no grant pays for */
  readonly awaiting: Money;
  /** verified claims that the last run could not bill */
  readonly unfunded: Money;
  readonly unfundedClaimCount: number;
  /** of the newest agreement, in its order */
  readonly contributions: readonly ContributionHeadroomView[];
  /** newest first */
  readonly variations: readonly VariationView[];
}

interface HeadroomRow {
  maximum: bigint | null;
  paid: bigint;
  committed: bigint;
  awaiting: bigint;
  unfunded: bigint;
  unfunded_count: number;
  contributions: { label: string; funder: OrganisationView | null; cap: string | null; billed: string }[];
  variations: { id: string; on: CalendarDate; newMaximum: string; reason: string; by: PersonView | null }[];
}

/** What is paid, committed, awaited and left, of the contract and of each contribution. One statement. */
export function getHeadroom(actor: Actor): Promise<HeadroomView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('headroom');
    // an auditor sees verified claims only, and is still told the whole sum
    return readHeadroom(await tenant.continueAsSystem());
  });
}

async function readHeadroom(tenant: Tenant): Promise<HeadroomView> {
  const { id, currency } = tenant.partnership;
  const row = await tenant.row<HeadroomRow>(HEADROOM, [id, tenant.today]);
  if (!row) throw new Error('The partnership of this transaction is gone.');
  const money = (amount: bigint | string): Money => ({ amount: BigInt(amount), currency });
  return {
    maximum: moneyOrNull(row.maximum, currency),
    paid: money(row.paid),
    committed: money(row.committed),
    remaining: moneyOrNull(row.maximum === null ? null : row.maximum - row.paid - row.committed, currency),
    awaiting: money(row.awaiting),
    unfunded: money(row.unfunded),
    unfundedClaimCount: row.unfunded_count,
    contributions: row.contributions.map(({ cap, billed, ...one }) => ({
      ...one,
      cap: moneyOrNull(cap, currency),
      billed: money(billed),
      headroom: cap === null ? null : money(BigInt(cap) > BigInt(billed) ? BigInt(cap) - BigInt(billed) : 0n),
    })),
    variations: row.variations.map((one) => ({ ...one, newMaximum: money(one.newMaximum) })),
  };
}

const HEADROOM = `
  SELECT
    app.contract_maximum(p.id, $2) AS maximum,
    ledger.paid, ledger.committed, waiting.awaiting, waiting.unfunded, waiting.unfunded_count,
    (SELECT coalesce(json_agg(json_build_object('label', c.label, 'cap', c.cap::text,
        'billed', coalesce(t.paid, 0)::text,
        'funder', (SELECT ${organisationJson('o')} FROM organisation o
          WHERE o.partnership_id = c.partnership_id AND o.id = c.funder_id)) ORDER BY c.position), '[]')
     FROM contribution c
     LEFT JOIN contribution_total t ON t.partnership_id = c.partnership_id AND t.label = c.label
     WHERE c.partnership_id = p.id AND c.agreement_id = (SELECT a.id FROM funding_agreement a
       WHERE a.partnership_id = p.id ORDER BY a.version DESC LIMIT 1)) AS contributions,
    (SELECT coalesce(json_agg(json_build_object('id', v.id, 'on', v.effective_on::text,
        'newMaximum', v.new_maximum::text, 'reason', v.reason,
        'by', ${personOf('v.recorded_by')})
        ORDER BY v.effective_on DESC), '[]')
     FROM variation v WHERE v.partnership_id = p.id) AS variations
  FROM partnership p
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(e.amount) FILTER (WHERE e.account = 'SETTLED'), 0)::bigint AS paid,
      coalesce(sum(e.amount) FILTER (WHERE e.account = 'DUE'), 0)::bigint AS committed
    FROM ledger_entry e WHERE e.partnership_id = p.id AND e.account IN ('SETTLED', 'DUE')) ledger
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(c.price), 0)::bigint AS awaiting,
      coalesce(sum(c.price) FILTER (WHERE c.unfunded_reason IS NOT NULL), 0)::bigint AS unfunded,
      count(*) FILTER (WHERE c.unfunded_reason IS NOT NULL)::int AS unfunded_count
    FROM claim c
    WHERE c.partnership_id = p.id AND c.state IN ('APPROVED', 'VERIFIED')
      AND NOT ${PAID_BY_GRANT}) waiting
  WHERE p.id = $1`;
