import type { CalendarDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { SharingState } from './agreement-state.js';

/**
 * Why an agreement cannot be signed for a party now.
 * @param signed.signedOn the day on which it was signed; a paper comes in later, never before
 */
export function checkSharingSignature(
  signed: { readonly signedOn: CalendarDate },
  known: { readonly state: SharingState; readonly isSigned: boolean; readonly today: CalendarDate },
): Refusal | null {
  if (known.state === 'ENDED')
    return refuse('WRONG_STATE', 'This agreement was ended. Write another one to share again.');
  if (known.state === 'EXPIRED')
    return refuse('WRONG_STATE', 'The last day of this agreement is over. Write another one to share again.');
  if (known.isSigned) return refuse('WRONG_STATE', 'This party has signed already. Reload the page.');
  if (signed.signedOn > known.today)
    return refuse('OUT_OF_RANGE', 'Nobody signs in the future. Choose today or an earlier day.', 'signedOn');
  return null;
}
