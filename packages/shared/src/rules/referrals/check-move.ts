import { type CalendarDate, formatDate } from '../calendar/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';
import type { AgreementState } from './agreement.js';
import type { DeclineReason, Decliner } from './decline-reasons.js';
import { judgeReferralMove, type ReferralMove, type ReferralNeed, type ReferralVerb } from './moves.js';
import type { ReferralState } from './states.js';

export const LONGEST_WORDS = 5000;

/** What is known of the referral that is to be moved. */
export interface MovedReferral {
  readonly state: ReferralState;
  readonly receivedOn: CalendarDate;
  /** To whom the person is allocated, if to anybody. */
  readonly providerId: string | null;
  readonly agreement: AgreementState;
}

/** What a person gave for the move. */
export interface MoveInput {
  /** To whom it is offered. */
  readonly providerId?: string | null;
  readonly reason?: string | null;
  readonly words?: string | null;
  readonly on?: CalendarDate | null;
}

export interface MoveSetting {
  /** Today in the partnership's time zone. */
  readonly today: CalendarDate;
  readonly reasons: readonly DeclineReason[];
}

/**
 * The move that a verb makes with what was given for it, or all that is missing, each with its field (reason, words,
 * providerId, agreement, on): WRONG_STATE alone where the verb does not fit the state.
 */
export function checkReferralMove(
  referral: MovedReferral,
  verb: ReferralVerb,
  input: MoveInput,
  setting: MoveSetting,
): ReferralMove | Refusal[] {
  const move = judgeReferralMove(referral.state, verb);
  if (isRefusal(move)) return [move];
  const faults = move.needs
    .map((need) => CHECKS[need](referral, verb, input, setting))
    .filter((fault) => fault !== null);
  return faults.length === 0 ? move : faults;
}

type Check = (
  referral: MovedReferral,
  verb: ReferralVerb,
  input: MoveInput,
  setting: MoveSetting,
) => Refusal | null;

const declinerOf = (verb: ReferralVerb): Decliner => (verb === 'declineOffer' ? 'PROVIDER' : 'HUB');

const WHAT_TO_SAY: Readonly<Partial<Record<ReferralVerb, string>>> = {
  takeOfferBack: 'Say why the offer is taken back.',
  declineOffer: 'Say in your own words why you cannot take this person on now.',
  declineReferral: 'Say in your own words why this person is declined, as you would to them.',
  withdrawReferral: 'Say who withdrew the referral and why.',
  giveOneOffSupport: 'Say what help was given.',
  reopenReferral: 'Say what changed since.',
};

const CHECKS: Readonly<Record<ReferralNeed, Check>> = {
  REASON: (_referral, verb, { reason }, { reasons }) => {
    const fits = reasons.some(
      ({ code, by, offered }) => offered && code === reason && by.includes(declinerOf(verb)),
    );
    return fits ? null : refuse('INVALID', 'Choose a reason from the list.', 'reason');
  },
  WORDS: (_referral, verb, { words }) => {
    const said = words?.trim() ?? '';
    if (said === '') return refuse('INVALID', WHAT_TO_SAY[verb] ?? 'Say why, in a sentence.', 'words');
    return checkWords(said, 'words');
  },
  PROVIDER: ({ providerId }, verb, input) => {
    // support starts where the hub placed the person, never where somebody says at the door
    if (verb === 'startSupport')
      return providerId
        ? null
        : refuse('INVALID', 'Offer the person to a provider before support starts.', 'providerId');
    if (input.providerId) return null;
    return refuse('INVALID', 'Choose the provider to whom to offer this person.', 'providerId');
  },
  AGREEMENT: ({ agreement }) => {
    if (agreement === 'AGREED') return null;
    return refuse(
      'INVALID',
      agreement === 'TAKEN_BACK'
        ? 'The person took their agreement to take part back. Ask again, and record it, before support starts.'
        : 'Ask whether the person agrees to take part, and record it, before support starts.',
      'agreement',
    );
  },
  DAY: ({ receivedOn }, _verb, { on }, { today }) => {
    if (!on) return refuse('INVALID', 'Give the day on which it happened.', 'on');
    if (on > today)
      return refuse('OUT_OF_RANGE', `${formatDate(on)} is in the future. Give a day up to today.`, 'on');
    if (on < receivedOn)
      return refuse(
        'OUT_OF_RANGE',
        `The referral was received on ${formatDate(receivedOn)}. Give that day or a later one.`,
        'on',
      );
    return null;
  },
};

/** Words of one's own: text, and no longer than is kept; INVALID with the field. */
export function checkWords(words: string, field: string): Refusal | null {
  if (holdsNoText(words)) return refuse('INVALID', 'Take out the characters that are no text.', field);
  if ([...words].length <= LONGEST_WORDS) return null;
  return refuse('INVALID', `Shorten this to ${LONGEST_WORDS.toLocaleString('en-GB')} characters.`, field);
}
