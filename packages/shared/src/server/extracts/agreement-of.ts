import { type Refusal, refuse } from '../../rules/index.js';
import { Fault } from '../errors.js';
import type { SharingAgreementView } from '../sharing/index.js';

/** @throws Fault FORBIDDEN for whom the agreement does not name. */
export function mustBeNamed({ isNamed }: SharingAgreementView): void {
  if (isNamed) return;
  throw new Fault(
    'FORBIDDEN',
    'This agreement does not name you. Ask the backbone or the data lead to name you in it first.',
  );
}

/** WRONG_STATE where an agreement lets nothing in today. */
export const notInForce = ({ state }: SharingAgreementView): Refusal | null =>
  state === 'IN_FORCE'
    ? null
    : refuse(
        'WRONG_STATE',
        'The agreement is not in force today, so no extract comes in under it. It has to be signed by all parties, and not be over.',
      );
