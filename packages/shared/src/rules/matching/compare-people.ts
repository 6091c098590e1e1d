import { type CleanPerson, MATCH_FIELDS, type MatchField } from './clean-person.js';
import { compareField, isInitial } from './compare-field.js';
import { jaroWinkler } from './jaro-winkler.js';
import type { LevelName } from './levels.js';
import type { MatchingSettings } from './matching-settings.js';
import { shareOf } from './shares.js';

/** What one comparison adds. */
export interface MatchStep {
  /** 'names' for both names at once, 'household' for what people who live together share */
  readonly field: MatchField | 'names' | 'household';
  readonly level: LevelName | 'EXCHANGED' | 'SHARED' | 'MISSING';
  /** in bits: log2 of how many times likelier this is in one person's two records than in two people's; 0: nothing */
  readonly weight: number;
  /** in plain words, without the values */
  readonly sentence: string;
}

const NOTHING_KNOWN: Readonly<Record<MatchField, string>> = {
  givenName: 'No given name to compare',
  familyName: 'No family name to compare',
  birthDate: 'No birth date to compare',
  postcode: 'No postcode to compare',
  phone: 'No phone number to compare',
};

/** Each field of two people compared; names that were exchanged are one step in the place of two. */
export function comparePeople(
  one: CleanPerson,
  other: CleanPerson,
  settings: MatchingSettings,
): readonly MatchStep[] {
  const steps = MATCH_FIELDS.map((field) => stepOf(field, one[field], other[field], settings));
  const isName = ({ field }: MatchStep): boolean => field === 'givenName' || field === 'familyName';
  const exchanged = exchangedStep(one, other, settings);
  if (!exchanged || exchanged.weight <= sumOf(steps.filter(isName))) return steps;
  return [exchanged, ...steps.filter((step) => !isName(step))];
}

/** The sum of steps' weights, in bits. */
export const sumOf = (steps: readonly MatchStep[]): number =>
  steps.reduce((total, { weight }) => total + weight, 0);

function stepOf(
  field: MatchField,
  one: string | null,
  other: string | null,
  settings: MatchingSettings,
): MatchStep {
  if (one === null || other === null)
    return { field, level: 'MISSING', weight: 0, sentence: NOTHING_KNOWN[field] };
  const { name, likeness, m, u, words } = compareField(field, one, other, settings);
  const share = likeness.is === 'SAME' ? shareOf(field, one, settings.shares) : undefined;
  return {
    field,
    level: name,
    weight: Math.log2(m / (share ?? u)),
    sentence: share !== undefined && share > u ? `${words}, a common one` : words,
  };
}

function exchangedStep(one: CleanPerson, other: CleanPerson, settings: MatchingSettings): MatchStep | null {
  const { alike, m, u, words } = settings.exchanged;
  const areAlike = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && !isInitial(a) && !isInitial(b) && jaroWinkler(a, b) >= alike;
  if (!areAlike(one.givenName, other.familyName) || !areAlike(one.familyName, other.givenName)) return null;
  return { field: 'names', level: 'EXCHANGED', weight: Math.log2(m / u), sentence: words };
}
