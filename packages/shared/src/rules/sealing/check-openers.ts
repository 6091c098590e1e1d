import type { Role } from '../permissions/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** So that somebody can open the record when one of them is away, or has left. */
export const FEWEST_OPENERS = 2;
const MOST_OPENERS = 20;

/** Somebody who may be named to open a sealed record, with the roles in which they would see it if it were not sealed. */
export interface PossibleOpener {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * Whether these people can be named (domain.md, Tenancy and privacy). To be named widens nothing, so whoever would not
 * see the record anyhow cannot be named.
 * @param named each once
 * @returns INVALID or OUT_OF_RANGE on `personIds`, or null
 */
export function checkOpeners(named: readonly string[], possible: readonly PossibleOpener[]): Refusal | null {
  const known = new Set(possible.map(({ id }) => id));
  if (named.some((id) => !known.has(id)))
    return refuse(
      'INVALID',
      'Name only people who would see this record if it were not sealed.',
      'personIds',
    );
  if (named.length < FEWEST_OPENERS)
    return refuse(
      'OUT_OF_RANGE',
      'Name at least one person beside yourself, so that somebody can open the record when you are away.',
      'personIds',
    );
  if (named.length > MOST_OPENERS)
    return refuse(
      'OUT_OF_RANGE',
      `Name at most ${MOST_OPENERS} people: it is sealed for a reason.`,
      'personIds',
    );
  return null;
}

/** What nobody among those who are named can do. */
export const SEAL_GAPS = ['SUPPORT', 'APPROVE', 'VERIFY'] as const;
export type SealGap = (typeof SEAL_GAPS)[number];

const DOES: Readonly<Record<SealGap, readonly Role[]>> = {
  SUPPORT: ['PROVIDER_MANAGER', 'LINK_WORKER'],
  APPROVE: ['BACKBONE'],
  VERIFY: ['VERIFIER'],
};

/** What waits until somebody is named who can do it: a claim is decided on by whoever may see what it rests on. */
export const sealGaps = (openers: readonly Pick<PossibleOpener, 'roles'>[]): SealGap[] =>
  SEAL_GAPS.filter((gap) => !openers.some(({ roles }) => roles.some((role) => DOES[gap].includes(role))));
