/** Winkler's constants: what a common beginning adds, of how many letters at most, and to words how alike. */
const PREFIX_ADDS = 0.1;
const PREFIX_LETTERS = 4;
const PREFIX_FROM = 0.7;

/**
 * How alike two short texts are by Jaro and Winkler: 1 the same, 0 nothing in common; the same both ways round.
 *
 * W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model, 1990. Thirty lines
 * of our own, by whole characters: what registries offer is another dependency for no less to test.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const [a, b] = [[...one], [...other]];
  const jaro = jaroOf(a, b);
  if (jaro <= PREFIX_FROM) return jaro;
  let prefix = 0;
  while (prefix < PREFIX_LETTERS && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * PREFIX_ADDS * (1 - jaro);
}

/** Jaro's similarity: letters in common not too far apart, less those in another order. */
function jaroOf(a: readonly string[], b: readonly string[]): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const inA: string[] = [];
  for (const [at, letter] of a.entries()) {
    const last = Math.min(b.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= last; place++)
      if (b[place] === letter && !taken.has(place)) {
        taken.add(place);
        inA.push(letter);
        break;
      }
  }
  const common = inA.length;
  if (common === 0) return 0;
  const inB = b.filter((_, place) => taken.has(place));
  const halfMoved = inA.filter((letter, nth) => letter !== inB[nth]).length;
  return (common / a.length + common / b.length + (common - halfMoved / 2) / common) / 3;
}
