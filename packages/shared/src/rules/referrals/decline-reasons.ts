import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText, plainName } from '../text/index.js';

/** Who declines: the hub a referral, or a provider an offer. */
export const DECLINERS = ['HUB', 'PROVIDER'] as const;
export type Decliner = (typeof DECLINERS)[number];

/** A reason to decline, as the partnership words it; it is never removed once used, only no longer offered. */
export interface DeclineReason {
  readonly code: string;
  readonly title: string;
  readonly by: readonly Decliner[];
  readonly offered: boolean;
}

const reason = (code: string, title: string, ...by: readonly Decliner[]): DeclineReason => ({
  code,
  title,
  by,
  offered: true,
});

/** What a partnership's list starts from; the partners change it. No reason says that somebody is too complex. */
export const USUAL_DECLINE_REASONS: readonly DeclineReason[] = [
  reason('NOT_ELIGIBLE', 'What the contract is for does not cover it', 'HUB'),
  reason('OUT_OF_AREA', 'Lives outside the area', 'HUB'),
  reason('SUPPORTED_ELSEWHERE', 'Another service supports the person already', 'HUB', 'PROVIDER'),
  reason('OTHER_SERVICE_FITS', 'Another service fits better, and was asked', 'HUB', 'PROVIDER'),
  reason('NOT_REACHED', 'Could not be reached, in the safe ways and several times', 'HUB', 'PROVIDER'),
  reason('REFERRED_TWICE', 'The same referral came twice', 'HUB'),
  reason('NO_ROOM', 'No worker has room at present', 'PROVIDER'),
  reason('EXPERTISE', 'Asks for expertise that we do not have', 'PROVIDER'),
  reason('KNOWS_THE_WORKER', 'Somebody who works here knows the person privately', 'PROVIDER'),
  reason('TOO_FAR', 'Too far to travel for the person', 'PROVIDER'),
  reason('OTHER', 'Another reason, in words', 'HUB', 'PROVIDER'),
];

const LONGEST_TITLE = 120;
const MOST_REASONS = 50;

/** What is wrong with a partnership's list: all of it, each INVALID with its path ("reasons.3.title"). */
export function checkDeclineReasons(reasons: readonly DeclineReason[]): Refusal[] {
  if (reasons.length > MOST_REASONS)
    return [refuse('INVALID', `Keep to at most ${MOST_REASONS} reasons.`, 'reasons')];
  const faults: Refusal[] = [];
  const codes = new Set<string>();
  const titles = new Set<string>();
  for (const [nth, { code, title, by }] of reasons.entries()) {
    const at = `reasons.${nth}`;
    const words = plainName(title);
    if (!/^[A-Z0-9_]{1,64}$/.test(code) || codes.has(code))
      faults.push(refuse('INVALID', 'Give each reason a code of its own, in capital letters.', `${at}.code`));
    if (words === '' || holdsNoText(title) || [...words].length > LONGEST_TITLE)
      faults.push(refuse('INVALID', `Say the reason in at most ${LONGEST_TITLE} characters.`, `${at}.title`));
    else if (titles.has(words.toLowerCase()))
      faults.push(refuse('INVALID', 'This reason is on the list already. Remove one.', `${at}.title`));
    if (by.length === 0)
      faults.push(
        refuse('INVALID', 'Choose who may give this reason: the hub, providers or both.', `${at}.by`),
      );
    codes.add(code);
    titles.add(words.toLowerCase());
  }
  for (const who of DECLINERS)
    if (!reasons.some(({ by, offered }) => offered && by.includes(who)))
      faults.push(
        refuse(
          'INVALID',
          `Offer at least one reason to ${who === 'HUB' ? 'the hub' : 'providers'}.`,
          'reasons',
        ),
      );
  return faults;
}
