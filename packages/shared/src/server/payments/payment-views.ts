import type { CalendarDate } from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { Money } from '../money.js';
import type { OrganisationView } from '../organisations/organisation-view.js';
import type { JobState } from '../outbox/index.js';

export const PAYMENT_RUN_KINDS = ['CLAIMS', 'GRANT', 'OPENING'] as const;
export type PaymentRunKind = (typeof PAYMENT_RUN_KINDS)[number];

export const STATEMENT_STATES = ['ISSUED', 'AUTHORISED', 'SETTLED'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/**
 * What one funder owes for one outcome on one statement; for a grant or an opening amount, its kind. What is
 * given back for reversed claims is a line of its own.
 */
export interface StatementLineView {
  readonly outcomeCode: string;
  /** what the outcome is called; what a line without an outcome is for */
  readonly title: string;
  /** whether it gives back what was billed in an earlier run */
  readonly givenBack: boolean;
  /** claims billed; claims given back count below zero */
  readonly claimCount: number;
  readonly total: Money;
}

export interface StatementView {
  readonly id: string;
  readonly reference: string;
  readonly kind: PaymentRunKind;
  readonly funder: OrganisationView;
  readonly periodEnd: CalendarDate;
  readonly state: StatementState;
  readonly total: Money;
  readonly settledOn: CalendarDate | null;
  readonly settlementReference: string | null;
  /** empty unless asked for */
  readonly lines: readonly StatementLineView[];
}

export interface PaymentRunView {
  readonly id: string;
  readonly kind: PaymentRunKind;
  readonly periodEnd: CalendarDate;
  readonly state: JobState;
  readonly reason: string | null;
  /** claims billed */
  readonly claimCount: number;
  /** billed less given back */
  readonly total: Money;
  readonly billedTotal: Money;
  /** reversed claims whose money this run gave back */
  readonly givenBackCount: number;
  /** not negative */
  readonly givenBackTotal: Money;
  readonly unfundedClaimCount: number;
  readonly unfundedTotal: Money;
  /** of the unfunded claims: those achieved when no funding agreement was in effect */
  readonly withoutAgreementCount: number;
  readonly progress: { readonly done: number; readonly total: number };
  readonly preparedBy: PersonView | null;
  readonly preparedAt: Date;
  readonly authorisedBy: PersonView | null;
  readonly authorisedAt: Date | null;
  readonly cancelledBy: PersonView | null;
  readonly cancelledAt: Date | null;
  /** empty unless asked for */
  readonly statements: readonly StatementView[];
  /** while it waits to be authorised: limits that it comes near or goes over; empty unless asked for */
  readonly warnings: readonly string[];
}

/** What a payment that is for no outcome is called on a statement. */
export const LUMP_SUM_WORDS: Readonly<Record<Exclude<PaymentRunKind, 'CLAIMS'>, string>> = {
  GRANT: 'Grant',
  OPENING: 'Paid before Weft',
};

/** Which nested parts a query selects; the rest is not read. */
export interface RunParts {
  readonly statements?: boolean;
  readonly lines?: boolean;
  readonly warnings?: boolean;
}
