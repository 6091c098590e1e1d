/**
 * Why a person was refused something they could expect to be refused. The list and its order are those of
 * `enum RefusalCode` in contract/schema.graphql; docs/errors.md explains each to whoever meets it.
 */
export const REFUSAL_CODES = [
  'ALREADY_CLAIMED',
  'NOT_ON_RATE_CARD',
  'EVIDENCE_MISSING',
  'EARLIER_OUTCOME_MISSING',
  'TOO_SOON',
  'OUT_OF_RANGE',
  'WRONG_STATE',
  'SAME_PERSON',
  'CAP_REACHED',
  'OVERLAP',
  'NOT_BALANCED',
  'INVALID',
  'IN_USE',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * An expected "no", returned as a value; faults throw. `message` is a sentence a person can act on,
 * `field` is the path of the input it is about ("contributions.2.percent").
 */
export class Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly field?: string;
  /** The claim that stands in the way, where one does and the person may have to go there. */
  readonly claimId?: string;

  constructor(code: RefusalCode, message: string, field?: string, claimId?: string) {
    this.code = code;
    this.message = message;
    if (field !== undefined) this.field = field;
    if (claimId !== undefined) this.claimId = claimId;
  }
}

/** Shorthand for `new Refusal(...)`. */
export const refuse = (code: RefusalCode, message: string, field?: string): Refusal =>
  new Refusal(code, message, field);

/** Tells a refusal from the value that was hoped for. */
export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal;
