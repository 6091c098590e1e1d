import type {
  CalendarDate,
  EvidenceKind,
  JudgedBreak,
  MilestoneState,
  Progress,
  SaidEvidence,
  StatusReason,
} from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { Money } from '../money.js';

/** What somebody recorded while an outcome was being sustained: how it stood, or hours of work. */
export interface StatusEntryView {
  readonly id: string;
  /** null for hours */
  readonly held: boolean | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** null for hours */
  readonly reason: StatusReason | null;
  /** hours a week; null for how it stood */
  readonly weekly: string | null;
  readonly note: string | null;
  readonly evidenceKind: SaidEvidence['kind'] | null;
  readonly statement: string | null;
  readonly at: Date;
  readonly by: PersonView | null;
  /** it came from a match, and nobody recorded it */
  readonly isMatched: boolean;
}

/** Where somebody stands with an outcome that is reached by sustaining an earlier one. */
export interface MilestoneView {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly title: string;
  readonly price: Money;
  /** the outcome that is being sustained */
  readonly after: string;
  readonly afterTitle: string;
  readonly startedOn: CalendarDate;
  readonly state: MilestoneState;
  readonly since: CalendarDate;
  readonly dueOn: CalendarDate | null;
  readonly promptOn: CalendarDate | null;
  readonly reason: string;
  readonly doubt: string | null;
  readonly progress: Progress;
  readonly breaks: readonly JudgedBreak[];
  readonly readyToClaim: boolean;
  /** it counts hours of work */
  readonly countsHours: boolean;
  /** what its line of the rate card accepts as evidence */
  readonly accepts: readonly EvidenceKind[];
  /** the words that prove it, where it is reached */
  readonly evidence: readonly SaidEvidence[];
  /** the entries that stand, newest first: all milestones of one ladder share them */
  readonly recorded: readonly StatusEntryView[];
}
