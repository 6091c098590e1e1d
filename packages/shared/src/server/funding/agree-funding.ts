import {
  askForDate,
  type CalendarDate,
  type ContributionTerms,
  checkBalance,
  checkContributions,
  isRefusal,
  parseDate,
  type Refusal,
  type RestrictionNames,
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
    await lockAgreements(tenant);
    const terms = await readAgreedTerms(tenant, input);
    return isRefusal(terms) ? terms : agreeIn(tenant, terms);
  });
}

/** Two who agree at once wait for each other: a version's number, and whose label it is, hold until the end. */
export async function lockAgreements(tenant: Tenant): Promise<void> {
  await tenant.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [AGREEMENTS, tenant.partnership.id]);
}

/** Terms that could be agreed to as they stand. */
export interface ReadyTerms {
  readonly effectiveFrom: CalendarDate;
  readonly contributions: readonly ContributionTerms[];
}

/**
 * What was typed, as terms that could be agreed to.
 * @returns the terms; INVALID with the field's path; NOT_BALANCED. @throws Fault NOT_FOUND for a funder or an
 * anchor that is not of this partnership.
 */
export async function readAgreedTerms(
  tenant: Tenant,
  input: FundingAgreementInput,
): Promise<ReadyTerms | Refusal> {
  await mustBeOurOrganisations(tenant, input.contributions);
  const effectiveFrom = parseDate(input.effectiveFrom);
  if (!effectiveFrom) return refuse('INVALID', askForDate(input.effectiveFrom), 'effectiveFrom');
  const contributions = readContributions(input.contributions, tenant.partnership.currency);
  if (isRefusal(contributions)) return contributions;
  return (await checkTerms(tenant, contributions)) ?? { effectiveFrom, contributions };
}

/** Why terms cannot be agreed to, or null. */
export async function checkTerms(
  tenant: Tenant,
  contributions: readonly ContributionTerms[],
): Promise<Refusal | null> {
  const wrong = checkContributions(contributions);
  if (wrong) return wrong;
  if (checkBalance(contributions)) return checkBalance(contributions, await loadNames(tenant, contributions));
  return checkLabels(tenant, contributions);
}

/** What outcomes and anchor organisations are called, for saying where the contributions collide. */
async function loadNames(
  tenant: Tenant,
  contributions: readonly ContributionTerms[],
): Promise<RestrictionNames> {
  const anchors = await tenant.rows<{ id: string; name: string }>(
    'SELECT id, name FROM organisation WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, [...new Set(contributions.flatMap((one) => one.anchorIds ?? []))]],
  );
  const outcomes = await tenant.rows<{ code: string; title: string }>(
    `SELECT DISTINCT ON (t.outcome_code) t.outcome_code AS code, t.title FROM tariff t
     JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
     WHERE t.partnership_id = $1 AND t.outcome_code = ANY ($2)
     ORDER BY t.outcome_code, k.effective_from DESC, t.id`,
    [tenant.partnership.id, [...new Set(contributions.flatMap((one) => one.outcomeCodes ?? []))]],
  );
  const titles = new Map(outcomes.map((row) => [row.code, row.title]));
  const names = new Map(anchors.map((row) => [row.id, row.name]));
  return {
    outcome: (code) => titles.get(code) ?? code,
    anchor: (id) => names.get(id.toLowerCase()) ?? 'an anchor organisation',
  };
}

/** Writes terms that were checked as the next version. */
export async function agreeIn(tenant: Tenant, terms: ReadyTerms): Promise<FundingAgreementView> {
  const row = await tenant.row<{ id: string }>(
    `INSERT INTO funding_agreement (partnership_id, version, effective_from, agreed_by, agreed_at)
     VALUES ($1, (SELECT coalesce(max(version), 0) + 1 FROM funding_agreement WHERE partnership_id = $1), $2, $3, $4)
     RETURNING id`,
    [tenant.partnership.id, terms.effectiveFrom, tenant.me.personId, tenant.now],
  );
  if (!row) throw new Error('A funding agreement was not written.');
  await writeContributions(tenant, 'contribution', row.id, terms.contributions);
  const [agreed] = await readAgreements(tenant, 'a.partnership_id = $1 AND a.id = $2', [
    tenant.partnership.id,
    row.id,
  ]);
  if (!agreed) throw new Error('A funding agreement that was just written is not there.');
  return agreed;
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

/** Writes contributions in order, of an agreement or of a proposal for one. */
export async function writeContributions(
  tenant: Tenant,
  table: 'contribution' | 'proposed_contribution',
  ofId: string,
  contributions: readonly ContributionTerms[],
): Promise<void> {
  const lines = contributions.map((one, position) => ({
    ...one,
    position,
    amount: one.amount?.toString(),
    cap: one.cap?.toString(),
  }));
  await tenant.execute(
    `INSERT INTO ${table} (partnership_id, ${table === 'contribution' ? 'agreement_id' : 'proposal_id'}, position, label, funder_id, anchor_pays, kind, percent,
       amount, cap, outcome_codes, anchor_ids, cohort)
     SELECT $1, $2, position, label, "funderId", "anchorPays", kind, percent, amount, cap, "outcomeCodes",
       "anchorIds", cohort
     FROM jsonb_to_recordset($3) AS line (position int, label text, "funderId" uuid, "anchorPays" boolean, kind text,
       percent int, amount bigint, cap bigint, "outcomeCodes" text[], "anchorIds" uuid[], cohort text)`,
    [tenant.partnership.id, ofId, JSON.stringify(lines)],
  );
}
