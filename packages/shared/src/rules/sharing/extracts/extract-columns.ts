import { readCell } from '../../csv/index.js';
import { rankOf } from '../../headings/meaning-of.js';
import { PART_OF_NAME } from '../../matching/part-name.js';
import { describeUnused } from '../../referrals/columns.js';
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
const NAMES = Object.keys(PART_OF_NAME) as readonly PersonField[];

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

/** Which field a column holds, by its place from 0; null where it is not used. */
export type ExtractColumns = readonly (ExtractField | null)[];

/**
 * Finds columns by their headings: of several for one field, the one that is called most surely so. A whole name counts
 * where neither of its parts has a column of its own.
 */
export function guessColumns(headings: readonly string[], agreed: AgreedFields): ExtractColumns {
  const columns: (ExtractField | null)[] = headings.map(() => null);
  for (const field of [...extractFields(agreed), WHOLE_NAME] as const) {
    if (
      field === WHOLE_NAME &&
      (NAMES.some((name) => columns.includes(name)) || !columnFields(agreed).includes(field))
    )
      continue;
    let [at, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [place, heading] of headings.entries()) {
      const rank = columns[place] === null ? rankOf(heading, field) : null;
      if (rank !== null && rank < least) [at, least] = [place, rank];
    }
    if (at !== -1) columns[at] = field;
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
