import type { Comparison } from './levels.js';

/** How birth dates are compared, whole or as much as is typed. Shares as in name-levels.ts. */
export const BIRTH_DATE_LEVELS: readonly Comparison[] = [
  {
    field: 'birthDate',
    known: 'WHOLE',
    levels: [
      { name: 'SAME', likeness: { is: 'SAME' }, m: 0.9, u: 0.00005, words: 'Same birth date' },
      {
        name: 'DAY_FOR_MONTH',
        likeness: { is: 'DAY_FOR_MONTH' },
        m: 0.02,
        u: 0.00002,
        words: 'Birth date with day and month exchanged',
      },
      {
        name: 'ONE_DIGIT',
        likeness: { is: 'EDITS', atMost: 1, characters: 10 },
        m: 0.04,
        u: 0.0012,
        words: 'Birth date one digit different',
      },
      {
        name: 'SAME_DAY',
        likeness: { is: 'SAME_END', characters: '-03-05'.length },
        m: 0.01,
        u: 0.0027,
        words: 'Same birthday, another year',
      },
      {
        name: 'SAME_YEAR',
        likeness: { is: 'SAME_START', characters: '1984'.length },
        m: 0.015,
        u: 0.016,
        words: 'Same year of birth, another day',
      },
      {
        name: 'DIFFERENT',
        likeness: { is: 'OTHERWISE' },
        m: 0.015,
        u: 0.98003,
        words: 'Birth date different',
      },
    ],
  },
  {
    field: 'birthDate',
    known: 'YEAR_AND_MONTH',
    levels: [
      {
        name: 'SAME',
        likeness: { is: 'SAME_START', characters: '1984-03'.length },
        m: 0.95,
        u: 0.0014,
        words: 'Same year and month of birth',
      },
      {
        name: 'SAME_YEAR',
        likeness: { is: 'SAME_START', characters: '1984'.length },
        m: 0.03,
        u: 0.0156,
        words: 'Same year of birth, another month',
      },
      { name: 'DIFFERENT', likeness: { is: 'OTHERWISE' }, m: 0.02, u: 0.983, words: 'Another year of birth' },
    ],
  },
  {
    field: 'birthDate',
    known: 'YEAR',
    levels: [
      {
        name: 'SAME',
        likeness: { is: 'SAME_START', characters: '1984'.length },
        m: 0.97,
        u: 0.017,
        words: 'Same year of birth',
      },
      { name: 'DIFFERENT', likeness: { is: 'OTHERWISE' }, m: 0.03, u: 0.983, words: 'Another year of birth' },
    ],
  },
];

/** People move: another postcode says little. */
export const POSTCODE_LEVELS: readonly Comparison[] = [
  {
    field: 'postcode',
    known: 'WHOLE',
    levels: [
      { name: 'SAME', likeness: { is: 'SAME' }, m: 0.6, u: 0.0005, words: 'Same postcode' },
      {
        name: 'ONE_LETTER',
        likeness: { is: 'EDITS', atMost: 1, characters: 5 },
        m: 0.04,
        u: 0.003,
        words: 'Postcode one letter or digit different',
      },
      {
        name: 'DISTRICT',
        likeness: { is: 'SAME_FIRST_PART' },
        m: 0.16,
        u: 0.05,
        words: 'First half of the postcode the same',
      },
      { name: 'DIFFERENT', likeness: { is: 'OTHERWISE' }, m: 0.2, u: 0.9465, words: 'Postcode different' },
    ],
  },
  {
    field: 'postcode',
    known: 'START',
    levels: [
      {
        name: 'DISTRICT',
        likeness: { is: 'SAME_FIRST_PART' },
        m: 0.8,
        u: 0.0535,
        words: 'First half of the postcode the same',
      },
      { name: 'DIFFERENT', likeness: { is: 'OTHERWISE' }, m: 0.2, u: 0.9465, words: 'Postcode different' },
    ],
  },
];

/** People change their numbers: another phone says little. */
export const PHONE_LEVELS: readonly Comparison[] = [
  {
    field: 'phone',
    known: 'WHOLE',
    levels: [
      { name: 'SAME', likeness: { is: 'SAME' }, m: 0.6, u: 0.0001, words: 'Same phone number' },
      {
        name: 'ONE_DIGIT',
        likeness: { is: 'EDITS', atMost: 1, characters: 8 },
        m: 0.04,
        u: 0.00001,
        words: 'Phone number one digit different',
      },
      {
        name: 'DIFFERENT',
        likeness: { is: 'OTHERWISE' },
        m: 0.36,
        u: 0.99989,
        words: 'Phone number different',
      },
    ],
  },
  {
    field: 'phone',
    known: 'END',
    levels: [
      {
        name: 'SAME',
        likeness: { is: 'ENDS' },
        m: 0.6,
        u: 0.0003,
        words: 'Same phone number, as far as it is known',
      },
      {
        name: 'DIFFERENT',
        likeness: { is: 'OTHERWISE' },
        m: 0.4,
        u: 0.9997,
        words: 'Phone number different',
      },
    ],
  },
];
