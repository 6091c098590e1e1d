/**
 * How much support somebody wants around them, as the partnership words it: never a label of the person, and never set
 * by a provider, who might then decline by it. The watch asks whether those in complex circumstances are declined more
 * (domain.md, Referral hub).
 */
export interface ComplexityBand {
  readonly code: string;
  readonly title: string;
  /** what it means, in plain words */
  readonly meaning: string;
  /** whose declines are watched apart */
  readonly isComplex: boolean;
  /** not: given before, and offered no more */
  readonly offered: boolean;
}

/** What a partnership's bands start from; the partners change them. */
export const USUAL_COMPLEXITY_BANDS: readonly ComplexityBand[] = [
  {
    code: 'LIGHT',
    title: 'A little support',
    meaning: 'Has most things in hand, and would like somebody to ask now and then.',
    isComplex: false,
    offered: true,
  },
  {
    code: 'REGULAR',
    title: 'Regular support',
    meaning: 'Is dealing with a few things at once, and would like somebody beside them every week or two.',
    isComplex: false,
    offered: true,
  },
  {
    code: 'ALL_AROUND',
    title: 'Support all around',
    meaning:
      'Is dealing with a lot at once, with several services, and would like one person who holds it together.',
    isComplex: true,
    offered: true,
  },
];
