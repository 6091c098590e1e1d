import { readCell } from '../../csv/index.js';
import { bareHeading, describeUnused, REFERRAL_COLUMNS } from '../../referrals/columns.js';
import {
  type ExtractKind,
  FIELD_TITLES,
  FIELDS_OF_KIND,
  PERSON_FIELDS,
  type PersonField,
  RECORD_FIELDS,
  RECORD_ID,
  type RecordField,
  type SharedField,
  WHOLE_NAME,
} from '../shared-fields.js';

/** What a column of an extract may hold. */
export type ExtractField = SharedField | typeof RECORD_ID | typeof WHOLE_NAME;
export const EXTRACT_FIELDS: readonly ExtractField[] = [
  RECORD_ID,
  WHOLE_NAME,
  ...PERSON_FIELDS,
  ...RECORD_FIELDS,
];
/** The parts of a whole name. */
const NAMES: readonly PersonField[] = ['GIVEN_NAME', 'FAMILY_NAME'];

/** What an agreement lets in. */
export interface AgreedFields {
  readonly kind: ExtractKind;
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
}

/** The fields of a clean file, in its order: nothing else is read of an extract. */
export const extractFields = ({ compares, receives }: AgreedFields): ExtractField[] =>
  EXTRACT_FIELDS.filter(
    (field) =>
      field === RECORD_ID ||
      compares.includes(field as PersonField) ||
      receives.includes(field as RecordField),
  );

/** What a column of the file may be said to hold: also a whole name, where the agreement compares both its parts. */
export const columnFields = (agreed: AgreedFields): ExtractField[] =>
  extractFields(agreed).flatMap((field) =>
    field === 'GIVEN_NAME' && agreed.compares.includes('FAMILY_NAME') ? [WHOLE_NAME, field] : [field],
  );

/** The fields without which a record is of no use. */
export const neededFields = ({ kind, receives }: AgreedFields): ExtractField[] => [
  RECORD_ID,
  ...FIELDS_OF_KIND[kind].must.filter((field) => receives.includes(field)),
];

/** By so many fields at least a person is told from others: a date of birth alone fits hundreds. */
export const leastCompared = ({ compares }: Pick<AgreedFields, 'compares'>): number =>
  Math.min(2, compares.length);

/** What else people and systems call a column, the surest first. */
const CALLED: Readonly<Record<ExtractField, readonly string[]>> = {
  RECORD_ID: [
    'record id',
    'unique id',
    'row id',
    'employment id',
    'employee number',
    'employee id',
    'payroll number',
    'pupil number',
    'upn',
    'student id',
    'learner id',
    'patient id',
    'hospital number',
    'person id',
    'client id',
    'case id',
    ...REFERRAL_COLUMNS.theirReference.also,
  ],
  WHOLE_NAME: [
    'full name',
    'name',
    'employee name',
    'pupil name',
    'patient name',
    'client name',
    'person name',
    'learner name',
    'student name',
  ],
  GIVEN_NAME: [...REFERRAL_COLUMNS.givenName.also, 'first names', 'given names', 'forenames', 'fname'],
  FAMILY_NAME: [...REFERRAL_COLUMNS.familyName.also, 'second name', 'lname'],
  BIRTH_DATE: [...REFERRAL_COLUMNS.birthDate.also, 'birthday', 'date birth'],
  POSTCODE: [...REFERRAL_COLUMNS.postcode.also, 'home postcode', 'pcode'],
  PHONE: ['telephone', ...REFERRAL_COLUMNS.phone.also, 'telno'],
  EMAIL: [...REFERRAL_COLUMNS.email.also],
  EMPLOYER: ['employer name', 'company', 'company name', 'organisation', 'workplace'],
  PLACE: ['school', 'college', 'school name', 'provider', 'establishment', 'institution', 'place of study'],
  COURSE: ['course name', 'course title', 'programme', 'qualification', 'subject'],
  STARTED_ON: [
    'start date',
    'started',
    'date started',
    'start',
    'from',
    'employment start date',
    'employment start',
    'enrolment date',
    'enrolled on',
    'date of entry',
    'entry date',
    'admission date',
  ],
  ENDED_ON: [
    'end date',
    'ended',
    'date ended',
    'end',
    'to',
    'until',
    'leaving date',
    'left on',
    'date left',
    'employment end date',
    'employment end',
  ],
  WEEKLY_HOURS: ['weekly hours', 'hours per week', 'hours', 'contracted hours', 'hours worked per week'],
  ATTENDANCE: ['attendance', 'attendance percent', 'attendance percentage', 'attendance rate'],
  ADMITTED_ON: ['admission date', 'date of admission', 'admitted', 'attendance date', 'visit date'],
  VISIT_KIND: ['visit type', 'type of visit', 'admission type', 'attendance type', 'admission method'],
};

/** Which field a column holds, by its place from 0; null where it is not used. */
export type ExtractColumns = readonly (ExtractField | null)[];

/**
 * Finds columns by their headings: of several for one field, the one that is called most surely so. A whole name counts
 * where neither of its parts has a column of its own.
 */
export function guessColumns(headings: readonly string[], agreed: AgreedFields): ExtractColumns {
  const bare = headings.map(bareHeading);
  const columns: (ExtractField | null)[] = headings.map(() => null);
  for (const field of [...extractFields(agreed), WHOLE_NAME] as const) {
    if (
      field === WHOLE_NAME &&
      (NAMES.some((name) => columns.includes(name)) || !columnFields(agreed).includes(field))
    )
      continue;
    const at = [field, FIELD_TITLES[field], ...CALLED[field]]
      .map((name) => bare.indexOf(bareHeading(name)))
      .find((place) => place !== -1 && columns[place] === null);
    if (at !== undefined) columns[at] = field;
  }
  return columns;
}

/** What is to be known of the columns, in sentences: what keeps the file from being read, and what does not. */
export interface JudgedColumns {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Whether a file can be read so. */
export function judgeColumns(
  headings: readonly string[],
  columns: ExtractColumns,
  agreed: AgreedFields,
): JudgedColumns {
  const problems: string[] = [];
  for (const field of EXTRACT_FIELDS) {
    const at = columns.flatMap((one, place) => (one === field ? [place + 1] : []));
    if (at.length > 1)
      problems.push(
        `Columns ${at.join(' and ')} both hold “${FIELD_TITLES[field]}”. Choose which of them to use.`,
      );
    if (at.length > 0 && !columnFields(agreed).includes(field))
      problems.push(`“${FIELD_TITLES[field]}” is not in the agreement. Leave that column out.`);
    if (at.length === 0 && neededFields(agreed).includes(field))
      problems.push(
        `No column is known to hold “${FIELD_TITLES[field]}”. Choose which column holds it, or add it to the file.`,
      );
  }
  const parted = NAMES.filter((name) => columns.includes(name));
  const isWhole = columns.includes(WHOLE_NAME);
  if (isWhole && parted.length > 0)
    problems.push(
      `“${FIELD_TITLES.WHOLE_NAME}” gives first and last name. Choose it, or ${titlesOf(parted)}, and leave the other out.`,
    );
  const missing = agreed.compares.filter(
    (field) => !columns.includes(field) && !(isWhole && NAMES.includes(field)),
  );
  const isTooFew = agreed.compares.length - missing.length < leastCompared(agreed);
  if (isTooFew)
    problems.push(
      `People cannot be found by this file. ${agreed.compares.length === 1 ? 'The agreement compares' : `Choose columns for at least ${leastCompared(agreed)} of what the agreement compares`}: ${titlesOf(agreed.compares)}.`,
    );
  const unused = describeUnused(
    headings.flatMap((heading, place) => {
      const name = readCell(heading);
      return (columns[place] ?? null) === null && name !== '' ? [name] : [];
    }),
  );
  return {
    problems,
    notes: [
      ...(missing.length > 0 && !isTooFew
        ? [`Nobody is compared by ${titlesOf(missing)}: no column holds it.`]
        : []),
      ...(unused === null ? [] : [unused]),
    ],
  };
}

export const titlesOf = (fields: readonly ExtractField[]): string =>
  fields.map((field) => FIELD_TITLES[field]).join(', ');
