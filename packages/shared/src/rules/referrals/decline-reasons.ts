import { newCode } from '../lists/index.js';
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

/** A reason as somebody edits the list: without a code it is a new one. */
export interface EditedDeclineReason {
  readonly code?: string | null;
  readonly title: string;
  readonly by: readonly Decliner[];
  readonly offered: boolean;
}

/**
 * The partnership's list as it stands after somebody edited it, in their order. A new reason gets a code of its title;
 * one that they left out stays, behind the others, and is offered no more: it may have been given.
 * @param before the list as it was
 * @param given codes of reasons that were given to somebody: their words stay, or what was said would change
 * @returns what is wrong with it, each with its path, "reasons.3.title"; IN_USE for the words of a reason that was given
 */
export function editDeclineReasons(
  before: readonly DeclineReason[],
  edited: readonly EditedDeclineReason[],
  given: ReadonlySet<string>,
): readonly DeclineReason[] | Refusal[] {
  const codes = new Set(before.map(({ code }) => code));
  const wanted = edited.map(({ code, title, by, offered }) => {
    const words = plainName(title);
    const known = code ?? newCode(words, codes, 'REASON');
    codes.add(known);
    return { code: known, title: words, by: DECLINERS.filter((one) => by.includes(one)), offered };
  });
  const was = new Map(before.map((one) => [one.code, one]));
  const faults = checkDeclineReasons(wanted);
  for (const [nth, { code, title }] of wanted.entries()) {
    const known = was.get(code);
    if (edited[nth]?.code && !known)
      faults.push(refuse('INVALID', 'There is no such reason. Load the list again.', `reasons.${nth}.code`));
    if (known && given.has(code) && known.title !== title)
      faults.push(
        refuse(
          'IN_USE',
          `“${known.title}” was given to people, so its words stay. Stop offering it, and add another.`,
          `reasons.${nth}.title`,
        ),
      );
  }
  if (faults.length > 0) return faults;
  const kept = new Set(wanted.map(({ code }) => code));
  const left = before.filter(({ code }) => !kept.has(code)).map((one) => ({ ...one, offered: false }));
  return [...wanted, ...left];
}

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
