import type { NotificationKind, Role } from '../../rules/index.js';

/** Roles as SQL. */
export const roles = (of: readonly Role[]): string => `'{${of.join(',')}}'::text[]`;

/**
 * Where facts of one kind are found, as SQL, with the columns of `FACT`; what a fact leaves out is null.
 * $1 is the partnership, $2 since when, $3 today there, $4 now, $5 and $6 the days that the hub allows for a triage and
 * for an answer, $8 the day there of $2, $9 the days on the waiting list after which the hub is
 * reminded.
 */
export type Source = { readonly [Column in keyof typeof FACT]?: string } & {
  readonly kind: NotificationKind;
  readonly from: string;
  readonly where: string;
  /** different for each fact that somebody may be told of, and the same whenever it is looked for */
  readonly fact: string;
  readonly at: string;
  /** To whom: rows of (person_id, organisation_id, roles); a person named here has one of the roles all the same. */
  readonly to: string;
};

/** The columns of a fact, with their types. */
export const FACT = {
  at: 'timestamptz',
  fact: 'text',
  detail: 'text',
  /** who made it so, and needs no telling */
  by: 'uuid',
  participant_id: 'uuid',
  outcome_code: 'text',
  claim_id: 'uuid',
  referral_id: 'uuid',
  own_referral_id: 'uuid',
  statement_id: 'uuid',
  run_id: 'uuid',
  sample_id: 'uuid',
  job_id: 'uuid',
  file_id: 'uuid',
  transfer_id: 'uuid',
  joint_work_id: 'uuid',
  output_id: 'uuid',
} as const;
