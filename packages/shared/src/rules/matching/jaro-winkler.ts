import { type Characters, charactersOf } from './characters.js';

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
  const [a, b] = [charactersOf(one), charactersOf(other)];
  const jaro = jaroOf(a, b);
  if (jaro <= PREFIX_FROM) return jaro;
  let prefix = 0;
  while (prefix < PREFIX_LETTERS && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * PREFIX_ADDS * (1 - jaro);
}

/** Jaro's similarity: letters in common not too far apart, less those in another order. */
function jaroOf(a: Characters, b: Characters): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const inA: string[] = [];
  for (let at = 0; at < a.length; at++) {
    const letter = a[at] ?? '';
    const last = Math.min(b.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= last; place++)
      if (taken[place] === 0 && b[place] === letter) {
        taken[place] = 1;
        inA.push(letter);
        break;
      }
  }
  const common = inA.length;
  if (common === 0) return 0;
  let halfMoved = 0;
  let nth = 0;
  for (let place = 0; place < b.length; place++)
    if (taken[place] === 1 && b[place] !== inA[nth++]) halfMoved++;
  return (common / a.length + common / b.length + (common - halfMoved / 2) / common) / 3;
}
