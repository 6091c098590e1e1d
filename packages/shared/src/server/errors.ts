/** docs/errors.md explains each to whoever meets it. */
export const FAULT_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'TOO_COMPLEX',
  'INTERNAL',
] as const;

/** What went wrong that nobody could be expected to do better: the caller gets the code, never the inside. */
export type FaultCode = (typeof FAULT_CODES)[number];

/** A fault is thrown; what a person can expect to be refused is a value, `Refusal` (architecture.md, Habits 8). */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
  }
}

/** The same words for what does not exist and for what the actor may not see. */
export const notFound = (): Fault =>
  new Fault('NOT_FOUND', 'There is no such record, or it is not yours to see.');

export const forbidden = (): Fault => new Fault('FORBIDDEN', 'Your roles here do not allow this.');

export const unauthenticated = (): Fault => new Fault('UNAUTHENTICATED', 'Sign in first.');

/** The password was right, and it takes a second factor too: FORBIDDEN, with a reason that a page can act on. */
export class SecondFactorNeeded extends Fault {
  readonly reason = 'SECOND_FACTOR_NEEDED';

  constructor() {
    super('FORBIDDEN', 'A sign-in code is needed here: give one, or set codes up.');
  }
}
