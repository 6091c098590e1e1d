/** One answer that a scale offers. */
export interface ScaleOption {
  readonly value: number;
  readonly label: string;
}

/** What may be answered, lowest first: whole numbers that follow one another, each with its words. */
export interface Scale {
  readonly code: string;
  readonly options: readonly ScaleOption[];
}

export interface Item {
  readonly code: string;
  readonly text: string;
  /** The code of its scale. */
  readonly scale: string;
  /** Asked the other way round: the lowest answer counts as the highest. */
  readonly reverse: boolean;
}

/**
 * How answers become a score. SUM adds them up, MEAN divides by how many were answered; CONVERSION looks the sum up
 * in a published table, from every sum that can come about to its score (at most two decimals).
 */
export type Scoring =
  | { readonly by: 'SUM' | 'MEAN' }
  | { readonly by: 'CONVERSION'; readonly table: readonly (readonly [raw: number, score: number])[] };

/** A figure that an instrument gives: for one area of life, or for all of them together. */
export interface Domain {
  readonly code: string;
  readonly title: string;
  /** Codes of the items that count. */
  readonly items: readonly string[];
  readonly scoring: Scoring;
  /**
   * So many answers at least, or there is no score. Where a SUM lacks some, those that were answered stand for them:
   * the sum is their mean times the number of items. A CONVERSION asks for all.
   */
  readonly minimumAnswers: number;
  /** Whether more is better for the person. */
  readonly higherIsBetter: boolean;
  /** The smallest difference, in points of the score, that counts as a change; smaller ones count as the same. */
  readonly smallestChange: number;
}

/**
 * A questionnaire as data (domain.md, Assessments). A changed wording, scale or scoring is a new version, and figures of
 * two versions are never compared. Items of licensed questionnaires are not shipped: who holds the licence types them.
 */
export interface Instrument {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly scales: readonly Scale[];
  readonly items: readonly Item[];
  readonly domains: readonly Domain[];
  /** The figure of the whole, where there is one; its code is TOTAL. */
  readonly total: Domain | null;
}

/** The code of an instrument's whole, which no domain may take. */
export const TOTAL = 'TOTAL';

/** The domains in their order, and the whole behind them. */
export const figuresOf = (instrument: Instrument): readonly Domain[] =>
  instrument.total ? [...instrument.domains, instrument.total] : instrument.domains;

/** A score has at most two decimals; sums of such numbers are rounded back to them. */
export const toHundredths = (score: number): number => Math.round(score * 100) / 100;
