import { type CalendarDate, EARLIEST_DATE, formatDate } from '../calendar/index.js';
import type { CaseloadPhase } from '../caseload/index.js';
import { afterContract } from '../participants/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { REFERRED_AGAIN } from './begin-again.js';

/** From one phase of support to another (domain.md, Participants and support). */
export const PHASE_STEPS = ['changePhase', 'closeSupport', 'reopenSupport'] as const;
export type PhaseStep = (typeof PHASE_STEPS)[number];

/** Why somebody goes to another phase, and to which ones it can lead. */
export interface PhaseReason {
  readonly code: string;
  readonly title: string;
  readonly steps: readonly { readonly step: PhaseStep; readonly to: CaseloadPhase }[];
}

const MONITORING = { step: 'changePhase', to: 'MONITORING' } as const;
const ACTIVE = { step: 'changePhase', to: 'ACTIVE' } as const;
const CLOSED = { step: 'closeSupport', to: 'CLOSED' } as const;
const REOPENED = { step: 'reopenSupport', to: 'ACTIVE' } as const;

/** In the order in which they are offered; one without steps is offered nowhere. OTHER wants words of its own. */
export const PHASE_REASONS: readonly PhaseReason[] = [
  { code: 'GOALS_REACHED', title: 'They reached what they came for', steps: [CLOSED] },
  { code: 'STEADY', title: 'Things hold by themselves now', steps: [MONITORING] },
  { code: 'NEEDS_MORE', title: 'They need more support again', steps: [ACTIVE, REOPENED] },
  { code: 'AS_THEY_WISH', title: 'It is their wish', steps: [MONITORING, ACTIVE, CLOSED, REOPENED] },
  { code: 'OTHER_SUPPORT', title: 'Somebody else supports them now', steps: [MONITORING, CLOSED] },
  { code: 'MOVED_AWAY', title: 'They moved away', steps: [CLOSED] },
  { code: 'LOST_TOUCH', title: 'We lost touch', steps: [MONITORING, CLOSED] },
  { code: 'FOUND_AGAIN', title: 'We found each other again', steps: [ACTIVE, REOPENED] },
  { code: 'DIED', title: 'They died', steps: [CLOSED] },
  { code: REFERRED_AGAIN, title: 'They were referred again', steps: [] },
  { code: 'BY_MISTAKE', title: 'It was closed by mistake', steps: [REOPENED] },
  { code: 'OTHER', title: 'Another reason', steps: [MONITORING, ACTIVE, CLOSED, REOPENED] },
];

/** Those that fit a step. */
export const phaseReasonsFor = (step: PhaseStep, to: CaseloadPhase): readonly PhaseReason[] =>
  PHASE_REASONS.filter(({ steps }) => steps.some((one) => one.step === step && one.to === to));

export interface PhaseFacts {
  readonly phase: CaseloadPhase;
  /** The first day of the latest episode of support. */
  readonly enrolledOn: CalendarDate;
  /** The day of the last step, whichever it was. */
  readonly lastStepOn: CalendarDate | null;
  readonly today: CalendarDate;
  readonly contractTo: CalendarDate;
}

export interface PhaseWanted {
  readonly to: CaseloadPhase;
  readonly on: CalendarDate;
  readonly reason: string;
  /** Without outer blanks; null: none. */
  readonly words: string | null;
}

/** Why a step cannot be taken, with its field; null: it can. */
export function checkPhaseStep(step: PhaseStep, facts: PhaseFacts, wanted: PhaseWanted): Refusal | null {
  return checkState(step, facts, wanted) ?? checkReason(step, wanted) ?? checkDay(step, facts, wanted.on);
}

function checkState(step: PhaseStep, { phase }: PhaseFacts, { to }: PhaseWanted): Refusal | null {
  if (step === 'reopenSupport')
    return phase === 'CLOSED' ? null : refuse('WRONG_STATE', 'Their support is not closed. Reload the page.');
  if (phase === 'CLOSED') return refuse('WRONG_STATE', 'Their support is closed. Open it again first.');
  if (step === 'closeSupport') return null;
  if (to !== 'ACTIVE' && to !== 'MONITORING') return refuse('INVALID', 'Choose active or monitoring.', 'to');
  return to === phase
    ? refuse('WRONG_STATE', 'They are in this phase already. Reload the page.', 'to')
    : null;
}

function checkReason(step: PhaseStep, { to, reason, words }: PhaseWanted): Refusal | null {
  if (!phaseReasonsFor(step, to).some(({ code }) => code === reason))
    return refuse('INVALID', 'Choose a reason from the list.', 'reason');
  return reason === 'OTHER' && words === null
    ? refuse('INVALID', 'Say in a few words what the reason is.', 'words')
    : null;
}

function checkDay(step: PhaseStep, facts: PhaseFacts, on: CalendarDate): Refusal | null {
  const { enrolledOn, lastStepOn, today, contractTo } = facts;
  const wrong = (message: string) => refuse('OUT_OF_RANGE', message, 'on');
  if (on < EARLIEST_DATE) return wrong(`${formatDate(on)} is too long ago. Check the year.`);
  if (on > today) return wrong('This day is still to come.');
  if (lastStepOn !== null && on < lastStepOn)
    return wrong(`Their phase changed last on ${formatDate(lastStepOn)}. Give that day or a later one.`);
  if (on < enrolledOn)
    return wrong(`Support began on ${formatDate(enrolledOn)}. Give that day or a later one.`);
  if (step !== 'reopenSupport') return null;
  // a new episode of support is a day of its own
  if (on === enrolledOn)
    return wrong(`Support began on ${formatDate(enrolledOn)} already. Give a later day.`);
  return on > contractTo ? wrong(afterContract(contractTo, today)) : null;
}
