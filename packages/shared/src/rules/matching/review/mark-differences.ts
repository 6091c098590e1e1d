import { formatDate, parseDate } from '../../calendar/index.js';
import type { PersonField } from '../../sharing/index.js';
import { cleanPhone } from '../clean-phone.js';

/** A part of a value, in order; together they are what people read. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** SAME in every letter; ALIKE: written in another way, and the same; DIFFERENT; NOT_KNOWN on a side at least. */
export type FieldLikeness = 'SAME' | 'ALIKE' | 'DIFFERENT' | 'NOT_KNOWN';

/** Two values of a field beside each other. */
export interface MarkedField {
  readonly likeness: FieldLikeness;
  /** empty where nothing is known */
  readonly ours: readonly Piece[];
  readonly theirs: readonly Piece[];
}

/** Of the longer value, so much at least has to stand in both, or marks of single letters would only confuse. */
const WORTH_MARKING = 0.5;

/**
 * What differs between what we and another know of somebody, letter by letter; of a date its day, month or year. Capitals,
 * accents, blanks and hyphens are no difference, nor is a country's number before a phone's.
 */
export function markDifferences(
  field: PersonField,
  ours: string | null | undefined,
  theirs: string | null | undefined,
): MarkedField {
  const [one, other] = [ours?.trim() ?? '', theirs?.trim() ?? ''];
  if (one === '' || other === '')
    return { likeness: 'NOT_KNOWN', ours: plain(field, one), theirs: plain(field, other) };
  if (one === other) return { likeness: 'SAME', ours: plain(field, one), theirs: plain(field, other) };
  if (field === 'BIRTH_DATE') return markDates(one, other);
  const isAlike =
    folded(one).join('') === folded(other).join('') || (field === 'PHONE' && isOnePhone(one, other));
  if (isAlike) return { likeness: 'ALIKE', ours: plain(field, one), theirs: plain(field, other) };
  return { likeness: 'DIFFERENT', ...markLetters(one, other) };
}

function plain(field: PersonField, value: string): Piece[] {
  const day = field === 'BIRTH_DATE' ? parseDate(value) : null;
  return value === '' ? [] : [{ text: day ? formatDate(day) : value, differs: false }];
}

const isOnePhone = (one: string, other: string): boolean => {
  const clean = cleanPhone(one);
  return clean !== null && clean === cleanPhone(other);
};

function markDates(one: string, other: string): MarkedField {
  const [ours, theirs] = [parseDate(one), parseDate(other)];
  if (!ours || !theirs)
    return {
      likeness: 'DIFFERENT',
      ours: [{ text: one, differs: true }],
      theirs: [{ text: other, differs: true }],
    };
  const [mine, its] = [formatDate(ours).split(' '), formatDate(theirs).split(' ')];
  const marked = (parts: readonly string[], beside: readonly string[]): Piece[] =>
    joined(
      parts.flatMap((text, at) => [
        ...(at === 0 ? [] : [{ text: ' ', differs: false }]),
        { text, differs: text !== beside[at] },
      ]),
    );
  return { likeness: 'DIFFERENT', ours: marked(mine, its), theirs: marked(its, mine) };
}

/** Each letter and digit of a text as it is compared; what is only between them is left out. */
const folded = (text: string): string[] => lettersOf(text).map(({ compared }) => compared);

interface Letter {
  /** where it stands in the text, and how far it goes */
  readonly from: number;
  readonly to: number;
  readonly compared: string;
}

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  // with the accents that stand apart from their letters
  for (const { 0: whole, index } of text.matchAll(/[\p{L}\p{N}@]\p{M}*/gu))
    letters.push({
      from: index,
      to: index + whole.length,
      compared: whole.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    });
  return letters;
}

function markLetters(one: string, other: string): { readonly ours: Piece[]; readonly theirs: Piece[] } {
  const [mine, its] = [lettersOf(one), lettersOf(other)];
  const common = inCommon(
    mine.map(({ compared }) => compared),
    its.map(({ compared }) => compared),
  );
  if (common.length < WORTH_MARKING * Math.max(mine.length, its.length))
    return { ours: [{ text: one, differs: true }], theirs: [{ text: other, differs: true }] };
  return {
    ours: pieces(one, mine, new Set(common.map(([at]) => at))),
    theirs: pieces(other, its, new Set(common.map(([, at]) => at))),
  };
}

/** The longest row of letters that stands in both in this order: where each stands in either. */
function inCommon(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const longest = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--) {
      const row = longest[i];
      if (row) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

function pieces(text: string, letters: readonly Letter[], common: ReadonlySet<number>): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const [nth, { from, to }] of letters.entries()) {
    if (from > end) found.push({ text: text.slice(end, from), differs: false });
    found.push({ text: text.slice(from, to), differs: !common.has(nth) });
    end = to;
  }
  if (end < text.length) found.push({ text: text.slice(end), differs: false });
  return joined(found);
}

/** Neighbours of one kind as one. */
function joined(all: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of all) {
    const before = found.at(-1);
    if (before?.differs === piece.differs)
      found[found.length - 1] = { text: before.text + piece.text, differs: piece.differs };
    else found.push(piece);
  }
  return found;
}
