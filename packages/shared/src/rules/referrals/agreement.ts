import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** How a person said that they agree, or no longer do. */
export const AGREED_HOW = ['SIGNED', 'SPOKEN', 'ONLINE', 'BY_A_PARENT', 'BY_AN_ATTORNEY'] as const;
export type AgreedHow = (typeof AGREED_HOW)[number];

/** One time that a person agreed to take part, or took it back; nothing of it is ever removed. */
export interface AgreementStep {
  readonly kind: 'AGREED' | 'TAKEN_BACK';
  readonly on: CalendarDate;
  readonly how: AgreedHow;
}

export const AGREEMENT_STATES = ['NOT_ASKED', 'AGREED', 'TAKEN_BACK'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/**
 * Whether a person agrees to take part on a date: what they said last by then, in the order in which it was
 * recorded where it was said on one day. It is apart from the lawful basis of the record (domain.md): who takes
 * their agreement back is no longer supported, and is not forgotten for it.
 */
export function agreementOn(steps: readonly AgreementStep[], date: CalendarDate): AgreementState {
  let last: AgreementStep | null = null;
  for (const step of steps) if (step.on <= date && (last === null || step.on >= last.on)) last = step;
  return last?.kind ?? 'NOT_ASKED';
}

/** What is wrong with a further step: INVALID or OUT_OF_RANGE with its field (kind, on, how); null: nothing. */
export function checkAgreementStep(
  steps: readonly AgreementStep[],
  next: AgreementStep,
  today: CalendarDate,
): Refusal | null {
  if (!AGREED_HOW.includes(next.how)) return refuse('INVALID', 'Choose how the person said it.', 'how');
  if (next.on > today)
    return refuse('OUT_OF_RANGE', `${formatDate(next.on)} is in the future. Give a day up to today.`, 'on');
  const latest = steps.reduce<CalendarDate | null>(
    (day, { on }) => (day === null || on > day ? on : day),
    null,
  );
  if (latest !== null && next.on < latest)
    return refuse(
      'OUT_OF_RANGE',
      `What the person said on ${formatDate(latest)} is recorded already. Give that day or a later one.`,
      'on',
    );
  const now = agreementOn(steps, next.on);
  if (next.kind === 'AGREED' && now === 'AGREED')
    return refuse('INVALID', 'The person agreed already, and it stands.', 'kind');
  if (next.kind === 'TAKEN_BACK' && now !== 'AGREED')
    return refuse('INVALID', 'There is no agreement to take back.', 'kind');
  return null;
}
