import type { CalendarDate } from '../../rules/index.js';
import type { Money } from '../money.js';
import type { JobState } from '../outbox/index.js';

export const PAYMENT_RUN_KINDS = ['CLAIMS', 'GRANT', 'OPENING'] as const;
export type PaymentRunKind = (typeof PAYMENT_RUN_KINDS)[number];

export const STATEMENT_STATES = ['ISSUED', 'AUTHORISED', 'SETTLED'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

export interface FunderName {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
}

/** What one funder owes for one outcome on one statement; for a grant or an opening amount, its kind. */
export interface StatementLineView {
  readonly outcomeCode: string;
  /** claims billed, less claims given back */
  readonly claimCount: number;
  readonly total: Money;
}

export interface StatementView {
  readonly id: string;
  readonly reference: string;
  readonly kind: PaymentRunKind;
  readonly funder: FunderName;
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
  readonly unfundedClaimCount: number;
  readonly unfundedTotal: Money;
  readonly progress: { readonly done: number; readonly total: number };
  readonly preparedBy: PersonName | null;
  readonly preparedAt: Date;
  readonly authorisedBy: PersonName | null;
  readonly authorisedAt: Date | null;
  /** empty unless asked for */
  readonly statements: readonly StatementView[];
}

/** Which nested parts a query selects; the rest is not read. */
export interface RunParts {
  readonly statements?: boolean;
  readonly lines?: boolean;
}
