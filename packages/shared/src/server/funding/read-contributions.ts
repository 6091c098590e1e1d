import {
  type Cohort,
  type ContributionKind,
  type ContributionTerms,
  isRefusal,
  parseMoney,
  parsePercent,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readName } from '../read-text.js';
import type { Tenant } from '../tenancy/index.js';

/** A contribution as a person typed it: the schema's ContributionInput. */
export interface ContributionInput {
  readonly label: string;
  readonly funderId?: string | null;
  readonly anchorPays: boolean;
  readonly kind: ContributionKind;
  /** decimals */
  readonly percent?: string | null;
  readonly amount?: string | null;
  readonly cap?: string | null;
  readonly outcomeCodes?: readonly string[] | null;
  readonly anchorIds?: readonly string[] | null;
  readonly cohort?: Cohort | null;
}

const MOST = 100;
const OUTCOME_CODE = /^[A-Z0-9_]{1,64}$/;

/** What was typed as exact terms, or INVALID with the field's path. Whether they make sense is for the rules. */
export function readContributions(
  inputs: readonly ContributionInput[],
  currency: string,
): ContributionTerms[] | Refusal {
  if (inputs.length > MOST)
    return refuse('INVALID', `An agreement has at most ${MOST} contributions.`, 'contributions');
  const contributions: ContributionTerms[] = [];
  for (const [index, input] of inputs.entries()) {
    const terms = readOne(input, currency, `contributions.${index}`);
    if (isRefusal(terms)) return terms;
    contributions.push(terms);
  }
  return contributions;
}

function readOne(input: ContributionInput, currency: string, path: string): ContributionTerms | Refusal {
  const label = readName(input.label, `${path}.label`, 200, 'Give the contribution a label.');
  if (isRefusal(label)) return label;
  const percent = input.percent == null ? null : parsePercent(input.percent, `${path}.percent`);
  if (isRefusal(percent)) return percent;
  const amount = input.amount == null ? null : parseMoney(input.amount, currency, `${path}.amount`);
  if (isRefusal(amount)) return amount;
  const cap = input.cap == null ? null : parseMoney(input.cap, currency, `${path}.cap`);
  if (isRefusal(cap)) return cap;
  const outcomeCodes = input.outcomeCodes ? [...new Set(input.outcomeCodes)] : null;
  if (outcomeCodes?.some((code) => !OUTCOME_CODE.test(code)))
    return refuse(
      'INVALID',
      'Choose outcomes by the codes that stand on the rate card.',
      `${path}.outcomeCodes`,
    );
  return {
    label,
    funderId: input.funderId?.toLowerCase() ?? null,
    anchorPays: input.anchorPays,
    kind: input.kind,
    percent,
    amount,
    cap,
    outcomeCodes,
    anchorIds: input.anchorIds ? [...new Set(input.anchorIds.map((id) => id.toLowerCase()))] : null,
    cohort: input.cohort ?? null,
  };
}

/** @throws Fault NOT_FOUND unless every funder and anchor named is an organisation of this partnership. */
export async function mustBeOurOrganisations(
  tenant: Tenant,
  contributions: readonly ContributionInput[],
): Promise<void> {
  const named = contributions.flatMap((one) => [
    // an empty id names nobody, and is not the same as naming none
    ...(one.funderId == null ? [] : [one.funderId]),
    ...(one.anchorIds ?? []),
  ]);
  const ids = new Set(named.map((id) => mustBeId(id).toLowerCase()));
  const found = await tenant.rows(
    'SELECT id FROM organisation WHERE partnership_id = $1 AND id = ANY ($2::uuid[])',
    [tenant.partnership.id, [...ids]],
  );
  if (found.length !== ids.size) throw notFound();
}
