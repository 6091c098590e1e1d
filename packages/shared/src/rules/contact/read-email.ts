import { type Refusal, refuse } from '../refusals/index.js';

const LONGEST = 254;
/**
 * One address and nothing else, in the letters that the sign-in library takes as well (z.email): an address that
 * could never sign in is refused before anybody is invited by it.
 */
const EMAIL =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+.-]{0,63}[a-z0-9_+-]@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** The address in the form in which people sign in, or INVALID. */
export function readEmail(text: string): string | Refusal {
  const email = text.normalize('NFC').trim().toLowerCase();
  if (email.length <= LONGEST && EMAIL.test(email)) return email;
  return refuse(
    'INVALID',
    /[^ -~]/.test(email)
      ? 'Give an e-mail address in the letters a to z without accents, for example name@example.org.'
      : 'Give one e-mail address, for example name@example.org.',
    'email',
  );
}
