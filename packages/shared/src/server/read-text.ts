import { holdsNoText, plainName, type Refusal, refuse } from '../rules/index.js';

/** A reason or a note of a few sentences, in characters. */
export const LONGEST_NOTE = 2000;

/**
 * What a person wrote, in one form (NFC) and without outer blanks.
 * INVALID with the field when it is blank, too long (counted in characters, not in UTF-16 units) or holds
 * what no text can hold.
 * @param ask what to do when it is blank: "Say why you return the claim."
 */
export function readText(text: string, field: string, longest: number, ask: string): string | Refusal {
  const read = text.normalize('NFC').trim();
  if (read === '') return refuse('INVALID', ask, field);
  if (holdsNoText(read)) return refuse('INVALID', 'Take out the characters that are no text.', field);
  if ([...read].length > longest) {
    return refuse('INVALID', `Shorten this to ${longest.toLocaleString('en-GB')} characters.`, field);
  }
  return read;
}

/**
 * A name of one line: of a person, an organisation, a partnership, a contribution. As `readText`, and without line
 * breaks and what nobody sees (`plainName`); what holds nothing to see is blank.
 */
export function readName(text: string, field: string, longest: number, ask: string): string | Refusal {
  const read = holdsNoText(text) ? text : plainName(text);
  return readText(read, field, longest, ask);
}
