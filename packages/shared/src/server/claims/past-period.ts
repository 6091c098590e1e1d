import { addDays, addMonths, type CalendarDate, CLAIM_STATES, isLive } from '../../rules/index.js';

/** The twelve months up to a day, that day included. */
export const pastYear = (today: CalendarDate): { from: CalendarDate; to: CalendarDate } => ({
  from: addDays(addMonths(today, -12), 1),
  to: today,
});

/** What somebody has claimed and nobody has turned down: a draft is no claim yet. */
export const CLAIMED_STATES = CLAIM_STATES.filter((state) => isLive(state) && state !== 'DRAFT');
