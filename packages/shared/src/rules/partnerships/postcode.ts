import { type Refusal, refuse } from '../refusals/index.js';

/** The shape of a postcode of the United Kingdom; whether there is such a place is for others to know. */
const DISTRICT = '[A-Z]{1,2}[0-9][A-Z0-9]?|GIR';
const UK = new RegExp(`^(${DISTRICT}) ?([0-9][A-Z]{2})$`);
const DISTRICT_ALONE = new RegExp(`^(${DISTRICT})$`);

/** Whether a text is the first half of a postcode, in capitals and alone: 'HD1'. */
export const isPostcodeDistrict = (text: string): boolean => DISTRICT_ALONE.test(text);

/** A postcode as it is written: 'hd1 2tt' is 'HD1 2TT'. Null for none; INVALID (postcode) for what is no postcode. */
export function readPostcode(text: string | null | undefined): string | null | Refusal {
  const typed = (text ?? '').trim().toUpperCase().replace(/\s+/g, '');
  if (typed === '') return null;
  const [, outward, inward] = UK.exec(typed) ?? [];
  if (outward !== undefined && inward !== undefined) return `${outward} ${inward}`;
  return refuse('INVALID', 'Give a whole postcode, for example HD1 2TT, or leave it empty.', 'postcode');
}
