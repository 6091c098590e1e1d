import { isPostcodeDistrict, readPostcode } from '../partnerships/index.js';
import { isRefusal } from '../refusals/index.js';

/** The health service's districts for people without an address, and for countries abroad. */
const NO_PLACE = 'ZZ99';

/** The second half, as much of it as is typed so far. */
const HALF_TYPED = /\s+\d[A-Z]?$/;

/** In the second half a letter is typed for its look-alike: 'SW1A OAA'. */
const LOOK_ALIKES = /([OIL])(?=[A-Z]{2}$)/;

/**
 * A postcode as it is written ('HD1 2TT', see readPostcode), or its first half where no more is typed ('HD1'). Null
 * for none, for what is no postcode, and for the codes that stand for no address.
 */
export function cleanPostcode(text: string | null | undefined): string | null {
  const written = (text ?? '').slice(0, 40).normalize('NFKC').toUpperCase().trim();
  const typed = written.replace(HALF_TYPED, '').replace(/[^A-Z0-9]/g, '');
  if (typed.startsWith(NO_PLACE)) return null;
  if (isPostcodeDistrict(typed)) return typed;
  return read(typed) ?? read(typed.replace(LOOK_ALIKES, (letter) => (letter === 'O' ? '0' : '1')));
}

function read(typed: string): string | null {
  const postcode = readPostcode(typed);
  return isRefusal(postcode) ? null : postcode;
}
