import { type ColumnProfile, calledOf, kindOf, plainHeading } from './column-kind.js';
import { LEVELS_OF_KIND, LEVELS_OF_LONG_TEXT, LONG_TEXT } from './levels-of-kind.js';
import type { ColumnKind, LinkageComparison, LinkedColumn } from './linkage-settings.js';

export interface ChosenColumns {
  readonly columns: readonly LinkedColumn[];
  readonly comparisons: readonly LinkageComparison[];
  /** in plain words: what was left out, and why */
  readonly leftOut: readonly string[];
}

/** One column of each file; of one file searched for duplicates, twice the same. */
interface Both {
  readonly left: ColumnProfile;
  readonly right: ColumnProfile;
}

const EXCHANGED_ALIKE = 0.92;
/** What is known by its contents, whatever it is called. */
const ALONE: readonly ColumnKind[] = ['POSTCODE', 'PHONE', 'EMAIL'];
const isWholeName = (heading: string): boolean => calledOf(heading) === 'full_name';
/** It takes so many of them, or a given name, to tell two people of one household from one person. */
const LEAST_OWN = 2;
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
  const leftOut: string[] = [];
  const columns: LinkedColumn[] = [];
  const long = new Set<string>();
  const taken = new Set<string>();
  for (const { left: one, right: other } of pairUp(left, right, leftOut)) {
    const reason = whyNot(one, other, repeats);
    if (reason !== null) {
      leftOut.push(`${one.heading}: ${reason}`);
      continue;
    }
    const kind = commonKind(one, other);
    const name = nameFor(one.heading, taken);
    const words = isWholeName(name) ? LONG_TEXT : Math.min(one.words, other.words);
    if (kind === 'TEXT' && words >= LONG_TEXT) long.add(name);
    columns.push({
      name,
      kind,
      left: sourceOf(one, kind),
      right: sourceOf(other, kind),
    });
  }
  return { columns, comparisons: comparisonsOf(columns, long, echoes), leftOut };
}

/** The columns that both files have: called the same, meaning the same, or alone of their kind in both. */
function pairUp(
  left: readonly ColumnProfile[],
  right: readonly ColumnProfile[] | null,
  leftOut: string[],
): Both[] {
  if (right === null) return left.map((profile) => ({ left: profile, right: profile }));
  const waiting = [...right];
  const take = (wanted: (profile: ColumnProfile) => boolean): ColumnProfile | undefined => {
    const at = waiting.findIndex(wanted);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  const found = new Map<ColumnProfile, ColumnProfile>();
  for (const same of [plainHeading, calledOf])
    for (const one of left) {
      if (found.has(one)) continue;
      const other = take(({ heading }) => same(heading) === same(one.heading));
      if (other) found.set(one, other);
    }
  for (const kind of ALONE) {
    const rest = left.filter((one) => !found.has(one) && kindOf(one) === kind);
    const others = waiting.filter((one) => kindOf(one) === kind);
    const [one] = rest;
    const other =
      rest.length === 1 && others.length === 1 ? take((each) => kindOf(each) === kind) : undefined;
    if (one && other) found.set(one, other);
  }
  for (const { heading } of left.filter((one) => !found.has(one)))
    leftOut.push(`${heading}: the right file has no such column`);
  for (const { heading } of waiting) leftOut.push(`${heading}: the left file has no such column`);
  return left.flatMap((one) => {
    const other = found.get(one);
    return other ? [{ left: one, right: other }] : [];
  });
}

function whyNot(one: ColumnProfile, other: ColumnProfile, repeats: ReadonlySet<string>): string | null {
  if (one.filled === 0 || other.filled === 0) return 'nothing is written in it';
  if (one.distinct === 1 && other.distinct === 1) return 'the same is written in every row';
  if (repeats.has(one.heading)) return 'it says again what other columns say';
  return null;
}

/** What both hold; where they do not agree, what needs no agreement: names, or texts. */
function commonKind(one: ColumnProfile, other: ColumnProfile): ColumnKind {
  const kinds = [kindOf(one), kindOf(other)] as const;
  if (kinds[0] === kinds[1]) return kinds[0];
  if (kinds.includes('TEXT')) return 'TEXT';
  if (kinds.includes('NAME') || kinds.includes('GIVEN_NAME')) return 'NAME';
  return kinds.includes('CODE') ? 'CODE' : 'TEXT';
}

function nameFor(heading: string, taken: Set<string>): string {
  const plain = plainHeading(heading) || 'column';
  let name = plain;
  for (let number = 2; taken.has(name); number++) name = `${plain}_${number}`;
  taken.add(name);
  return name;
}

/** Where no date tells, the day stands first, as in Britain. */
const sourceOf = ({ heading, dayFirst, monthFirst }: ColumnProfile, kind: ColumnKind) =>
  kind === 'DATE' ? { heading, dayFirst: monthFirst <= dayFirst } : { heading };

function comparisonsOf(
  columns: readonly LinkedColumn[],
  long: ReadonlySet<string>,
  echoes: ReadonlyMap<string, readonly string[]>,
): LinkageComparison[] {
  const own = columns.filter(isOwn);
  const tellsHouseholds = own.length >= LEAST_OWN || own.some(({ kind }) => kind === 'GIVEN_NAME');
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

/** Whether people of one household differ in it; a whole name holds the given one. */
const isOwn = ({ name, kind }: Named): boolean => OWN.includes(kind) || isWholeName(name);

/** Given and family name, and columns that are one another's next but for a number: address_1 and address_2. */
function areExchanged(one: Named, other: Named): boolean {
  const called = new Set([calledOf(one.name), calledOf(other.name)]);
  if (called.has('given_name') && called.has('surname')) return true;
  const stem = (name: string): string => name.replace(/\d+/, '');
  return one.kind === other.kind && /\d/.test(one.name) && stem(one.name) === stem(other.name);
}
