/** In which ways somebody may be reached without harm: asked before anything else, shown wherever one might ring. */
export const SAFE_WAYS = ['CALL', 'TEXT', 'EMAIL', 'THROUGH_SOMEONE', 'IN_PERSON'] as const;
export type SafeWay = (typeof SAFE_WAYS)[number];

export const SAFE_WAY_IN_WORDS: Readonly<Record<SafeWay, string>> = {
  CALL: 'Call',
  TEXT: 'Send a text message',
  EMAIL: 'Write an e-mail',
  THROUGH_SOMEONE: 'Only through somebody else',
  IN_PERSON: 'Only in person',
};

/** The six lawful bases of article 6 (1) of the UK GDPR; never the same as agreeing to take part. */
export const LAWFUL_BASES = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTERESTS',
] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

export const LAWFUL_BASIS_IN_WORDS: Readonly<Record<LawfulBasis, string>> = {
  CONSENT: 'Consent',
  CONTRACT: 'Contract',
  LEGAL_OBLIGATION: 'Legal obligation',
  VITAL_INTERESTS: 'Vital interests',
  PUBLIC_TASK: 'Public task',
  LEGITIMATE_INTERESTS: 'Legitimate interests',
};

/** A referral as somebody typed it: a form, a row of a file, or another system; nothing of it is trusted. */
export interface ReferralInput {
  readonly safeWay?: string | null;
  /** When, where, what not to say and to whom: a person's own condition for being reached. */
  readonly safeNote?: string | null;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly birthDate?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly postcode?: string | null;
  /** What the person would like to be different, in their own words as far as can be. */
  readonly hopes?: string | null;
  readonly strengths?: string | null;
  /** Whom or what the person prefers, and whom they wish to avoid. */
  readonly prefers?: string | null;
  readonly avoids?: string | null;
  readonly lawfulBasis?: string | null;
  /** What the person was told of this referral and of what is done with it. */
  readonly told?: string | null;
  readonly toldOn?: string | null;
  /** Why the person was not told yet, where they were not. */
  readonly notToldBecause?: string | null;
  readonly referredOn?: string | null;
  /** The referrer's own reference for the person or the referral. */
  readonly theirReference?: string | null;
}

export type ReferralField = keyof ReferralInput;

/** The fields in the order in which they are asked: the safe way first. */
export const REFERRAL_FIELDS: readonly ReferralField[] = [
  'safeWay',
  'safeNote',
  'givenName',
  'familyName',
  'birthDate',
  'phone',
  'email',
  'postcode',
  'hopes',
  'strengths',
  'prefers',
  'avoids',
  'lawfulBasis',
  'told',
  'toldOn',
  'notToldBecause',
  'referredOn',
  'theirReference',
];
