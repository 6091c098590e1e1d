import {
  type CalendarDate,
  type Cohort,
  type ContributionKind,
  formatPercent,
  may,
  type Role,
} from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Money, moneyOrNull } from '../money.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import type { Me, Tenant } from '../tenancy/index.js';

/** One funder's terms; amounts are null for those who may not see them. */
export interface ContributionView {
  readonly id: string;
  readonly label: string;
  /** null: the anchor organisation of the participant pays */
  readonly funder: OrganisationView | null;
  readonly anchorPays: boolean;
  readonly kind: ContributionKind;
  /** a decimal, "30.00" */
  readonly percent: string | null;
  readonly amount: Money | null;
  readonly cap: Money | null;
  readonly outcomeCodes: readonly string[] | null;
  readonly anchorIds: readonly string[] | null;
  readonly cohort: Cohort | null;
  /** what the label has paid in all versions, net of reversals */
  readonly paid: Money | null;
  /** what the newest cap of the label leaves; null also where there is none */
  readonly headroom: Money | null;
}

/** One version of who pays what. */
export interface FundingAgreementView {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: CalendarDate;
  readonly agreedBy: PersonView | null;
  readonly agreedAt: Date;
  /** in the agreement's order */
  readonly contributions: readonly ContributionView[];
}

/** A contribution as `contributionsJson` writes it: amounts as text, since JSON has no numbers of 64 bits. */
export interface ContributionJson {
  id: string;
  label: string;
  funder: OrganisationView | null;
  anchorPays: boolean;
  kind: ContributionKind;
  percent: number | null;
  amount: string | null;
  cap: string | null;
  outcomeCodes: string[] | null;
  anchorIds: string[] | null;
  cohort: Cohort | null;
  paid: string | null;
  newestCap: string | null;
}

interface AgreementJson {
  id: string;
  version: number;
  effectiveFrom: CalendarDate;
  agreedBy: PersonView | null;
  agreedAt: string;
  contributions: ContributionJson[] | null;
}

const NEWEST_CAP = `(SELECT n.cap FROM contribution n
      JOIN funding_agreement v ON v.partnership_id = n.partnership_id AND v.id = n.agreement_id
      WHERE n.partnership_id = c.partnership_id AND n.label = c.label
      ORDER BY v.version DESC LIMIT 1)`;

/**
 * SQL for contributions in order, as JSON.
 * @param from a FROM clause that calls the contribution `c`, with its condition.
 * @param cap SQL for the cap that counts for what is left.
 */
export const contributionsJson = (from: string, cap: string): string => `(
  SELECT json_agg(json_build_object(
    'id', c.id, 'label', c.label, 'anchorPays', c.anchor_pays, 'kind', c.kind, 'percent', c.percent,
    'amount', c.amount::text, 'cap', c.cap::text, 'outcomeCodes', c.outcome_codes, 'anchorIds', c.anchor_ids,
    'cohort', c.cohort, 'funder', (SELECT ${organisationJson('o')} FROM organisation o
      WHERE o.partnership_id = c.partnership_id AND o.id = c.funder_id),
    'paid', (SELECT t.paid FROM contribution_total t
      WHERE t.partnership_id = c.partnership_id AND t.label = c.label)::text,
    'newestCap', ${cap}::text) ORDER BY c.position)
  ${from})`;

const CONTRIBUTIONS = contributionsJson(
  'FROM contribution c WHERE c.partnership_id = a.partnership_id AND c.agreement_id = a.id',
  NEWEST_CAP,
);

const AGREEMENT = (withContributions: boolean): string => `json_build_object(
  'id', a.id, 'version', a.version, 'effectiveFrom', a.effective_from::text, 'agreedAt', a.agreed_at,
  'agreedBy', ${personOf('a.agreed_by')},
  'contributions', ${withContributions ? CONTRIBUTIONS : 'NULL'})`;

/** Who sees every funder's terms; a funder sees the amounts of its own only (domain.md, Tenancy and privacy). */
const SEES_TERMS: readonly Role[] = [
  'BACKBONE',
  'DATA_LEAD',
  'COMMISSIONER',
  'AUDITOR',
  'VERIFIER',
  'INVESTOR',
];

const seesTerms = (me: Me): boolean => me.isSystem || me.roles.some((role) => SEES_TERMS.includes(role));
const seesPaid = (me: Me): boolean =>
  me.isSystem || may(me.roles, 'headroom') || me.roles.includes('VERIFIER');

/** A contribution with the amounts that the reader may see. */
export function toContribution(row: ContributionJson, me: Me, currency: string): ContributionView {
  const { newestCap, ...rest } = row;
  const isMine = row.funder !== null && me.funderIds.includes(row.funder.id);
  const money = (amount: string | bigint | null, mayBeSeen: boolean): Money | null =>
    mayBeSeen ? moneyOrNull(amount, currency) : null;
  const paid = BigInt(row.paid ?? 0);
  // a cap that was lowered below what is paid leaves nothing, not less than nothing
  const left = newestCap === null ? null : BigInt(newestCap) > paid ? BigInt(newestCap) - paid : 0n;
  return {
    ...rest,
    percent: row.percent === null ? null : formatPercent(row.percent),
    amount: money(row.amount, isMine || seesTerms(me)),
    cap: money(row.cap, isMine || seesTerms(me)),
    paid: money(paid, isMine || seesPaid(me)),
    headroom: money(left, isMine || seesPaid(me)),
  };
}

/**
 * Reads versions of the agreement by one statement.
 * @param condition SQL about the agreement `a`, with order and limit.
 */
export async function readAgreements(
  tenant: Tenant,
  condition: string,
  parameters: readonly unknown[],
  withContributions = true,
): Promise<FundingAgreementView[]> {
  const rows = await tenant.rows<{ agreement: AgreementJson }>(
    `SELECT ${AGREEMENT(withContributions)} AS agreement FROM funding_agreement a WHERE ${condition}`,
    parameters,
  );
  const { currency } = tenant.partnership;
  return rows.map(({ agreement }) => ({
    ...agreement,
    agreedAt: new Date(agreement.agreedAt),
    contributions: (agreement.contributions ?? []).map((one) => toContribution(one, tenant.me, currency)),
  }));
}
