import {
  type CalendarDate,
  checkSelfReferral,
  SELF_REFERRAL_FIELDS,
  type SelfReferralField,
  type SelfReferralInput,
} from '@weft/shared';
import type { FormStep } from '../referrals/use-steps.js';
import type { RefusalLike } from '../ui/refusals.js';

/** What somebody types about themself: an empty text is nothing. */
export type TypedMyself = Record<SelfReferralField | 'takesPart', string>;

export const NOTHING_TYPED: TypedMyself = {
  safeWay: '',
  safeNote: '',
  phone: '',
  email: '',
  givenName: '',
  familyName: '',
  birthDate: '',
  postcode: '',
  hopes: '',
  strengths: '',
  prefers: '',
  avoids: '',
  takesPart: '',
};

interface Step extends FormStep {
  readonly key: 'start' | 'reach' | 'who' | 'hopes' | 'agree' | 'check';
  readonly fields: readonly (keyof TypedMyself)[];
}

/** What happens with one's words comes first; then, before anything else is asked, the safe way. */
export const STEPS: readonly [Step, ...Step[]] = [
  { key: 'start', name: 'Before you start', title: 'Before you start', fields: [] },
  {
    key: 'reach',
    name: 'A safe way to reach you',
    title: 'How can we reach you safely?',
    fields: ['safeWay', 'safeNote', 'phone', 'email'],
  },
  {
    key: 'who',
    name: 'About you',
    title: 'Who are you?',
    fields: ['givenName', 'familyName', 'birthDate', 'postcode'],
  },
  {
    key: 'hopes',
    name: 'What you would like',
    title: 'What would you like to change?',
    fields: ['hopes', 'strengths', 'prefers', 'avoids'],
  },
  { key: 'agree', name: 'Taking part', title: 'Do you want to take part?', fields: ['takesPart'] },
  { key: 'check', name: 'Check your answers', title: 'Check your answers', fields: [] },
];

/** How many questions there are: the page before them and the one after them ask nothing. */
export const QUESTIONS = STEPS.length - 2;

/** What is sent: a number or an address only where it is the safe way, also when it was typed before that was changed. */
export function inputOf(typed: TypedMyself): SelfReferralInput {
  const { safeWay } = typed;
  const sent = {
    ...typed,
    phone: safeWay === 'CALL' || safeWay === 'TEXT' ? typed.phone : '',
    email: safeWay === 'EMAIL' ? typed.email : '',
  };
  return Object.fromEntries(
    [...SELF_REFERRAL_FIELDS, 'takesPart' as const].map((field) => [field, sent[field].trim() || null]),
  );
}

/** Everything that is wrong, by the rules that decide when it arrives. */
export function faultsOf(typed: TypedMyself, today: CalendarDate, told: readonly string[]): RefusalLike[] {
  // which basis it is kept on is the partnership's to say, and nothing of it can be wrong here
  const found = checkSelfReferral(inputOf(typed), { today, lawfulBasis: 'PUBLIC_TASK', told });
  return Array.isArray(found) ? found : [];
}
