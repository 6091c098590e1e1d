import type { MatchField } from './clean-person.js';
import type { Comparison } from './levels.js';
import { FAMILY_NAME_LEVELS, GIVEN_NAME_LEVELS } from './name-levels.js';
import { BIRTH_DATE_LEVELS, PHONE_LEVELS, POSTCODE_LEVELS } from './other-levels.js';
import { COMMON_SHARES, type Shares } from './shares.js';
import { COMMON_SHORT_FORMS, type ShortForms } from './short-forms.js';

/** Every number by which two records are judged; kept with a result, it can be told again. */
export interface MatchingSettings {
  readonly comparisons: readonly Comparison[];
  /** the given name of one is the family name of the other, and the other way about; m and u as of a level */
  readonly exchanged: {
    /** Jaro-Winkler of each of the two, at least */
    readonly alike: number;
    readonly m: number;
    readonly u: number;
    readonly words: string;
  };
  /** people who live together have things in common without being one person */
  readonly household: {
    readonly fields: readonly MatchField[];
    /** how many others known to the partnership live with a person, on average */
    readonly othersAtHome: number;
    /** of these, the share born on the same day: twins */
    readonly bornTheSameDay: number;
    /** what takes away fewer bits than this is not worth a line */
    readonly leastBits: number;
    readonly words: string;
  };
  /** of people who come, the share that was met before */
  readonly metBefore: number;
  readonly likelyFrom: number;
  readonly possibleFrom: number;
  readonly shortForms: ShortForms;
  readonly shares: Shares;
}

/** What is used where a partnership has said or learnt nothing else. */
export const USUAL_MATCHING: MatchingSettings = {
  comparisons: [
    ...GIVEN_NAME_LEVELS,
    ...FAMILY_NAME_LEVELS,
    ...BIRTH_DATE_LEVELS,
    ...POSTCODE_LEVELS,
    ...PHONE_LEVELS,
  ],
  exchanged: { alike: 0.92, m: 0.01, u: 0.00002, words: 'Given and family name exchanged' },
  household: {
    fields: ['familyName', 'postcode', 'phone'],
    othersAtHome: 2.5,
    bornTheSameDay: 0.02,
    leastBits: 0.05,
    words: 'People of one household can have some of this in common',
  },
  metBefore: 0.2,
  likelyFrom: 0.9,
  possibleFrom: 0.05,
  shortForms: COMMON_SHORT_FORMS,
  shares: COMMON_SHARES,
};
