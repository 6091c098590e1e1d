import type { ReferralVerb } from '@weft/shared';

interface VerbWords {
  /** On the button. */
  verb: string;
  /** On the dialog's button, where one is asked for more. */
  confirm?: string;
  /** What the referral of somebody is then: '… is in triage'. */
  done: string;
  /** What follows from it; said before it is done. */
  follows?: string;
  words?: { label: string; description: string };
  day?: string;
  danger?: true;
}

export const VERB_WORDS: Readonly<Record<ReferralVerb, VerbWords>> = {
  triageReferral: { verb: 'Take into triage', done: 'is in triage' },
  acceptReferral: { verb: 'Accept', done: 'is accepted. Now it can be offered' },
  putOnWaitingList: { verb: 'Put on the waiting list', done: 'is on the waiting list' },
  offerReferral: {
    verb: 'Offer to a provider',
    confirm: 'Offer',
    done: 'is offered',
    follows: 'The provider sees everything on this page but who else was asked, and answers.',
  },
  takeOfferBack: {
    verb: 'Take the offer back',
    confirm: 'Take the offer back',
    done: 'is on the waiting list again',
    follows: 'The provider no longer sees this person.',
    words: { label: 'Why the offer is taken back', description: 'The hub reads this.' },
  },
  startSupport: {
    verb: 'Start support',
    confirm: 'Start support',
    done: 'led to support, which has started',
    follows: 'They become one of your participants. Outcomes count from this day on.',
    day: 'First day of support',
  },
  declineOffer: {
    verb: 'Decline the offer',
    confirm: 'Decline the offer',
    done: 'is on the hub’s waiting list again',
    follows: 'They wait again, and the hub looks for somebody else. Reasons are looked at for patterns.',
    words: { label: 'In your own words', description: 'The hub reads this.' },
  },
  declineReferral: {
    verb: 'Decline',
    confirm: 'Decline the referral',
    done: 'is declined',
    follows: 'Whoever referred sees that it was declined, and not why. Reasons are looked at for patterns.',
    words: { label: 'In your own words', description: 'As you would say it to them.' },
    danger: true,
  },
  withdrawReferral: {
    verb: 'Withdraw',
    confirm: 'Withdraw the referral',
    done: 'is withdrawn',
    follows: 'Nobody goes on with it. The hub can open it again.',
    words: { label: 'Who withdraws it, and why', description: 'The hub reads this.' },
  },
  giveOneOffSupport: {
    verb: 'One-off support given',
    confirm: 'Record the support',
    done: 'was answered with one-off support',
    follows: 'This closes the referral: they needed no more than this.',
    words: { label: 'What help was given', description: 'The hub reads this.' },
    day: 'Given on',
  },
  reopenReferral: {
    verb: 'Open again',
    confirm: 'Open it again',
    done: 'is in triage again',
    follows: 'It goes back into triage, with its history.',
    words: { label: 'What changed since', description: 'The hub reads this.' },
  },
};

/** What takes a referral on its way, the likeliest last. */
export const ONWARD: readonly ReferralVerb[] = [
  'declineOffer',
  'putOnWaitingList',
  'offerReferral',
  'acceptReferral',
  'triageReferral',
  'reopenReferral',
  'startSupport',
];

/** What ends it, or takes a step back. */
export const ASIDE: readonly ReferralVerb[] = [
  'takeOfferBack',
  'giveOneOffSupport',
  'withdrawReferral',
  'declineReferral',
];
