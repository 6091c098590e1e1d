import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERSON_FIELDS, type PersonField } from '../../sharing/index.js';
import { markDifferences, type Piece } from './index.js';

/** What differs in brackets: 'Sm[i]th'. */
const written = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const told = (field: PersonField, ours: string | null, theirs: string | null): string => {
  const marked = markDifferences(field, ours, theirs);
  return `${marked.likeness}: ${written(marked.ours)} | ${written(marked.theirs)}`;
};

describe('what differs between two values', () => {
  it.each<[PersonField, string | null, string | null, string]>([
    ['FAMILY_NAME', 'Smith', 'Smith', 'SAME: Smith | Smith'],
    ['FAMILY_NAME', 'Smith', 'Smyth', 'DIFFERENT: Sm[i]th | Sm[y]th'],
    ['FAMILY_NAME', 'Ahmed', 'Ahmedi', 'DIFFERENT: Ahmed | Ahmed[i]'],
    ['FAMILY_NAME', 'O’Neill', 'ONEILL', 'ALIKE: O’Neill | ONEILL'],
    ['GIVEN_NAME', 'Zoë-Ann', 'zoe ann', 'ALIKE: Zoë-Ann | zoe ann'],
    ['GIVEN_NAME', 'Zoe\u0308', 'Zoë', 'ALIKE: Zoe\u0308 | Zoë'],
    // of two names that share hardly a letter, each is marked whole
    ['FAMILY_NAME', 'Khan', 'Winterbottom', 'DIFFERENT: [Khan] | [Winterbottom]'],
    ['BIRTH_DATE', '1984-03-05', '1984-03-05', 'SAME: 5 March 1984 | 5 March 1984'],
    ['BIRTH_DATE', '1984-03-05', '1984-05-03', 'DIFFERENT: [5] [March] 1984 | [3] [May] 1984'],
    ['BIRTH_DATE', '1984-03-05', '1985-03-05', 'DIFFERENT: 5 March [1984] | 5 March [1985]'],
    ['BIRTH_DATE', '1984-03-05', 'about 1984', 'DIFFERENT: [1984-03-05] | [about 1984]'],
    ['POSTCODE', 'HD1 2TT', 'hd12tt', 'ALIKE: HD1 2TT | hd12tt'],
    ['POSTCODE', 'HD1 2TT', 'HD1 3TT', 'DIFFERENT: HD1 [2]TT | HD1 [3]TT'],
    ['PHONE', '07700 900123', '+44 7700 900123', 'ALIKE: 07700 900123 | +44 7700 900123'],
    ['EMAIL', 'ann@example.org', 'ann.b@example.org', 'DIFFERENT: ann@example.org | ann.[b]@example.org'],
    ['EMAIL', null, 'ann@example.org', 'NOT_KNOWN:  | ann@example.org'],
    ['EMAIL', ' ', null, 'NOT_KNOWN:  | '],
  ])('of %s: %s and %s', (field, ours, theirs, expected) => {
    expect(told(field, ours, theirs)).toBe(expected);
  });

  it('never changes a value that it marks, and is the same the other way about', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(
        fc.constantFrom(...PERSON_FIELDS.filter((field) => field !== 'BIRTH_DATE')),
        text,
        text,
        (field, one, other) => {
          const there = markDifferences(field, one, other);
          const back = markDifferences(field, other, one);
          expect(there.ours.map((piece) => piece.text).join('')).toBe(one.trim());
          expect(there.theirs.map((piece) => piece.text).join('')).toBe(other.trim());
          expect(back.likeness).toBe(there.likeness);
          const isMarked = [...there.ours, ...there.theirs].some(({ differs }) => differs);
          if (there.likeness !== 'DIFFERENT') expect(isMarked).toBe(false);
        },
      ),
    );
  });
});
