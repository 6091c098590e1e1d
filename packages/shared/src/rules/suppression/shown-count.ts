/** How small figures are kept from those who may not see individuals; every caller may bring its own. */
export interface Suppression {
  /** counts of 1 to this many people or claims are not shown; at least 2, or a hidden one would say that it is 1 */
  readonly largestHidden: number;
  /** the others show as the nearest multiple of this; 1 shows them exactly */
  readonly roundTo: number;
  /**
   * money shows as the nearest multiple of this, in minor units; no money is shown without it. It must be no less than
   * the dearest price times `roundTo`: finer money would undo the rounding of the count.
   */
  readonly roundMoneyTo?: bigint;
}

/** domain.md, Tenancy and privacy: 1 to 7 hidden, others rounded to 5. */
export const USUAL_SUPPRESSION: Suppression = { largestHidden: 7, roundTo: 5 };

/** @throws RangeError for rules that protect nobody. */
export function checkSuppression({ largestHidden, roundTo, roundMoneyTo }: Suppression): void {
  if (!Number.isSafeInteger(largestHidden) || largestHidden < 2)
    throw new RangeError('Hide counts of 1 and 2 at least: a count hidden alone is known.');
  if (!Number.isSafeInteger(roundTo) || roundTo < 1) throw new RangeError('Round to a whole number.');
  if (roundMoneyTo !== undefined && roundMoneyTo < 1n) throw new RangeError('Round money to an amount.');
}

/**
 * A count by itself, as it may be shown: null when it is small. Nought stays nought, since it describes nobody, and
 * nothing else becomes nought. A larger count never shows as a smaller one.
 */
export function shownCount(count: number, { largestHidden, roundTo }: Suppression): number | null {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A count is a whole number.');
  if (count === 0) return 0;
  if (count <= largestHidden) return null;
  return Math.max(roundTo, Math.floor(count / roundTo + 0.5) * roundTo);
}

/** The counts, from the fewest to the most, that show as this one does: what a reader knows of it. */
export function countsShownAs(count: number, rules: Suppression): readonly [number, number] {
  const shown = shownCount(count, rules);
  if (shown === 0) return [0, 0];
  if (shown === null) return [1, rules.largestHidden];
  const { roundTo, largestHidden } = rules;
  const fewest = shown === roundTo ? 1 : Math.ceil(shown - roundTo / 2);
  return [Math.max(largestHidden + 1, fewest), Math.ceil(shown + roundTo / 2) - 1];
}
