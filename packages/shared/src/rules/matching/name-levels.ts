import type { Comparison, Level } from './levels.js';

/**
 * How names are compared. The shares are estimates: m after what clerical reviews of administrative records find, u by
 * counting pairs of made people; a run that learns from its own pairs puts its own in their place.
 */
export const GIVEN_NAME_LEVELS: readonly Comparison[] = [
  {
    field: 'givenName',
    known: 'WHOLE',
    levels: [
      { name: 'SAME', likeness: { is: 'SAME' }, m: 0.74, u: 0.006, words: 'Same given name' },
      {
        name: 'FIRST_PART',
        likeness: { is: 'SAME_FIRST_PART' },
        m: 0.04,
        u: 0.003,
        words: 'First of the given names the same',
      },
      {
        name: 'SHORT_FORM',
        likeness: { is: 'SHORT_FORM' },
        m: 0.06,
        u: 0.003,
        words: 'Short form of the same given name',
      },
      oneLetter('Given name one letter different', 0.05, 0.003),
      { name: 'PART', likeness: { is: 'SAME_PART' }, m: 0.01, u: 0.001, words: 'One given name in common' },
      veryAlike('Given name spelt much alike', 0.02, 0.004),
      begins('Given name begins the same', 0.02, 0.004),
      alike('Given name somewhat alike', 0.01, 0.01),
      different('Given name different', 0.05, 0.966),
    ],
  },
  initial('givenName', 'Same initial of the given name', 'Another initial of the given name'),
];

export const FAMILY_NAME_LEVELS: readonly Comparison[] = [
  {
    field: 'familyName',
    known: 'WHOLE',
    levels: [
      { name: 'SAME', likeness: { is: 'SAME' }, m: 0.82, u: 0.0015, words: 'Same family name' },
      oneLetter('Family name one letter different', 0.05, 0.0012),
      {
        name: 'PART',
        likeness: { is: 'SAME_PART' },
        m: 0.03,
        u: 0.002,
        words: 'Part of the family name the same',
      },
      veryAlike('Family name spelt much alike', 0.02, 0.002),
      begins('Family name begins the same', 0.01, 0.002),
      alike('Family name somewhat alike', 0.01, 0.006),
      different('Family name different', 0.06, 0.9853),
    ],
  },
  initial('familyName', 'Same initial of the family name', 'Another initial of the family name'),
];

function oneLetter(words: string, m: number, u: number): Level {
  return { name: 'ONE_LETTER', likeness: { is: 'EDITS', atMost: 1, characters: 4 }, m, u, words };
}

function veryAlike(words: string, m: number, u: number): Level {
  return { name: 'VERY_ALIKE', likeness: { is: 'ALIKE', atLeast: 0.92 }, m, u, words };
}

/** A name cut short, or still being typed. */
function begins(words: string, m: number, u: number): Level {
  return { name: 'BEGINS', likeness: { is: 'BEGINS', characters: 3 }, m, u, words };
}

function alike(words: string, m: number, u: number): Level {
  return { name: 'ALIKE', likeness: { is: 'ALIKE', atLeast: 0.88 }, m, u, words };
}

function different(words: string, m: number, u: number): Level {
  return { name: 'DIFFERENT', likeness: { is: 'OTHERWISE' }, m, u, words };
}

function initial(field: 'givenName' | 'familyName', same: string, other: string): Comparison {
  return {
    field,
    known: 'INITIAL',
    levels: [
      { name: 'SAME', likeness: { is: 'SAME_START', characters: 1 }, m: 0.95, u: 0.08, words: same },
      different(other, 0.05, 0.92),
    ],
  };
}
