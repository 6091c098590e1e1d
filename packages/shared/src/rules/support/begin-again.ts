import { type CalendarDate, formatDate } from '../calendar/index.js';
import type { CaseloadPhase } from '../caseload/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** Why somebody who is known is in active support again; it is written by their referral and chosen by nobody. */
export const REFERRED_AGAIN = 'REFERRED_AGAIN';

/** The support that somebody had before they were referred again. */
export interface EarlierSupport {
  readonly phase: CaseloadPhase;
  /** The first day of the latest episode of support. */
  readonly enrolledOn: CalendarDate;
  /** Its last day; null: none was recorded. */
  readonly endedOn: CalendarDate | null;
  /** The day of the last step from one phase to another, whichever it was. */
  readonly lastStepOn: CalendarDate | null;
  /** Whether it was with the provider that starts now. */
  readonly isOwn: boolean;
}

/**
 * Why support of somebody who is known cannot begin again on a day, as a new episode of the same person (domain.md,
 * Participants and support): WRONG_STATE while support goes on; OUT_OF_RANGE (on) for a day on which the earlier one had
 * not ended. Who else supports them is not said: the provider may not know. Null: it can.
 */
export function checkBeginAgain(earlier: EarlierSupport, on: CalendarDate): Refusal | null {
  const { phase, enrolledOn, isOwn } = earlier;
  if (phase !== 'CLOSED')
    return refuse(
      'WRONG_STATE',
      isOwn
        ? `You support this person already, since ${formatDate(enrolledOn)}. Go on with it on their page, and ask the hub to withdraw this referral.`
        : 'This person is known, and another provider supports them now. Ask the hub to have that support transferred or closed first.',
    );
  const last = lastDayOf(earlier);
  return on > last
    ? null
    : refuse(
        'OUT_OF_RANGE',
        `Their earlier support went on until ${formatDate(last)}. Give a later day.`,
        'on',
      );
}

/** Until when the earlier support went on, as far as it is known. */
const lastDayOf = ({ enrolledOn, endedOn, lastStepOn }: EarlierSupport): CalendarDate =>
  [endedOn, lastStepOn].reduce<CalendarDate>(
    (last, day) => (day !== null && day > last ? day : last),
    enrolledOn,
  );
