import type { ColumnKind, LinkageLikeness } from './linkage-settings.js';

const SAME = { is: 'SAME' } as const;
const OTHERWISE = { is: 'OTHERWISE' } as const;
const alike = (atLeast: number) => ({ is: 'ALIKE', atLeast }) as const;
const slip = (characters: number) => ({ is: 'EDITS', atMost: 1, characters }) as const;

/** How a column of each kind is compared where nobody says otherwise. */
export const LEVELS_OF_KIND: Readonly<Record<ColumnKind, readonly LinkageLikeness[]>> = {
  GIVEN_NAME: [
    SAME,
    alike(0.92),
    { is: 'SHORT_FORM' },
    alike(0.8),
    { is: 'SAME_START', characters: 1 },
    OTHERWISE,
  ],
  NAME: [SAME, alike(0.92), alike(0.8), OTHERWISE],
  TEXT: [SAME, alike(0.94), alike(0.85), OTHERWISE],
  DATE: [
    SAME,
    { is: 'DAY_FOR_MONTH' },
    slip(10),
    { is: 'PLACES', atMost: 2 },
    { is: 'SAME_START', characters: '1984'.length },
    { is: 'SAME_END', characters: '-03-05'.length },
    OTHERWISE,
  ],
  POSTCODE: [SAME, slip(5), { is: 'SAME_FIRST_PART' }, OTHERWISE],
  PHONE: [SAME, slip(8), { is: 'SAME_END', characters: 6 }, OTHERWISE],
  EMAIL: [SAME, alike(0.95), { is: 'SAME_FIRST_PART' }, alike(0.88), alike(0.8), OTHERWISE],
  IDENTIFIER: [SAME, slip(5), { is: 'PLACES', atMost: 2 }, OTHERWISE],
  CODE: [SAME, slip(3), OTHERWISE],
  CATEGORY: [SAME, OTHERWISE],
};

/** Texts of many words: some words may be left out or stand elsewhere. */
export const LEVELS_OF_LONG_TEXT: readonly LinkageLikeness[] = [
  SAME,
  alike(0.94),
  { is: 'WORDS', atLeast: 0.66 },
  alike(0.85),
  OTHERWISE,
];
/** Words, on average. */
export const LONG_TEXT = 3;
