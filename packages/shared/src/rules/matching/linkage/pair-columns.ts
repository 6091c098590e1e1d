import { isOfRecord, meaningOf, rankOf } from '../../headings/meaning-of.js';
import { NAME_PARTS, type NamePart } from '../part-name.js';
import {
  type ColumnProfile,
  calledOf,
  isWholeName,
  kindOf,
  partCalled,
  plainHeading,
} from './column-kind.js';
import type { ColumnKind } from './linkage-settings.js';

/** A column of a file, or what is one part of its whole names. */
export interface PairedColumn extends ColumnProfile {
  readonly part?: NamePart;
}

/** One column of each file; of one file searched for duplicates, twice the same. */
export interface ColumnPair {
  readonly left: PairedColumn;
  readonly right: PairedColumn;
}

export interface PairedColumns {
  readonly pairs: readonly ColumnPair[];
  /** in plain words: which columns the other file does not have */
  readonly alone: readonly string[];
}

/** What is known by its contents, whatever it is called. */
const KNOWN_BY_CONTENTS: readonly ColumnKind[] = ['GIVEN_NAME', 'DATE', 'POSTCODE', 'PHONE', 'EMAIL'];
const holding =
  (kind: ColumnKind) =>
  (profile: ColumnProfile): boolean =>
    kindOf(profile) === kind && !(kind === 'DATE' && isOfSomeDay(profile.heading));

/** Whether a heading says of a day what it is the day of, and it is not somebody's birth: 'Tenancy start date', 'DISDATE'. */
const isOfSomeDay = (heading: string): boolean =>
  isOfRecord(heading) || (calledOf(heading) !== 'BIRTH_DATE' && OF_SOME_DAY.test(plainHeading(heading)));
const OF_SOME_DAY = /(^|_)(start|end|since|regist[a-z]*)(_|$)|[a-z]_dates?$|^(?!candi|man|up)[a-z]+date$/;

/** Those that surely mean what they mean first: 'First name' before 'Initials'. */
const surestFirst = (columns: readonly ColumnProfile[]): ColumnProfile[] =>
  columns
    .map((column) => {
      const meaning = meaningOf(column.heading);
      const rank = meaning === null ? null : rankOf(column.heading, meaning);
      return { column, rank: rank ?? Number.MAX_SAFE_INTEGER };
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ column }) => column);

/**
 * The columns that both files have, in the order of the left: called the same, meaning the same, a whole name for the
 * names that the other file holds apart, or the one column of what is known by its contents. Whole names are taken apart:
 * as one text, 'Smith, Ann' and 'Smith, Joe' of one address are more alike than two writings of one person.
 *
 * @param right null where one file is searched for duplicates
 */
export function pairColumns(
  left: readonly ColumnProfile[],
  right: readonly ColumnProfile[] | null,
): PairedColumns {
  if (right === null) return { pairs: left.flatMap((one) => apart({ left: one, right: one })), alone: [] };
  const pairs: ColumnPair[] = [];
  const rest = { left: [...left], right: [...right] };
  const pair = (one: PairedColumn, other: PairedColumn): void => {
    pairs.push({ left: one, right: other });
    rest.left = rest.left.filter(({ heading }) => heading !== one.heading);
    rest.right = rest.right.filter(({ heading }) => heading !== other.heading);
  };
  for (const same of [plainHeading, calledOf])
    for (const one of surestFirst(left)) {
      if (!rest.left.includes(one)) continue;
      const [other] = surestFirst(rest.right.filter(({ heading }) => same(heading) === same(one.heading)));
      if (other) pair(one, other);
    }
  const { left: ours, right: theirs } = rest;
  for (const [one, other] of wholeForParted(ours, theirs)) pair(one, other);
  for (const [other, one] of wholeForParted(theirs, ours)) pair(one, other);
  for (const holds of [isWholeName, ...KNOWN_BY_CONTENTS.map((kind) => holding(kind))]) {
    const [ones, others] = [rest.left.filter(holds), rest.right.filter(holds)];
    const [[one], [other]] = [ones, others];
    if (one && other && ones.length === 1 && others.length === 1) pair(one, other);
  }
  const place = ({ left: { heading } }: ColumnPair): number =>
    left.findIndex((one) => one.heading === heading);
  return {
    pairs: pairs.sort((a, b) => place(a) - place(b)).flatMap(apart),
    alone: [
      ...rest.left.map(({ heading }) => `${heading}: the right file has no such column`),
      ...rest.right.map(({ heading }) => `${heading}: the left file has no such column`),
    ],
  };
}

/** The parts of the whole name that one file has, each with the column of the other file that holds it: both, or none. */
function wholeForParted(
  whole: readonly ColumnProfile[],
  parted: readonly ColumnProfile[],
): (readonly [PairedColumn, PairedColumn])[] {
  const name = whole.find(isWholeName);
  const parts = parted.flatMap((each) => {
    const part = partCalled(each.heading);
    return name && part ? [[{ ...name, part }, each] as const] : [];
  });
  return new Set(parts.map(([{ part }]) => part)).size === 2 && parts.length === 2 ? parts : [];
}

/** Two whole names, as two pairs of their parts; everything else as it is. */
function apart(pair: ColumnPair): readonly ColumnPair[] {
  const { left, right } = pair;
  if (left.part || right.part || !isWholeName(left) || !isWholeName(right)) return [pair];
  return NAME_PARTS.map((part) => ({ left: { ...left, part }, right: { ...right, part } }));
}
