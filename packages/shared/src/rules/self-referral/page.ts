import { LAWFUL_BASES, type LawfulBasis } from '../referrals/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';

/** What a partnership says on the page on which people refer themselves. */
export interface SelfReferralPage {
  readonly isOpen: boolean;
  /** its own words of welcome; null: the usual ones */
  readonly welcome: string | null;
  /** how else to get in touch, such as a number to ring */
  readonly otherWay: string | null;
  /** who is responsible for what people write (the controller) */
  readonly controller: string;
  /** whom to ask to see, correct or remove it, and how */
  readonly answersRequests: string;
  readonly lawfulBasis: LawfulBasis;
}

/** The same as somebody typed it. */
export interface SelfReferralPageInput {
  readonly isOpen: boolean;
  readonly welcome?: string | null;
  readonly otherWay?: string | null;
  readonly controller: string;
  readonly answersRequests: string;
  readonly lawfulBasis: string;
}

const LONGEST: Readonly<Record<'welcome' | 'otherWay' | 'controller' | 'answersRequests', number>> = {
  welcome: 2_000,
  otherWay: 300,
  controller: 200,
  answersRequests: 500,
};

/**
 * A partnership's page made exact, or all that is wrong with it: INVALID, at most one a field. Who is responsible and
 * who answers requests is said before anybody writes a word (domain.md, Tenancy, privacy, lawful basis), so a page
 * without them cannot be kept, open or closed.
 */
export function checkSelfReferralPage(input: SelfReferralPageInput): SelfReferralPage | Refusal[] {
  const faults: Refusal[] = [];
  const words = (field: keyof typeof LONGEST, ask: string | null): string => {
    const text = (input[field] ?? '').normalize('NFC').trim();
    if (text === '' && ask !== null) faults.push(refuse('INVALID', ask, field));
    else if (holdsNoText(text))
      faults.push(refuse('INVALID', 'Take out the characters that are no text.', field));
    else if ([...text].length > LONGEST[field])
      faults.push(
        refuse('INVALID', `Shorten this to ${LONGEST[field].toLocaleString('en-GB')} characters.`, field),
      );
    return text;
  };
  const page = {
    isOpen: input.isOpen,
    welcome: words('welcome', null) || null,
    otherWay: words('otherWay', null) || null,
    controller: words('controller', 'Say who is responsible for what people write.'),
    answersRequests: words('answersRequests', 'Say whom people ask to see what is kept, and how.'),
  };
  const lawfulBasis = LAWFUL_BASES.find((one) => one === input.lawfulBasis);
  if (!lawfulBasis)
    return [...faults, refuse('INVALID', 'Choose the lawful basis on which it is kept.', 'lawfulBasis')];
  return faults.length > 0 ? faults : { ...page, lawfulBasis };
}

const BECAUSE: Readonly<Record<LawfulBasis, string>> = {
  CONSENT: 'We keep your words because you say yes to it. You can change your mind.',
  CONTRACT: 'We keep your words because we need them to do what we agreed with you.',
  LEGAL_OBLIGATION: 'We keep your words because a law says that we must.',
  VITAL_INTERESTS: 'We keep your words because somebody’s life may depend on it.',
  PUBLIC_TASK: 'We keep your words because it is our job, by law, to help people here.',
  LEGITIMATE_INTERESTS: 'We keep your words because we need them to help you. We use them for nothing else.',
};

/** What happens with what one writes, a sentence each, in words for everybody; what was told is kept with the referral. */
export function whatHappensWithWords(
  partnership: string,
  { controller, answersRequests, lawfulBasis }: Omit<SelfReferralPage, 'isOpen'>,
): readonly string[] {
  return [
    `The team at ${partnership} reads what you write. If somebody there can help you, they read it too, so that you only tell it once.`,
    `${controller} keeps your words safe. ${BECAUSE[lawfulBasis]}`,
    `You can ask to see what we keep, to put it right, or to have it taken out. Ask: ${answersRequests}`,
  ];
}
