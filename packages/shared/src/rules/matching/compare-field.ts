import type { MatchField } from './clean-person.js';
import { isWholePhone } from './clean-phone.js';
import { edits } from './edits.js';
import { jaroWinkler } from './jaro-winkler.js';
import type { Comparison, Known, Level, Likeness } from './levels.js';
import { namesBehind, type ShortForms } from './short-forms.js';

/**
 * The level on which two cleaned values of a field stand: the first that holds, the same both ways round.
 * @throws RangeError where the settings have no level for it: the last must hold otherwise
 */
export function compareField(
  field: MatchField,
  one: string,
  other: string,
  settings: { readonly comparisons: readonly Comparison[]; readonly shortForms: ShortForms },
): Level {
  const known = knownOf(field, one, other);
  const comparison = settings.comparisons.find((each) => each.field === field && each.known === known);
  const pair = { one, other, a: one.replaceAll(' ', ''), b: other.replaceAll(' ', '') };
  const level = comparison?.levels.find(({ likeness }) => holds(likeness, pair, settings.shortForms));
  if (!level) throw new RangeError(`The settings of matching have no level for ${field}, ${known}.`);
  return level;
}

/** How much of a field is known on both sides. */
function knownOf(field: MatchField, one: string, other: string): Known {
  const both = (holdsFor: (value: string) => boolean): boolean => holdsFor(one) && holdsFor(other);
  switch (field) {
    case 'givenName':
    case 'familyName':
      return both((name) => !isInitial(name)) ? 'WHOLE' : 'INITIAL';
    case 'birthDate':
      if (both((date) => date.length === 10)) return 'WHOLE';
      return both((date) => date.length >= 7) ? 'YEAR_AND_MONTH' : 'YEAR';
    case 'postcode':
      return both((postcode) => postcode.includes(' ')) ? 'WHOLE' : 'START';
    case 'phone':
      return both(isWholePhone) ? 'WHOLE' : 'END';
  }
}

/** Whether a cleaned name is a single letter; in other scripts one character is a name. */
export const isInitial = (name: string): boolean => /^[a-z]$/.test(name);

/** Two values as they are cleaned, and without spaces. */
interface Pair {
  readonly one: string;
  readonly other: string;
  readonly a: string;
  readonly b: string;
}

function holds(likeness: Likeness, { one, other, a, b }: Pair, forms: ShortForms): boolean {
  switch (likeness.is) {
    case 'SAME':
      return a === b;
    case 'ALIKE':
      return jaroWinkler(a, b) >= likeness.atLeast;
    case 'EDITS':
      return shorterOf(a, b).length >= likeness.characters && edits(a, b, likeness.atMost) <= likeness.atMost;
    case 'SHORT_FORM':
      return shareSome(namesBehind(firstPart(one), forms), namesBehind(firstPart(other), forms));
    case 'SAME_FIRST_PART':
      return firstPart(one) === firstPart(other);
    case 'SAME_PART':
      return shareSome(one.split(' '), other.split(' '));
    case 'BEGINS':
      return shorterOf(a, b).length >= likeness.characters && longerOf(a, b).startsWith(shorterOf(a, b));
    case 'ENDS':
      return longerOf(a, b).endsWith(shorterOf(a, b));
    case 'SAME_START':
      return a.slice(0, likeness.characters) === b.slice(0, likeness.characters);
    case 'SAME_END':
      return a.slice(-likeness.characters) === b.slice(-likeness.characters);
    case 'DAY_FOR_MONTH':
      return a === dayForMonth(b);
    case 'OTHERWISE':
      return true;
  }
}

/** A whole date with its day and month exchanged, be there such a date or not. */
const dayForMonth = (date: string): string => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

const firstPart = (name: string): string => name.split(' ', 1)[0] ?? '';
const shorterOf = (a: string, b: string): string => (a.length < b.length ? a : b);
const longerOf = (a: string, b: string): string => (a.length < b.length ? b : a);
const shareSome = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((each) => others.includes(each));
