/** A verified claim as it stands in the frame from which a month's sample is drawn. */
export interface FrameClaim {
  readonly reference: string;
  readonly outcomeCode: string;
  /** the provider's name or id: whatever the published frame calls it */
  readonly provider: string;
}

/** Works out SHA-256 of a text, as 64 hexadecimal digits. The rules have no cryptography of their own. */
export type Sha256 = (text: string) => string;

/** One claim in this many is audited (domain.md: ten per cent of each month's verified claims). */
export const ONE_IN = 10;

/**
 * Draws a tenth, rounded up, of a month's verified claims, spread over outcomes and providers as the claims are, and
 * every claim as likely as every other. Anyone who has the frame and the seed draws the same:
 *
 * 1. Put the claims in order by outcome, then provider, then SHA-256 of "seed|reference".
 * 2. n is a tenth of the N claims, rounded up; u is SHA-256 of "seed" as a number, modulo N.
 * 3. Take the claims at the places (u + kN) / n, rounded down, for k from 0 to n - 1 (counting places from 0).
 *
 * A claim's place inside its outcome and provider is chance, the places that are taken are evenly spaced: so each
 * outcome and provider gives its share, to within one claim.
 *
 * @param seed what is published beside the sample
 * @returns the references drawn, in the order above
 */
export function drawSample(claims: readonly FrameClaim[], seed: string, sha256: Sha256): string[] {
  if (claims.length === 0) return [];
  const frame = claims
    .map((claim) => ({ ...claim, chance: sha256(`${seed}|${claim.reference}`) }))
    .sort(
      (a, b) =>
        inOrder(a.outcomeCode, b.outcomeCode) ||
        inOrder(a.provider, b.provider) ||
        inOrder(a.chance, b.chance) ||
        inOrder(a.reference, b.reference),
    );
  const all = BigInt(frame.length);
  const few = (all + BigInt(ONE_IN) - 1n) / BigInt(ONE_IN);
  const start = BigInt(`0x${sha256(seed)}`) % all;
  return Array.from({ length: Number(few) }, (_, k) => {
    const place = Number((start + BigInt(k) * all) / few);
    const drawn = frame[place];
    if (!drawn) throw new RangeError('A place outside the frame.');
    return drawn.reference;
  });
}

/** By code points, the same in every language and program. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
