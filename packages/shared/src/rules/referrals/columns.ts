import { csvText, readCell } from '../csv/index.js';
import { CALLED } from '../headings/called.js';
import { bareHeading, isLesser } from '../headings/meaning-of.js';
import { REFERRAL_FIELDS, type ReferralField } from './fields.js';

/** How a field is called in our own file, and what else people and systems call it. */
interface Column {
  readonly heading: string;
  readonly also: readonly string[];
  readonly example: string;
}

/** The columns of a file of referrals (import format 1): headings in any order, more columns pass unused. */
export const REFERRAL_COLUMNS: Readonly<Record<ReferralField, Column>> = {
  safeWay: {
    heading: 'Safe way to contact',
    also: ['safe contact', 'contact method', 'preferred contact', 'how to contact'],
    example: 'Call',
  },
  safeNote: {
    heading: 'About safe contact',
    also: ['safe contact note', 'contact notes', 'safe times'],
    example: 'Mornings only, leave no message',
  },
  givenName: { heading: 'First name', also: CALLED.GIVEN_NAME, example: 'Ann' },
  familyName: { heading: 'Last name', also: CALLED.FAMILY_NAME, example: 'Example' },
  birthDate: { heading: 'Date of birth', also: CALLED.BIRTH_DATE, example: '5/3/1987' },
  phone: {
    heading: 'Telephone',
    also: CALLED.PHONE,
    example: '07700 900123',
  },
  email: { heading: 'E-mail', also: CALLED.EMAIL, example: 'ann@example.org' },
  postcode: { heading: 'Postcode', also: CALLED.POSTCODE, example: 'HD1 2TT' },
  hopes: {
    heading: 'What the person hopes for',
    also: ['hopes', 'reason for referral', 'reason', 'what matters'],
    example: 'A home of my own near my sister',
  },
  strengths: { heading: 'Strengths', also: ['what goes well'], example: 'Cooks for the whole house' },
  prefers: { heading: 'Prefers', also: ['preferences', 'preferred provider'], example: 'A woman to talk to' },
  avoids: { heading: 'Wishes to avoid', also: ['avoid', 'not with'], example: 'The hostel in Mill Lane' },
  lawfulBasis: {
    heading: 'Lawful basis',
    also: ['legal basis', 'gdpr basis', 'basis for sharing'],
    example: 'Public task',
  },
  told: {
    heading: 'What the person was told',
    also: ['told', 'person was told', 'privacy notice'],
    example: 'Notice of May read together',
  },
  toldOn: { heading: 'Told on', also: ['date told', 'date of privacy notice'], example: '1/4/2026' },
  notToldBecause: { heading: 'Not told because', also: ['why not told'], example: '' },
  referredOn: { heading: 'Referred on', also: ['date of referral', 'referral date'], example: '2/4/2026' },
  theirReference: {
    heading: 'Your reference',
    also: ['reference', 'ref', 'our reference', 'referral id', 'id', 'client id'],
    example: 'A-1027',
  },
};

/** A file to begin with: our headings, and one invented person. */
export const referralTemplate = (): string =>
  csvText([
    REFERRAL_FIELDS.map((field) => REFERRAL_COLUMNS[field].heading),
    REFERRAL_FIELDS.map((field) => REFERRAL_COLUMNS[field].example),
  ]);

/** Which field each column of a file holds; null where it holds none of ours. */
export type ColumnMap = readonly (ReferralField | null)[];

export interface MappedColumns {
  readonly columns: ColumnMap;
  /** Headings that are not used, as written; nothing of those columns is kept. */
  readonly unused: readonly string[];
  /** What is wrong with the headings, each as a sentence. */
  readonly faults: readonly string[];
}

/** Without these no row can be read: what all others lack can still be said row by row. */
export const NEEDED_COLUMNS: readonly ReferralField[] = ['safeWay', 'givenName', 'familyName', 'lawfulBasis'];
const MOST_NAMED = 8;

const FIELD_OF = new Map<string, ReferralField>(
  REFERRAL_FIELDS.flatMap((field) =>
    [field, REFERRAL_COLUMNS[field].heading, ...REFERRAL_COLUMNS[field].also].map(
      (name): [string, ReferralField] => [bareHeading(name), field],
    ),
  ),
);

/**
 * Finds the field of each column by its heading.
 * @param chosen what a person chose for a column (by its place, from 0) where the heading says nothing or the wrong
 * thing; null leaves the column out.
 */
export function mapColumns(
  headings: readonly string[],
  chosen: ReadonlyMap<number, ReferralField | null> = new Map(),
): MappedColumns {
  const found = headings.map((heading, nth) => {
    const choice = chosen.get(nth);
    return choice === undefined ? (FIELD_OF.get(bareHeading(heading)) ?? null) : choice;
  });
  const isMeant = (nth: number): boolean => chosen.has(nth) || !isLesser(headings[nth] ?? '');
  const columns = found.map((field, nth) =>
    isMeant(nth) || !found.some((other, at) => other === field && isMeant(at)) ? field : null,
  );
  const faults: string[] = [];
  for (const field of REFERRAL_FIELDS) {
    const at = columns.flatMap((one, nth) => (one === field ? [nth + 1] : []));
    const { heading } = REFERRAL_COLUMNS[field];
    if (at.length > 1)
      faults.push(`Columns ${at.join(' and ')} both hold “${heading}”. Choose which of them to use.`);
    if (at.length === 0 && NEEDED_COLUMNS.includes(field))
      faults.push(`No column is called “${heading}”. Add it, or choose which column holds it.`);
  }
  const unused = headings.flatMap((heading, nth) => {
    const name = readCell(heading);
    return columns[nth] === null && name !== '' ? [name] : [];
  });
  return { columns, unused, faults };
}

/** "193 columns are not used: Ward, Tenure, …", or null where all are. */
export function describeUnused(unused: readonly string[]): string | null {
  if (unused.length === 0) return null;
  const named = unused.slice(0, MOST_NAMED).join(', ');
  const more = unused.length > MOST_NAMED ? `, and ${unused.length - MOST_NAMED} more` : '';
  return unused.length === 1
    ? `One column is not used: ${named}.`
    : `${unused.length} columns are not used: ${named}${more}.`;
}
