import {
  type CalendarDate,
  checkReferral,
  LAWFUL_BASES,
  type ReferralField,
  type ReferralInput,
  SAFE_WAYS,
} from '@weft/shared';
import type { RefusalLike } from '../ui/refusals.js';
import type { FormStep } from './use-steps.js';

/** A referral as it is typed: an empty text is nothing. */
export interface TypedReferral extends Record<ReferralField, string> {
  /** The agency that refers. */
  sourceId: string;
  sourceName: string;
  /** Whether the person knows of it: decides which of two questions is asked. */
  knows: '' | 'YES' | 'NO';
}

export const NOTHING_TYPED: TypedReferral = {
  sourceId: '',
  sourceName: '',
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
  lawfulBasis: '',
  knows: '',
  told: '',
  toldOn: '',
  notToldBecause: '',
  referredOn: '',
  theirReference: '',
};

export type StepKey = 'reach' | 'who' | 'hopes' | 'basis' | 'check';

interface Step extends FormStep {
  readonly key: StepKey;
  readonly fields: readonly (keyof TypedReferral)[];
}

/** The steps in their order: before anything else, how the person can be reached without harm. */
export const STEPS: readonly [Step, ...Step[]] = [
  {
    key: 'reach',
    name: 'A safe way to reach them',
    title: 'How can they be reached safely?',
    fields: ['safeWay', 'safeNote', 'phone', 'email'],
  },
  {
    key: 'who',
    name: 'Who they are',
    title: 'Who are they?',
    fields: ['givenName', 'familyName', 'birthDate', 'postcode', 'sourceId', 'referredOn', 'theirReference'],
  },
  {
    key: 'hopes',
    name: 'What they hope for',
    title: 'What do they hope for?',
    fields: ['hopes', 'strengths', 'prefers', 'avoids'],
  },
  {
    key: 'basis',
    name: 'What they know of it',
    title: 'What do they know of this referral?',
    fields: ['knows', 'told', 'toldOn', 'notToldBecause', 'lawfulBasis'],
  },
  { key: 'check', name: 'Check your answers', title: 'Check your answers', fields: [] },
];

/** What is sent: of the two questions about what the person knows, the one that was asked. */
export function inputOf(typed: TypedReferral) {
  const { sourceId, sourceName: _name, knows, told, toldOn, notToldBecause, ...rest } = typed;
  const given = Object.fromEntries(
    Object.entries({
      ...rest,
      told: knows === 'YES' ? told : '',
      toldOn: knows === 'YES' ? toldOn : '',
      notToldBecause: knows === 'NO' ? notToldBecause : '',
    }).map(([field, text]) => [field, text.trim() === '' ? null : text.trim()]),
  ) as { [field in ReferralField]: string | null };
  return { ...given, sourceId: sourceId === '' ? null : sourceId };
}

/** Everything that is wrong, by the rules that decide when it arrives, each at the question that was asked. */
export function faultsOf(typed: TypedReferral, today: CalendarDate, choosesSource: boolean): RefusalLike[] {
  const { sourceId, ...input } = inputOf(typed);
  const found = checkReferral(input satisfies ReferralInput, today);
  const faults = (Array.isArray(found) ? found : []).map((fault) => atQuestion(fault, typed));
  if (choosesSource && sourceId === null)
    faults.push({ field: 'sourceId', message: 'Choose the organisation that refers.' });
  return faults;
}

function atQuestion(fault: RefusalLike, { knows }: TypedReferral): RefusalLike {
  if (fault.field !== 'told' || knows === 'YES') return fault;
  return knows === 'NO'
    ? { field: 'notToldBecause', message: 'Say why they were not told yet.' }
    : { field: 'knows', message: 'Say whether they know of this referral.' };
}

/** The answers as the API takes them, where they are whole. */
export function sendable(typed: TypedReferral) {
  const { safeWay, lawfulBasis, givenName, familyName, ...rest } = inputOf(typed);
  const way = SAFE_WAYS.find((one) => one === safeWay);
  const basis = LAWFUL_BASES.find((one) => one === lawfulBasis);
  if (!way || !basis || givenName === null || familyName === null) return null;
  return { ...rest, safeWay: way, lawfulBasis: basis, givenName, familyName };
}
