import { type EncodingSettings, type FieldGroup, USUAL_ENCODING } from '../matching/index.js';
import { FIELD_TITLES, type PersonField } from '../sharing/index.js';

/** What of people an agreement lets be compared, as fields of encodings are called. */
const ENCODED_AS: Readonly<Record<PersonField, string>> = {
  GIVEN_NAME: 'given_name',
  FAMILY_NAME: 'surname',
  BIRTH_DATE: 'date_of_birth',
  POSTCODE: 'postcode',
  PHONE: 'phone',
  EMAIL: 'email',
};

/** How a field of an encoding is called in a file of people. */
export const headingOfEncoded = (field: PersonField): string => ENCODED_AS[field];

/** Beside the usual groups: how people are reached, which those who live together may share. */
const CONTACT: FieldGroup = {
  name: 'contact',
  shared: 'ALL',
  salted: false,
  fields: [
    { name: ENCODED_AS.PHONE, kind: 'PHONE', hashes: 14 },
    { name: ENCODED_AS.EMAIL, kind: 'EMAIL', hashes: 14 },
  ],
};

/**
 * How both parties encode under an agreement that compares these fields: the usual settings, without any field that it
 * does not name (UK GDPR, article 5(1)(c): no more than is necessary).
 */
export function encodingFor(compares: readonly PersonField[]): EncodingSettings {
  const agreed = compares.map((field) => ENCODED_AS[field]);
  return {
    ...USUAL_ENCODING,
    groups: [...USUAL_ENCODING.groups, CONTACT].flatMap((group) => {
      const fields = group.fields.filter(({ name }) => agreed.includes(name));
      return fields.length > 0 ? [{ ...group, fields }] : [];
    }),
  };
}

/**
 * Why a file that was encoded so cannot come in under an agreement, in a sentence that says what to do; null where it
 * can. Weights, salting and lengths are the parties' own affair.
 */
export function whyNotAgreed({ groups }: EncodingSettings, compares: readonly PersonField[]): string | null {
  const agreed = compares.map((field) => ENCODED_AS[field]);
  const more = groups.flatMap(({ fields }) => fields).filter(({ name }) => !agreed.includes(name));
  if (more.length === 0) return null;
  return `The file holds codes of ${more.map(({ name }) => `“${name}”`).join(', ')}, and the agreement compares ${compares
    .map((field) => FIELD_TITLES[field].toLowerCase())
    .join(', ')} alone. Encode it anew with the settings file of the agreement.`;
}
