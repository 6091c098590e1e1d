import type { CalendarDate, ClaimAction, ClaimState, EvidenceKind, ProvenFigure } from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { Money } from '../money.js';
import type { OrganisationView } from '../organisations/organisation-view.js';
import type { ParticipantView } from '../participants/participant-view.js';
import type { SignedStatementView } from '../signatures/index.js';

/** What a piece of evidence rests on: figures and days, as they were when it was attached. */
export interface EvidenceMeasureView {
  /** the instrument's title */
  readonly instrument: string;
  readonly measuredOn: CalendarDate;
  /** of the first measure, where the outcome asks for improvement */
  readonly firstOn: CalendarDate | null;
  readonly figures: readonly ProvenFigure[];
  /** when the assessment was corrected or withdrawn since: what stands here was true before */
  readonly correctedAt: Date | null;
}

export interface EvidenceView {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly statement: string | null;
  readonly fileName: string | null;
  readonly uploadedAt: Date;
  readonly mediaType: string | null;
  /** bytes */
  readonly size: number | null;
  /** names the file again, so that it can serve another claim of this participant */
  readonly uploadId: string | null;
  /** not shown for an earlier claim */
  readonly isNew: boolean;
  readonly openedByMe: boolean;
  /** where it is a scored assessment */
  readonly measure: EvidenceMeasureView | null;
  /** where the participant signed it */
  readonly signature: SignedStatementView | null;
}

export interface ClaimEventView {
  readonly at: Date;
  /** null: the system, or somebody whom the actor does not know as a member */
  readonly by: PersonView | null;
  readonly from: ClaimState | null;
  readonly to: ClaimState;
  readonly reason: string | null;
}

export interface ClaimMessageView {
  readonly at: Date;
  readonly by: PersonView;
  readonly text: string;
  /** a question, and the last word so far */
  readonly awaitsAnswer: boolean;
}

export interface ShareView {
  readonly funder: OrganisationView;
  readonly label: string | null;
  readonly amount: Money;
}

export interface EarlierClaimView {
  readonly outcomeCode: string;
  readonly title: string;
  readonly achievedOn: CalendarDate;
  /** a claim's state, or BASELINE */
  readonly state: string;
}

/** A claim as the actor may see it; lists that they may not see, or did not ask for, are empty. */
export interface ClaimView {
  readonly id: string;
  readonly reference: string;
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly achievedOn: CalendarDate;
  readonly state: ClaimState;
  readonly price: Money;
  readonly submittedAt: Date | null;
  readonly awaitsAnswer: boolean;
  readonly restsOnReversed: boolean;
  /** of a sealed record that does not name the reader: only people whom it names see whose it is, and decide on it */
  readonly isSealed: boolean;
  /** an assessment that it rests on was corrected or withdrawn since */
  readonly restsOnCorrected: boolean;
  /** of a milestone: why what is recorded since no longer bears it out; null as well for who does not see milestones */
  readonly doubt: string | null;
  /** reversed, and no run has given its money back yet */
  readonly awaitsGiveBack: boolean;
  readonly unfundedReason: string | null;
  readonly paidByGrant: boolean;
  readonly provider: OrganisationView;
  readonly participant: ParticipantView | null;
  readonly evidence: readonly EvidenceView[];
  readonly history: readonly ClaimEventView[];
  readonly conversation: readonly ClaimMessageView[];
  readonly shares: readonly ShareView[];
  readonly earlierClaims: readonly EarlierClaimView[];
  readonly warnings: readonly string[];
  readonly split: readonly string[];
  readonly actions: readonly ClaimAction[];
}

/** What costs extra to read; asked for by name. */
export const CLAIM_PARTS = [
  'participant',
  // with birth date, postcode, provider, anchor and link worker
  'participantsDetails',
  'evidence',
  'history',
  'conversation',
  'shares',
  'earlierClaims',
  'warnings',
  'split',
  'actions',
  'paidByGrant',
  'restsOnCorrected',
  'doubt',
] as const;
export type ClaimPart = (typeof CLAIM_PARTS)[number];
export type ClaimParts = ReadonlySet<ClaimPart>;

export const ALL_PARTS: ClaimParts = new Set(CLAIM_PARTS);
export const NO_PARTS: ClaimParts = new Set();
