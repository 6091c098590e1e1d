import {
  type ContributionTerms,
  checkBalance,
  checkContributions,
  isRefusal,
  parseDate,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type FundingAgreementView, readAgreements } from './agreement-view.js';
import { type ContributionInput, mustBeOurOrganisations, readContributions } from './read-contributions.js';

export interface FundingAgreementInput {
  readonly effectiveFrom: string;
  /** in order */
  readonly contributions: readonly ContributionInput[];
}

/** Any number that no other advisory lock of this database uses. */
const AGREEMENTS = 7103;

/**
 * The commissioner agrees to the next version of who pays what. It may reach back: it then holds for what is
 * not billed yet, and what is billed stays (domain.md, Money: Which version).
 *
 * @returns the version; INVALID with the field's path; NOT_BALANCED when the contributions do not cover the
 * price of some outcome. @throws Fault NOT_FOUND for a funder or an anchor that is not of this partnership.
 */
export function agreeFunding(
  actor: Actor,
  input: FundingAgreementInput,
): Promise<FundingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('agreeFunding');
    await mustBeOurOrganisations(tenant, input.contributions);
    const effectiveFrom = parseDate(input.effectiveFrom);
    if (!effectiveFrom)
      return refuse('INVALID', 'Give a real date, for example 2026-04-01.', 'effectiveFrom');
    const contributions = readContributions(input.contributions, tenant.partnership.currency);
    if (isRefusal(contributions)) return contributions;
    await tenant.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [AGREEMENTS, tenant.partnership.id]);
    const wrong =
      checkContributions(contributions) ??
      checkBalance(contributions) ??
      (await checkLabels(tenant, contributions));
    if (wrong) return wrong;
    const row = await tenant.row<{ id: string }>(
      `INSERT INTO funding_agreement (partnership_id, version, effective_from, agreed_by, agreed_at)
       VALUES ($1, (SELECT coalesce(max(version), 0) + 1 FROM funding_agreement WHERE partnership_id = $1), $2, $3, $4)
       RETURNING id`,
      [tenant.partnership.id, effectiveFrom, tenant.me.personId, tenant.now],
    );
    if (!row) throw new Error('A funding agreement was not written.');
    await writeContributions(tenant, row.id, contributions);
    const [agreed] = await readAgreements(tenant, 'a.partnership_id = $1 AND a.id = $2', [
      tenant.partnership.id,
      row.id,
    ]);
    if (!agreed) throw new Error('A funding agreement that was just written is not there.');
    return agreed;
  });
}

/** What a label has paid belongs to one payer; under another's name it would count against the wrong cap. */
async function checkLabels(
  tenant: Tenant,
  contributions: readonly ContributionTerms[],
): Promise<Refusal | null> {
  const earlier = await tenant.rows<{ label: string; funder_id: string | null }>(
    'SELECT DISTINCT label, funder_id FROM contribution WHERE partnership_id = $1',
    [tenant.partnership.id],
  );
  const payers = new Map(earlier.map((row) => [row.label, row.funder_id]));
  const index = contributions.findIndex(
    (one) => payers.has(one.label) && payers.get(one.label) !== one.funderId,
  );
  if (index < 0) return null;
  return refuse(
    'INVALID',
    'An earlier version has this label for another payer. Choose a label of its own.',
    `contributions.${index}.label`,
  );
}

async function writeContributions(
  tenant: Tenant,
  agreementId: string,
  contributions: readonly ContributionTerms[],
): Promise<void> {
  const lines = contributions.map((one, position) => ({
    ...one,
    position,
    amount: one.amount?.toString(),
    cap: one.cap?.toString(),
  }));
  await tenant.execute(
    `INSERT INTO contribution (partnership_id, agreement_id, position, label, funder_id, anchor_pays, kind, percent,
       amount, cap, outcome_codes, anchor_ids, cohort)
     SELECT $1, $2, position, label, "funderId", "anchorPays", kind, percent, amount, cap, "outcomeCodes",
       "anchorIds", cohort
     FROM jsonb_to_recordset($3) AS line (position int, label text, "funderId" uuid, "anchorPays" boolean, kind text,
       percent int, amount bigint, cap bigint, "outcomeCodes" text[], "anchorIds" uuid[], cohort text)`,
    [tenant.partnership.id, agreementId, JSON.stringify(lines)],
  );
}
