/**
 * Who acts. It comes first in every use case: `verifyClaim(actor, { claimId })`.
 *
 * - a person in one partnership (by its slug);
 * - a person in none: only what is theirs (their memberships), and making partnerships for an operator;
 * - the system in one partnership: the worker's jobs.
 */
export type Actor = (
  | { readonly personId: string; readonly partnership?: string }
  | { readonly system: true; readonly partnershipId: string }
) & {
  /**
   * The instant at which it happens, for records of the past (the demonstration replays years);
   * now when absent. The API never sets it.
   */
  readonly at?: Date;
};

/** The system itself in one partnership, as jobs act. */
export const systemActor = (partnershipId: string, at?: Date): Actor =>
  at ? { system: true, partnershipId, at } : { system: true, partnershipId };
