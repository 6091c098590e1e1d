import { type MatchStep, sumOf } from './compare-people.js';
import type { MatchingSettings } from './matching-settings.js';

/**
 * What has to be taken off again because family name, postcode and phone are often shared by several people: brothers
 * and sisters are not one person, nor are twins. Null where that is next to nothing.
 *
 * The sum of weights takes fields to agree by chance alone. Of pairs of different people, though, a share h lives in
 * one household: there S (the bits that the shared fields added) comes for nothing, and t of them are twins, who share D
 * (the birth date's bits) too. The true weight of the whole is therefore not S + D but
 *
 *     -log2( (1 - h) 2^-(S + D) + h (t + (1 - t) 2^-D) )
 *
 * which comes to S + D where h is 0, never to more where S and D are above 0, and grows with both.
 *
 * @param people how many records there are to be met before, at least 1
 */
export function householdStep(
  steps: readonly MatchStep[],
  people: number,
  { household }: MatchingSettings,
): MatchStep | null {
  const { othersAtHome, bornTheSameDay: t, leastBits, words } = household;
  const h = Math.min(othersAtHome / people, 0.5);
  const shared = sumOf(steps.filter(({ weight }) => weight > 0).map(asShared));
  const birth = sumOf(steps.filter(({ field }) => field === 'birthDate'));
  if (shared <= 0 && birth <= 0) return null;
  const apart = 2 ** -birth;
  const whole = -Math.log2((1 - h) * 2 ** -shared * apart + h * (t + (1 - t) * apart));
  const weight = whole - shared - birth;
  if (weight > -leastBits) return null;
  return { field: 'household', level: 'SHARED', weight, sentence: words };

  /** Half of what exchanged names add is the family name's. */
  function asShared(step: MatchStep): MatchStep {
    if (step.field === 'names') return { ...step, weight: step.weight / 2 };
    return household.fields.some((field) => field === step.field) ? step : { ...step, weight: 0 };
  }
}
