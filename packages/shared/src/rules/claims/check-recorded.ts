import { type CalendarDate, formatDate } from '../calendar/index.js';
import {
  judgeMilestone,
  type MilestoneTerms,
  type StatusSpell,
  type WorkedHours,
} from '../milestones/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** What was recorded while the earlier outcome was being sustained. */
interface WhileSustained {
  readonly startedOn: CalendarDate;
  readonly spells: readonly StatusSpell[];
  readonly hours: readonly WorkedHours[];
}

/**
 * Whether what is recorded bears a sustained outcome out for a date: TOO_SOON where a break, or hours, put it off.
 * Where nothing is recorded the date alone decides, as `checkSustained` says.
 */
export function checkRecorded(
  title: string,
  achievedOn: CalendarDate,
  { startedOn, spells, hours }: WhileSustained,
  terms: MilestoneTerms,
  today: CalendarDate,
): Refusal | null {
  if (spells.length === 0 && hours.length === 0) return null;
  const facts = { startedOn, spells, hours, supportEndedOn: null, hasEvidence: false, claimedFor: null };
  const { dueOn, reason } = judgeMilestone(facts, terms, today);
  if (dueOn !== null && dueOn <= achievedOn) return null;
  return refuse(
    'TOO_SOON',
    `By what is recorded, “${title}” was not reached by ${formatDate(achievedOn)}. ${reason}`,
    'achievedOn',
  );
}
