import { addDays, type CalendarDate } from '../calendar/index.js';
import { CASELOAD_PHASES, type CaseloadGuide, type CaseloadPhase } from '../caseload/index.js';

/**
 * For each phase the last day on which somebody must have been seen not to be overdue today, by the guide; phases
 * without a time are left out. The same rule as `notSeen`, for those who ask the database for whom it holds.
 */
export function seenSince(
  today: CalendarDate,
  { seenWithin }: Pick<CaseloadGuide, 'seenWithin'>,
): Partial<Record<CaseloadPhase, CalendarDate>> {
  const since: Partial<Record<CaseloadPhase, CalendarDate>> = {};
  for (const phase of CASELOAD_PHASES) {
    const within = seenWithin[phase];
    if (within !== null) since[phase] = addDays(today, -within);
  }
  return since;
}
