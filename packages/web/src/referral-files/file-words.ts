import type { ReferralField } from '@weft/shared';
import type { ReferralFileState } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import type { Tone } from '../ui/state-badge.js';

export const FILE_STATE_WORDS: Readonly<Record<ReferralFileState, { name: string; tone: Tone }>> = {
  CHECKING: { name: 'Being checked', tone: 'going' },
  UNREADABLE: { name: 'Cannot be read', tone: 'stopped' },
  CHECKED: { name: 'Waits for you', tone: 'needs' },
  IMPORTING: { name: 'Going in', tone: 'going' },
  DONE: { name: 'Done', tone: 'good' },
  CANCELLED: { name: 'Given up', tone: 'quiet' },
  FAILED: { name: 'Stopped', tone: 'stopped' },
};

/** What belongs into each column, as one would say it to a colleague. */
export const COLUMN_HELP: Readonly<Record<ReferralField, string>> = {
  safeWay:
    'Always. How they can be reached without harm: Call, Send a text message, Write an e-mail, Only through somebody else, or Only in person.',
  safeNote: 'When and where, and what not to say. Always for “through somebody else” and “in person”.',
  givenName: 'Always.',
  familyName: 'Always.',
  birthDate: 'The day before the month, as 5/3/1987, or 1987-03-05.',
  phone: 'Always for Call and Send a text message. Format the column as text, so that the first 0 stays.',
  email: 'Always for Write an e-mail.',
  postcode: 'The whole postcode.',
  hopes: 'What they would like to be different, in their own words.',
  strengths: 'What they are good at, and what goes well.',
  prefers: 'Whom or what they would prefer.',
  avoids: 'Whom or what they wish to avoid.',
  lawfulBasis:
    'Always. On which basis you pass this on: Consent, Contract, Legal obligation, Vital interests, Public task, or Legitimate interests.',
  told: 'What they were told of this referral. Either this, or why they were not told.',
  toldOn: 'The day on which they were told.',
  notToldBecause: 'Why they were not told yet.',
  referredOn: 'The day of the referral; the day on which the file is checked if it is empty.',
  theirReference:
    'How your own system calls the referral. With it, a row is known again whatever else you correct in it.',
};

interface WhatBecame {
  readonly rows: number;
  readonly enters: number;
  readonly entered: number;
  readonly wentIn: number;
  readonly repeats: number;
  readonly staysOut: number;
}

/** What became of the rows that did not go in; that a reason stands below only where one does. */
export function leftOutText({ rows, enters, entered, wentIn, repeats, staysOut }: WhatBecame): string {
  const out = rows - entered;
  if (out === 0) return 'Every row went in.';
  const meanwhile = enters - entered;
  const below = repeats + staysOut > 0 ? '; why stands below' : '';
  return [
    `${count(out, 'row', 'rows')} of ${rows.toLocaleString('en-GB')} did not go in${below}.`,
    ...(wentIn > 0 ? [`Of them ${count(wentIn, 'row', 'rows')} had gone in before.`] : []),
    ...(meanwhile > 0
      ? [`Of them ${count(meanwhile, 'row', 'rows')} went in with another file meanwhile.`]
      : []),
    ...(staysOut > 0
      ? ['Put the rows right in the same file and send it again: nobody is referred twice.']
      : []),
  ].join(' ');
}
