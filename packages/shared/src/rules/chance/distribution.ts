/** The chances of the whole numbers from `from` on, one after the other. Together they are 1. */
export interface Distribution {
  readonly from: number;
  readonly chances: Float64Array;
}

/**
 * Chances this many times smaller than the likeliest are left out at both ends. What is left out of a distribution is
 * less than a float can tell from nought beside 1, and it keeps the work small for large counts: more than eight standard
 * deviations on either side stay.
 */
const NEGLIGIBLE = 1e-16;

/**
 * How many marked ones there are among `drawn` that are taken, without putting back, from `all` of which `marked` are
 * marked. With `odds` other than 1 a marked one is that many times likelier to be taken (Fisher's noncentral
 * hypergeometric distribution).
 *
 * The library has no distribution functions from elsewhere: each chance is a simple fraction of the one before, so
 * nothing needs a logarithm of a factorial or a bell curve, and nothing is approximate.
 *
 * @throws RangeError for counts that cannot be
 */
export function hypergeometric(all: number, marked: number, drawn: number, odds = 1): Distribution {
  for (const count of [all, marked, drawn])
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('Counts are whole numbers.');
  if (marked > all || drawn > all) throw new RangeError('More are marked or drawn than there are.');
  const unmarkedLeft = all - marked - drawn;
  const fewest = Math.max(0, -unmarkedLeft);
  const most = Math.min(marked, drawn);
  /** how many times likelier x is than x - 1 */
  const step = (x: number): number => (odds * (marked - x + 1) * (drawn - x + 1)) / (x * (unmarkedLeft + x));
  const top = Math.min(most, Math.max(fewest, likeliest(marked, drawn, unmarkedLeft, odds)));
  const chances = new Float64Array(most - fewest + 1);
  let total = 0;
  let low = top;
  for (let x = top, chance = 1; x >= fewest && chance >= NEGLIGIBLE; chance /= step(x), x--) {
    chances[x - fewest] = chance;
    total += chance;
    low = x;
  }
  let high = top;
  for (let x = top + 1, chance = step(x); x <= most && chance >= NEGLIGIBLE; x++, chance *= step(x)) {
    chances[x - fewest] = chance;
    total += chance;
    high = x;
  }
  for (let at = low - fewest; at <= high - fewest; at++) chances[at] = (chances[at] ?? 0) / total;
  return { from: low, chances: chances.subarray(low - fewest, high - fewest + 1) };
}

/** The largest x that is no less likely than x - 1: where `step` falls through 1, the root of a quadratic. */
function likeliest(marked: number, drawn: number, unmarkedLeft: number, odds: number): number {
  const b = odds * (marked + drawn + 2) + unmarkedLeft;
  const c = odds * (marked + 1) * (drawn + 1);
  return Math.floor((2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * (odds - 1) * c))));
}

/** The distribution of one number and another, independent one added together. */
export function sumOf(one: Distribution, other: Distribution): Distribution {
  const [few, many] = one.chances.length < other.chances.length ? [one, other] : [other, one];
  const chances = new Float64Array(few.chances.length + many.chances.length - 1);
  for (let i = 0; i < few.chances.length; i++) {
    const chance = few.chances[i] ?? 0;
    for (let j = 0; j < many.chances.length; j++)
      chances[i + j] = (chances[i + j] ?? 0) + chance * (many.chances[j] ?? 0);
  }
  return withoutEnds({ from: one.from + other.from, chances });
}

/** How likely a number as small as this, or as large as this, is. Each is between 0 and 1 and counts the number itself. */
export function tailsAt(
  { from, chances }: Distribution,
  value: number,
): { readonly atMost: number; readonly atLeast: number } {
  let atMost = 0;
  let atLeast = 0;
  for (let i = 0; i < chances.length; i++) {
    if (from + i <= value) atMost += chances[i] ?? 0;
    if (from + i >= value) atLeast += chances[i] ?? 0;
  }
  return { atMost: Math.min(1, atMost), atLeast: Math.min(1, atLeast) };
}

/** The mean, and the variance about it. */
export function momentsOf({ from, chances }: Distribution): {
  readonly mean: number;
  readonly variance: number;
} {
  let mean = 0;
  for (let i = 0; i < chances.length; i++) mean += (from + i) * (chances[i] ?? 0);
  let variance = 0;
  for (let i = 0; i < chances.length; i++) variance += (from + i - mean) ** 2 * (chances[i] ?? 0);
  return { mean, variance };
}

/** The same chances, divided by what they add up to. */
export function wholeOf({ from, chances }: Distribution): Distribution {
  let total = 0;
  for (const chance of chances) total += chance;
  if (!(total > 0)) throw new RangeError('Nothing of this can happen.');
  return { from, chances: chances.map((chance) => chance / total) };
}

function withoutEnds({ from, chances }: Distribution): Distribution {
  let largest = 0;
  for (const chance of chances) largest = Math.max(largest, chance);
  const counts = (at: number): boolean => (chances[at] ?? 0) >= largest * NEGLIGIBLE;
  let start = 0;
  while (start < chances.length && !counts(start)) start++;
  let end = chances.length;
  while (end > start && !counts(end - 1)) end--;
  return { from: from + start, chances: chances.subarray(start, end) };
}
