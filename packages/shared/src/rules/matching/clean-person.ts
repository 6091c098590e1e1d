import type { CalendarDate } from '../calendar/index.js';
import { cleanBirthDate } from './clean-birth-date.js';
import { cleanFamilyName, cleanGivenName } from './clean-name.js';
import { cleanPhone } from './clean-phone.js';
import { cleanPostcode } from './clean-postcode.js';

/** What two records of a person are compared by. */
export const MATCH_FIELDS = ['givenName', 'familyName', 'birthDate', 'postcode', 'phone'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** A person as somebody wrote them down, whole or while they are still typing. */
export type PersonAsWritten = { readonly [field in MatchField]?: string | null | undefined };

/** The same, each field made comparable; null where nothing is known that can be compared. */
export type CleanPerson = { readonly [field in MatchField]: string | null };

/**
 * Makes a person comparable; each field's own file says how. Cleaning what is clean changes nothing.
 * @param today in the partnership's time zone: nobody is born later
 */
export function cleanPerson(person: PersonAsWritten, today: CalendarDate): CleanPerson {
  return {
    givenName: cleanGivenName(person.givenName),
    familyName: cleanFamilyName(person.familyName),
    birthDate: cleanBirthDate(person.birthDate, today),
    postcode: cleanPostcode(person.postcode),
    phone: cleanPhone(person.phone),
  };
}
