import type { CalendarDate } from '../calendar/index.js';
import type { LawfulBasis } from '../referrals/index.js';
import {
  checkReferral,
  LONGEST_WORDS,
  type ReferralDraft,
  type ReferralField,
  type ReferralInput,
} from '../referrals/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** What somebody is asked about themself, in the order in which it is asked. */
export const SELF_REFERRAL_FIELDS = [
  'safeWay',
  'safeNote',
  'phone',
  'email',
  'givenName',
  'familyName',
  'birthDate',
  'postcode',
  'hopes',
  'strengths',
  'prefers',
  'avoids',
] as const satisfies readonly ReferralField[];
export type SelfReferralField = (typeof SELF_REFERRAL_FIELDS)[number];

/** Whether they agree to take part: apart from all the rest, and no is an answer. */
export const TAKES_PART = ['YES', 'NOT_YET'] as const;
export type TakesPart = (typeof TAKES_PART)[number];

/** As it comes from the page; nothing of it is trusted. */
export type SelfReferralInput = Readonly<Partial<Record<SelfReferralField | 'takesPart', string | null>>>;

export interface SelfReferralDraft {
  readonly referral: ReferralDraft;
  readonly takesPart: TakesPart;
}

/** What stands for the partnership when somebody writes to it. */
export interface SelfReferralSetting {
  /** in the partnership's time zone */
  readonly today: CalendarDate;
  readonly lawfulBasis: LawfulBasis;
  /** the sentences that the page said of what happens with one's words */
  readonly told: readonly string[];
}

/**
 * What somebody wrote about themself, made exact by the rules of every referral, or all that is wrong with it: INVALID
 * or OUT_OF_RANGE, at most one a field, in words to the person.
 */
export function checkSelfReferral(
  input: SelfReferralInput,
  { today, lawfulBasis, told }: SelfReferralSetting,
): SelfReferralDraft | Refusal[] {
  const asked = Object.fromEntries(SELF_REFERRAL_FIELDS.map((field) => [field, input[field] ?? null]));
  const found = checkReferral(
    { ...asked, lawfulBasis, told: told.join('\n'), toldOn: today } satisfies ReferralInput,
    today,
  );
  const faults = Array.isArray(found) ? found.map((fault) => toThePerson(fault, input)) : [];
  const takesPart = TAKES_PART.find((one) => one === input.takesPart);
  if (!takesPart) faults.push(refuse('INVALID', 'Choose yes or not yet.', 'takesPart'));
  if (Array.isArray(found) || !takesPart) return faults;
  return { referral: found, takesPart };
}

const EMPTY: Readonly<Partial<Record<string, string>>> = {
  safeWay: 'Choose how we can reach you safely.',
  phone: 'Give a phone number that is safe, or choose another way.',
  email: 'Give an e-mail address that is safe, or choose another way.',
  givenName: 'Give your first name.',
  familyName: 'Give your last name.',
};
const WRONG: Readonly<Partial<Record<string, string>>> = {
  safeWay: 'Choose how we can reach you safely.',
  phone: 'Check the phone number. Write it like 07700 900123.',
  email: 'Check the e-mail address. It looks like name@example.org.',
  givenName: 'Write your first name in up to 200 letters.',
  familyName: 'Write your last name in up to 200 letters.',
  birthDate: 'Check the date you were born.',
  postcode: 'Check the postcode, or leave it out.',
};

/** The hub's words speak of a person; this is that person. */
function toThePerson({ code, message, field }: Refusal, input: SelfReferralInput): Refusal {
  const name = field ?? '';
  const text = (input[name as SelfReferralField] ?? '').trim();
  if (name === 'safeNote' && text === '')
    return refuse(
      code,
      input.safeWay === 'IN_PERSON'
        ? 'Tell us where and when we can meet you.'
        : 'Tell us who we can ask, and how.',
      name,
    );
  if ([...text].length > LONGEST_WORDS) return refuse(code, message, name);
  return refuse(code, (text === '' ? EMPTY[name] : WRONG[name]) ?? message, name);
}
