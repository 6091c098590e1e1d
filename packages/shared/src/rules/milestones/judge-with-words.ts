import type { CalendarDate } from '../calendar/index.js';
import type { EvidenceKind } from '../rate-cards/index.js';
import type { MilestoneFacts, MilestoneTerms } from './facts.js';
import { judgeMilestone } from './judge-milestone.js';
import type { Milestone } from './milestone.js';

/** Words that prove that it held, given when that was recorded: the participant's own, an assessment, an employer's. */
export interface SaidEvidence {
  readonly kind: EvidenceKind;
  readonly statement: string;
  /** The last day that they speak of. */
  readonly on: CalendarDate;
}

/** The words that prove a milestone reached on a day: of a kind that the tariff accepts, and about no earlier day. */
export const provingWords = (
  said: readonly SaidEvidence[],
  accepted: readonly EvidenceKind[],
  reachedOn: CalendarDate,
): SaidEvidence[] => said.filter(({ kind, on }) => accepted.includes(kind) && on >= reachedOn);

/**
 * Judges a milestone, and whether its evidence is there: what was said when it was recorded that it still held.
 * @throws RangeError for lengths and hours that no card and no form can hold
 */
export function judgeWithWords(
  facts: Omit<MilestoneFacts, 'hasEvidence'> & { readonly said: readonly SaidEvidence[] },
  terms: MilestoneTerms & { readonly evidence: readonly EvidenceKind[] },
  today: CalendarDate,
): Milestone {
  const { said, ...rest } = facts;
  const judged = judgeMilestone({ ...rest, hasEvidence: false }, terms, today);
  if (judged.state !== 'REACHED') return judged;
  if (provingWords(said, terms.evidence, judged.since).length === 0) return judged;
  return judgeMilestone({ ...rest, hasEvidence: true }, terms, today);
}
