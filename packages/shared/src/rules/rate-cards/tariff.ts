import type { CalendarDate } from '../calendar/index.js';
import type { Minor } from '../money/index.js';

/** Historic participants were rolled over from an earlier service; cohorts never fall back on each other. */
export const COHORTS = ['NEW', 'HISTORIC'] as const;
export type Cohort = (typeof COHORTS)[number];

export const EVIDENCE_KINDS = [
  'DOCUMENT',
  'SELF_CERTIFICATION',
  'ASSESSMENT',
  'EMPLOYER_CONFIRMATION',
  'DATA_MATCH',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const SUSTAIN_UNITS = ['MONTHS', 'WEEKS', 'FTE_WEEKS'] as const;
export type SustainUnit = (typeof SUSTAIN_UNITS)[number];

export const RATE_CARD_STATUSES = ['DRAFT', 'PUBLISHED'] as const;
export type RateCardStatus = (typeof RATE_CARD_STATUSES)[number];

/** What a price is for. Room for COHORT, K_OF_N, ATTENDANCE and SLIDING_SCALE (domain.md, The life of a claim). */
export type TariffBasis = 'PARTICIPANT';

/** How long after the earlier outcome this one is reached. */
export interface Sustain {
  readonly unit: SustainUnit;
  /** An exact decimal as text, at most two places: "6.5". */
  readonly length: string;
  /** The longest break, in days, that is tolerated. */
  readonly breakDays: number;
  /** Whether a longer break starts the clock anew; otherwise it pauses. */
  readonly breakRestarts: boolean;
}

/** One outcome's line on a rate card. */
export interface TariffTerms {
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly cohort: Cohort;
  readonly price: Minor;
  /** Any one of these satisfies the tariff. */
  readonly evidence: readonly EvidenceKind[];
  /** The outcome that must come first. */
  readonly after: string | null;
  readonly sustain: Sustain | null;
  readonly maximumPaid: number | null;
  /** A year is a year of the contract, counted from its first day. */
  readonly maximumPaidPerYear: number | null;
  readonly basis: TariffBasis;
  /** Follows from the domain: funders see such outcomes as the total of their domain only. */
  readonly sensitive: boolean;
}

/** The content of one version of a rate card. */
export interface RateCardDraft {
  readonly effectiveFrom: CalendarDate;
  /** Null for the general card. */
  readonly providerId: string | null;
  /** Hours of a full-time week, a decimal as text; asked for by FTE_WEEKS. */
  readonly fullTimeHours: string | null;
  readonly tariffs: readonly TariffTerms[];
}

/** A tariff as a person typed it: the schema's TariffInput. */
export interface TariffInput {
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly price: string;
  readonly cohort: Cohort;
  readonly evidence: readonly EvidenceKind[];
  readonly after?: string | null;
  readonly sustain?: Sustain | null;
  readonly maximumPaid?: number | null;
  readonly maximumPaidPerYear?: number | null;
}

/** A card as a person typed it: the schema's RateCardInput. */
export interface RateCardInput {
  readonly effectiveFrom: string;
  readonly providerId?: string | null;
  readonly fullTimeHours?: string | null;
  readonly tariffs: readonly TariffInput[];
}

/** Domains whose outcomes are sensitive unless a partnership says otherwise (domain.md, Tenancy and privacy). */
export const DEFAULT_SENSITIVE_DOMAINS: readonly string[] = [
  'Domestic abuse',
  'Drugs and alcohol',
  'Mental health',
];

/** Whether a domain is among a partnership's sensitive ones; case and blanks make no difference (SQL: app.sensitive_domain). */
export function isSensitiveDomain(domain: string, sensitiveDomains: readonly string[]): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
  return sensitiveDomains.some((one) => plain(one) === plain(domain));
}

/**
 * A decimal with at most two places, as a whole number of hundredths: "6.5" is 650. Null for anything else
 * (a sign, an exponent, other digits than 0 to 9, more than six digits before the point).
 */
export function hundredthsOf(text: string): number | null {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text);
  if (!found) return null;
  const [, whole = '', part = ''] = found;
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
