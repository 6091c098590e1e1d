import {
  cleanPerson,
  type MatchScore,
  type MatchStep,
  type MatchVerdict,
  type PersonAsWritten,
  scorePair,
} from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** How likely two records are of one person, and why, in plain words without the values. */
export interface Likeness {
  readonly verdict: MatchVerdict;
  /** 0 to 100 */
  readonly percent: number;
  readonly reasons: readonly string[];
}

/** How many people there ever were, which is what a chance likeness depends on: read off the counters, not counted. */
export const PEOPLE_EVER = `SELECT greatest(1, sum(last)) FROM reference_counter
  WHERE partnership_id = $1 AND kind IN ('PARTICIPANT', 'REFERRAL')`;

/** The same, asked alone. */
export async function countPeople(tenant: Tenant): Promise<number> {
  const [row] = await tenant.rows<{ people: number }>(
    `SELECT (${PEOPLE_EVER})::float8 AS people`,
    [tenant.partnership.id],
    { keepPlan: 'always' },
  );
  return row?.people ?? 1;
}

/** What speaks of the other reasons is understood only after them. */
const isAboutTheRest = ({ field }: MatchStep): boolean => field === 'household';

/** What a score says to a person: the weightiest reason first. */
export const likenessOf = ({ verdict, probability, steps }: MatchScore): Likeness => ({
  verdict,
  percent: Math.min(99, Math.round(probability * 100)),
  reasons: steps
    .filter(({ weight }) => weight !== 0)
    .toSorted(
      (one, other) =>
        Number(isAboutTheRest(one)) - Number(isAboutTheRest(other)) ||
        Math.abs(other.weight) - Math.abs(one.weight),
    )
    .map(({ sentence }) => sentence),
});

/** @param people how many are on record */
export const likenessBetween = (
  { today }: Tenant,
  one: PersonAsWritten,
  other: PersonAsWritten,
  people: number,
): Likeness => likenessOf(scorePair(cleanPerson(one, today), cleanPerson(other, today), people));
