import { type CalendarDate, formatDate } from '../calendar/index.js';
import type { CaseloadPhase } from '../caseload/index.js';
import { AGREED_HOW, type AgreedHow } from '../referrals/agreement.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** What one provider asks of another about somebody: a transfer (docs/adr/0024), or joint work (docs/adr/0026). */
export interface Asked {
  readonly fromId: string;
  readonly toId: string;
  /** The person's own agreement. */
  readonly agreedOn: CalendarDate;
  readonly agreedHow: string;
}

/** How somebody is supported when another provider is asked. */
export interface SupportedNow {
  readonly phase: CaseloadPhase;
  /** The first day of the latest episode. */
  readonly enrolledOn: CalendarDate;
  readonly today: CalendarDate;
}

/**
 * Why another provider cannot be asked about somebody, with its field; null: it can. Support goes on, and the person has
 * agreed since it began, in one of the ways there are.
 */
export function checkAsked(asked: Asked, { phase, enrolledOn, today }: SupportedNow): Refusal | null {
  const { fromId, toId, agreedOn, agreedHow } = asked;
  if (phase === 'CLOSED') return refuse('WRONG_STATE', 'Their support is closed. Open it again first.');
  if (toId === fromId)
    return refuse('INVALID', 'Choose another provider than the one that supports them.', 'toId');
  if (!AGREED_HOW.includes(agreedHow as AgreedHow))
    return refuse('INVALID', 'Choose how they agreed.', 'agreedHow');
  if (agreedOn > today) return refuse('OUT_OF_RANGE', 'This day is still to come.', 'agreedOn');
  return agreedOn < enrolledOn
    ? refuse(
        'OUT_OF_RANGE',
        `Support began on ${formatDate(enrolledOn)}. Give that day or a later one.`,
        'agreedOn',
      )
    : null;
}
