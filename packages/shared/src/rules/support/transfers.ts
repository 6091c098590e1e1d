import { type CalendarDate, formatDate } from '../calendar/index.js';
import type { CaseloadPhase } from '../caseload/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { type Asked, checkAsked, type SupportedNow } from './asked.js';
import { movesOf } from './moves.js';

/** Where a transfer to another provider stands. Each of the last three is the end of it. */
export const TRANSFER_STATES = ['ASKED', 'TAKEN_ON', 'DECLINED', 'WITHDRAWN'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const TRANSFER_VERBS = ['takeOnTransfer', 'declineTransfer', 'withdrawTransfer'] as const;
export type TransferVerb = (typeof TRANSFER_VERBS)[number];

/** Who moves it: the hub, the side that asked, or the side that is asked. */
export type TransferMover = 'HUB' | 'ASKS' | 'IS_ASKED';

export const { mayMove: movesTransfer, judgeMove: judgeTransfer } = movesOf<
  TransferVerb,
  TransferState,
  TransferMover
>(
  {
    takeOnTransfer: { from: 'ASKED', to: 'TAKEN_ON', by: ['IS_ASKED'] },
    declineTransfer: { from: 'ASKED', to: 'DECLINED', by: ['IS_ASKED'] },
    withdrawTransfer: { from: 'ASKED', to: 'WITHDRAWN', by: ['HUB', 'ASKS'] },
  },
  'This transfer has been decided meanwhile. Reload the page to see how.',
);

/** Why somebody goes to another provider, in the order in which it is offered. None of them says what is wrong with them. */
export const TRANSFER_REASONS: readonly { readonly code: string; readonly title: string }[] = [
  { code: 'AS_THEY_WISH', title: 'It is their wish' },
  { code: 'NEARER', title: 'The other provider is nearer to where they live' },
  { code: 'EXPERTISE', title: 'The other provider knows more about what they need' },
  { code: 'NO_ROOM', title: 'We have no room to support them well' },
  { code: 'KNOWS_SOMEBODY', title: 'They know somebody here whom they would rather not meet' },
  { code: 'OTHER', title: 'Another reason, as the words say' },
];

export interface TransferAsked extends Asked {
  readonly reason: string;
}

/** Why a transfer cannot be asked for, with its field; null: it can. A person goes nowhere without having agreed. */
export function checkTransferAsked(asked: TransferAsked, now: SupportedNow): Refusal | null {
  const wrong = checkAsked(asked, now);
  if (wrong) return wrong;
  return TRANSFER_REASONS.some(({ code }) => code === asked.reason)
    ? null
    : refuse('INVALID', 'Choose a reason from the list.', 'reason');
}

export interface HandoverFacts {
  readonly phase: CaseloadPhase;
  /** The first day of the latest episode, and the day of the last step of their phase. */
  readonly enrolledOn: CalendarDate;
  readonly lastStepOn: CalendarDate | null;
  /** The day on which it was asked for. */
  readonly askedOn: CalendarDate;
  /** The last day of which the earlier provider has claimed an outcome, if any. */
  readonly lastClaimedOn: CalendarDate | null;
  readonly today: CalendarDate;
}

/**
 * Why somebody cannot be taken on from that day; null: they can. The day is the new provider's first: what is achieved on
 * it is theirs to claim, so it comes after all that the earlier one has claimed. The contract's end is no bar: support
 * that goes on beyond it may go on with somebody else.
 */
export function checkHandover(facts: HandoverFacts, on: CalendarDate): Refusal | null {
  if (facts.phase === 'CLOSED')
    return refuse('WRONG_STATE', 'Their support was closed meanwhile. It has to be opened again first.');
  const wrong = (message: string) => refuse('OUT_OF_RANGE', message, 'on');
  if (on > facts.today) return wrong('This day is still to come.');
  if (on < facts.askedOn)
    return wrong(`It was asked for on ${formatDate(facts.askedOn)}. Give that day or a later one.`);
  if (facts.lastStepOn !== null && on < facts.lastStepOn)
    return wrong(
      `Their phase changed last on ${formatDate(facts.lastStepOn)}. Give that day or a later one.`,
    );
  // each episode has a first day of its own
  if (on <= facts.enrolledOn)
    return wrong(`Their present support began on ${formatDate(facts.enrolledOn)}. Give a later day.`);
  return facts.lastClaimedOn !== null && on <= facts.lastClaimedOn
    ? wrong(
        `The provider that supports them has recorded an outcome of ${formatDate(facts.lastClaimedOn)}. Give a later day.`,
      )
    : null;
}
