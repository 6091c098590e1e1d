import type { Alongside } from './alongside.js';

/**
 * Who acts. It comes first in every use case: `verifyClaim(actor, { claimId })`.
 *
 * - a person in one partnership (by its slug);
 * - a person in none: only what is theirs (their memberships), and making partnerships for an operator;
 * - the system in one partnership: the worker's jobs;
 * - a visitor, at a page that a partnership keeps open for people without an account.
 *
 * The API knows a person by the token of their session, which the database looks up as the transaction begins: a
 * session that ended a second ago opens nothing.
 */
export type Actor = PersonActor | SystemActor | VisitorActor;

export type PersonActor = (
  | { readonly personId: string; readonly session?: never }
  | { readonly session: string; readonly personId?: never }
) & {
  readonly partnership?: string;
  /** gathers what one request reads in one moment; each by itself when absent */
  readonly alongside?: Alongside;
} & Moment;

export type SystemActor = {
  readonly system: true;
  readonly partnershipId: string;
  /** the kind of the job, for the audit trail */
  readonly doing?: string;
} & Moment;

/** Somebody without an account, at the open page of a partnership, by its slug: sees that page and nothing else. */
export type VisitorActor = { readonly visits: string } & Moment;

interface Moment {
  /**
   * The instant at which it happens, for records of the past (the demonstration replays years);
   * now when absent. The API never sets it.
   */
  readonly at?: Date;
}

/** The system itself in one partnership, as jobs act. */
export const systemActor = (partnershipId: string, at?: Date): Actor =>
  at ? { system: true, partnershipId, at } : { system: true, partnershipId };

/** The same person in another partnership, or in none. */
export function sameIn(actor: PersonActor, partnership?: string): PersonActor {
  const { partnership: _left, ...person } = actor;
  return partnership === undefined ? person : { ...person, partnership };
}
