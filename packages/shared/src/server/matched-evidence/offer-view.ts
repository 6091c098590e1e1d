import type { CalendarDate } from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { Money } from '../money.js';
import type { ParticipantView } from '../participants/participant-view.js';

export const OFFER_STATES = ['OFFERED', 'CLAIMED', 'SET_ASIDE', 'WITHDRAWN'] as const;
export type MatchOfferState = (typeof OFFER_STATES)[number];

/**
 * The way from a claim back to where it comes from: match, run, extract, agreement. It names those who worked on it, and
 * nobody who was matched; it can be gone when names and records are deleted.
 */
export interface EvidenceWayView {
  readonly agreementId: string;
  readonly agreementNumber: number;
  readonly agreementTitle: string;
  /** the law or power under which it was shared */
  readonly legalGateway: string;
  /** the parties that send the extracts */
  readonly suppliers: readonly string[];
  /** when and how the person was told of it; null where that is not known any more */
  readonly toldOn: CalendarDate | null;
  readonly toldHow: string | null;
  /** null for whoever the agreement does not name, who sees neither extracts nor runs */
  readonly extractId: string | null;
  readonly extractNumber: number;
  readonly fileName: string;
  readonly sentBy: PersonView | null;
  readonly sentAt: Date;
  /** the last day of which the extract tells */
  readonly describesUntil: CalendarDate;
  readonly extractDeletedAt: Date | null;
  /** null like the extract's */
  readonly runId: string | null;
  readonly runNumber: number;
  readonly runEndedAt: Date;
  readonly startedBy: PersonView | null;
  /** null like the run's, and where the pair is not shown now: the agreement is over, or the person took sharing back */
  readonly pairId: string | null;
  /** how likely the run held it that the two are one person, 0 to 1 */
  readonly probability: number;
  /** who decided that they are; null: nobody had to */
  readonly decidedBy: PersonView | null;
  readonly decidedAt: Date | null;
  /** false: it was decided since that they are not, a threshold was moved, or a later run found otherwise */
  readonly stands: boolean;
}

/** A claim that a match would prove. */
export interface MatchOfferView {
  readonly id: string;
  readonly state: MatchOfferState;
  /** null for who does not see participants */
  readonly participant: ParticipantView | null;
  readonly outcomeCode: string;
  readonly title: string;
  /** what the card pays for it; null where it pays for it no more */
  readonly price: Money | null;
  readonly achievedOn: CalendarDate;
  /** what the records show, in sentences */
  readonly statement: string;
  readonly offeredAt: Date;
  /** why it was set aside or withdrawn */
  readonly reason: string | null;
  readonly settledBy: PersonView | null;
  readonly settledAt: Date | null;
  readonly way: EvidenceWayView;
  /** the reader can claim it or set it aside */
  readonly mine: boolean;
}
