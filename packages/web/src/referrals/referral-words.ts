import { type AgreedHow, type LawfulBasis, REFERRAL_STATE_NAMES, type SafeWay } from '@weft/shared';
import type { ReferralChannel } from '../gql/graphql.js';
import type { IconName } from '../ui/icons.js';
import type { ReferralPage } from './referral-queries.js';

/** A lawful basis as somebody who is no lawyer chooses it. */
export const LAWFUL_BASIS_HELP: Readonly<Record<LawfulBasis, string>> = {
  CONSENT: 'They said yes to this being passed on, freely, and may take it back.',
  CONTRACT: 'A contract with them cannot be kept without it.',
  LEGAL_OBLIGATION: 'A law obliges us to pass it on.',
  VITAL_INTERESTS: 'Somebody’s life may depend on it.',
  PUBLIC_TASK: 'It is our task by law: councils, schools, the health service, custody.',
  LEGITIMATE_INTERESTS: 'They would expect it and it does them no harm: most charities.',
};

export const AGREED_HOW_WORDS: Readonly<Record<AgreedHow, string>> = {
  SIGNED: 'In writing',
  SPOKEN: 'By word of mouth',
  ONLINE: 'Online',
  BY_A_PARENT: 'By a parent or carer, for their child',
  BY_AN_ATTORNEY: 'By an attorney or deputy, for them',
};

export const CHANNEL_WORDS: Readonly<Record<ReferralChannel, string>> = {
  FORM: 'By the form',
  SELF: 'By the person themself',
  FILE: 'In a file',
  SYSTEM: 'From another system',
};

export const SAFE_WAY_ICON: Readonly<Record<SafeWay, IconName>> = {
  CALL: 'call',
  TEXT: 'text',
  EMAIL: 'mail',
  THROUGH_SOMEONE: 'people',
  IN_PERSON: 'account',
};

const INSTEAD: Readonly<Record<SafeWay, string>> = {
  CALL: 'call instead',
  TEXT: 'send a text message instead',
  EMAIL: 'write an e-mail instead',
  THROUGH_SOMEONE: 'reach them only through somebody else',
  IN_PERSON: 'speak with them only in person',
};

/** What a number or an address may be used for, said wherever it stands: a slip may put somebody in danger. */
export function contactAdvice(
  what: 'phone' | 'email',
  safeWay: SafeWay,
): { scheme: 'tel' | 'sms' | 'mailto' | null; words: string } {
  if (what === 'phone' && safeWay === 'CALL') return { scheme: 'tel', words: 'Safe to call' };
  if (what === 'phone' && safeWay === 'TEXT')
    return { scheme: 'sms', words: 'Safe for text messages. Do not call' };
  if (what === 'email' && safeWay === 'EMAIL') return { scheme: 'mailto', words: 'Safe to write to' };
  return { scheme: null, words: `Do not use: ${INSTEAD[safeWay]}` };
}

/** '12 days', 'since today' */
export const waitedText = (days: number): string =>
  days === 0 ? 'since today' : days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`;

type Event = ReferralPage['history'][number];

/** What happened, as a line of the history. */
export function eventTitle({ from, to, reason, provider }: Event): string {
  const who = provider?.name ?? 'a provider';
  switch (to) {
    case 'RECEIVED':
      return REFERRAL_STATE_NAMES.RECEIVED;
    case 'IN_TRIAGE':
      return from === 'RECEIVED' ? 'Taken into triage' : 'Opened again';
    case 'ACCEPTED':
      return REFERRAL_STATE_NAMES.ACCEPTED;
    case 'WAITING':
      if (from !== 'OFFERED') return 'Put on the waiting list';
      return reason ? `Offer declined by ${who}` : `Offer to ${who} taken back`;
    case 'OFFERED':
      return `Offered to ${who}`;
    case 'STARTED':
      return `Support started with ${who}`;
    case 'DECLINED':
      return 'Declined by the hub';
    case 'WITHDRAWN':
      return REFERRAL_STATE_NAMES.WITHDRAWN;
    case 'SUPPORTED_ONCE':
      return REFERRAL_STATE_NAMES.SUPPORTED_ONCE;
  }
}
