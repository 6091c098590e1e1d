import type { NamePart } from '../part-name.js';
import { type ColumnProfile, calledOf, kindOf, NUMBERS_OF_PEOPLE, plainHeading } from './column-kind.js';
import { LEVELS_OF_KIND, LEVELS_OF_LONG_TEXT, LONG_TEXT } from './levels-of-kind.js';
import type { ColumnKind, ColumnSource, LinkageComparison, LinkedColumn } from './linkage-settings.js';
import { type PairedColumn, pairColumns } from './pair-columns.js';

export interface ChosenColumns {
  readonly columns: readonly LinkedColumn[];
  readonly comparisons: readonly LinkageComparison[];
  /** in plain words: what was left out, and why */
  readonly leftOut: readonly string[];
}

const EXCHANGED_ALIKE = 0.92;
const PART_NAMES: Readonly<Record<NamePart, string>> = { GIVEN: 'given_name', FAMILY: 'surname' };
/**
 * It takes so many of them, or one that is known to be each person's, to tell two people of one household from one person:
 * other numbers and days may be a row's own, and say of two rows of one person that they are two people.
 */
const LEAST_OWN = 2;
const OF_ONE_PERSON: ReadonlySet<string> = /* @__PURE__ */ new Set(['BIRTH_DATE', ...NUMBERS_OF_PEOPLE]);
/** What is each person's own, also within a household. */
const OWN: readonly ColumnKind[] = ['GIVEN_NAME', 'DATE', 'IDENTIFIER', 'EMAIL'];

/**
 * Which columns are compared, and how, by what they are called and what is in them.
 *
 * @param right null where one file is searched for duplicates
 * @param repeats headings of the left file whose columns only say again what other columns say
 * @param echoes headings of the left file whose columns are made of others, with the headings of those
 */
export function chooseColumns(
  left: readonly ColumnProfile[],
  right: readonly ColumnProfile[] | null,
  repeats: ReadonlySet<string> = new Set(),
  echoes: ReadonlyMap<string, readonly string[]> = new Map(),
): ChosenColumns {
  const { pairs, alone } = pairColumns(left, right);
  const leftOut = [...alone];
  const columns: LinkedColumn[] = [];
  const long = new Set<string>();
  const taken = new Set<string>();
  for (const { left: one, right: other } of pairs) {
    const reason = whyNot(one, other, repeats);
    if (reason !== null) {
      const heading = one.part && !other.part ? other.heading : one.heading;
      // of two whole names once, not of both their parts
      if (!(one.part === 'FAMILY' && other.part)) leftOut.push(`${heading}: ${reason}`);
      continue;
    }
    const kind = commonKind(one, other);
    const name = nameFor(headingOf(one, other), taken);
    if (kind === 'TEXT' && Math.min(one.words, other.words) >= LONG_TEXT) long.add(name);
    columns.push({
      name,
      kind,
      left: sourceOf(one, kind),
      right: sourceOf(other, kind),
    });
  }
  return { columns, comparisons: comparisonsOf(columns, long, echoes), leftOut };
}

function whyNot(one: PairedColumn, other: PairedColumn, repeats: ReadonlySet<string>): string | null {
  if (one.filled === 0 || other.filled === 0) return 'nothing is written in it';
  if (one.distinct === 1 && other.distinct === 1) return 'the same is written in every row';
  if (repeats.has(one.heading)) return 'it says again what other columns say';
  return null;
}

/** What both hold; where they do not agree, what needs no agreement: names, or texts. */
function commonKind(one: PairedColumn, other: PairedColumn): ColumnKind {
  const part = one.part ?? other.part;
  if (part) return part === 'GIVEN' ? 'GIVEN_NAME' : 'NAME';
  const kinds = [kindOf(one), kindOf(other)] as const;
  if (kinds[0] === kinds[1]) return kinds[0];
  if (kinds.includes('TEXT')) return 'TEXT';
  if (kinds.includes('NAME') || kinds.includes('GIVEN_NAME')) return 'NAME';
  return kinds.includes('CODE') ? 'CODE' : 'TEXT';
}

/** By what a column is known in the result: what the left file calls it, or the part of the whole name that it is. */
function headingOf(one: PairedColumn, other: PairedColumn): string {
  if (one.part && other.part) return PART_NAMES[one.part];
  return one.part ? other.heading : one.heading;
}

function nameFor(heading: string, taken: Set<string>): string {
  const plain = plainHeading(heading) || 'column';
  let name = plain;
  for (let number = 2; taken.has(name); number++) name = `${plain}_${number}`;
  taken.add(name);
  return name;
}

/** Where no date tells, the day stands first, as in Britain. */
const sourceOf = ({ heading, dayFirst, monthFirst, part }: PairedColumn, kind: ColumnKind): ColumnSource => ({
  heading,
  ...(kind === 'DATE' ? { dayFirst: monthFirst <= dayFirst } : {}),
  ...(part ? { part } : {}),
});

function comparisonsOf(
  columns: readonly LinkedColumn[],
  long: ReadonlySet<string>,
  echoes: ReadonlyMap<string, readonly string[]>,
): LinkageComparison[] {
  const own = columns.filter(isOwn);
  const tellsHouseholds = own.length >= LEAST_OWN || own.some(isOwnByItself);
  return columns.map(({ name, kind, left }, at) => {
    const levels = long.has(name) ? LEVELS_OF_LONG_TEXT : LEVELS_OF_KIND[kind];
    const other = columns.slice(at + 1).find((each) => areExchanged({ name, kind }, each));
    const [same, ...rest] = levels;
    const madeOf = columns.filter((each) => echoes.get(left.heading)?.includes(each.left.heading));
    return {
      column: name,
      levels:
        other && same
          ? [same, { is: 'EXCHANGED', with: other.name, atLeast: EXCHANGED_ALIKE }, ...rest]
          : levels,
      byFrequency: kind !== 'IDENTIFIER',
      shared: tellsHouseholds && !isOwn({ name, kind }),
      ...(madeOf.length > 0 ? { echoes: madeOf.map((each) => each.name) } : {}),
    };
  });
}

type Named = Pick<LinkedColumn, 'name' | 'kind'>;

/** Whether people of one household differ in it. */
const isOwn = ({ kind }: Named): boolean => OWN.includes(kind);

const isOwnByItself = ({ name, kind }: Named): boolean =>
  kind === 'GIVEN_NAME' || OF_ONE_PERSON.has(calledOf(name));

/** Given and family name, and columns that are one another's next but for a number: address_1 and address_2. */
function areExchanged(one: Named, other: Named): boolean {
  const called = new Set([calledOf(one.name), calledOf(other.name)]);
  if (called.has('GIVEN_NAME') && called.has('FAMILY_NAME')) return true;
  const stem = (name: string): string => name.replace(/\d+/, '');
  return one.kind === other.kind && /\d/.test(one.name) && stem(one.name) === stem(other.name);
}
