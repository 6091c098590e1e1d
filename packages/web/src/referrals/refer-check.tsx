import {
  formatPhone,
  isRefusal,
  LAWFUL_BASES,
  LAWFUL_BASIS_IN_WORDS,
  parseDate,
  readPhone,
  SAFE_WAY_IN_WORDS,
  SAFE_WAYS,
} from '@weft/shared';
import { dateText } from '../ui/date-text.js';
import { type Answer, Answers } from './answers.js';
import { inputOf, STEPS, type StepKey, type TypedReferral } from './refer-steps.js';

const NOTE_NAMES: Readonly<Record<string, string>> = {
  THROUGH_SOMEONE: 'Through whom, and how',
  IN_PERSON: 'Where and when',
};

const day = (text: string | null): string | null => (text && parseDate(text) ? dateText(text) : text);

function answersOf(typed: TypedReferral): Readonly<Record<Exclude<StepKey, 'check'>, readonly Answer[]>> {
  const said = inputOf(typed);
  const way = SAFE_WAYS.find((one) => one === said.safeWay);
  const basis = LAWFUL_BASES.find((one) => one === said.lawfulBasis);
  const phone = readPhone(said.phone);
  return {
    reach: [
      ['The safe way', way ? SAFE_WAY_IN_WORDS[way] : null],
      [NOTE_NAMES[typed.safeWay] ?? 'To be careful of', said.safeNote],
      ['Phone', phone === null || isRefusal(phone) ? said.phone : formatPhone(phone)],
      ['E-mail', said.email],
    ],
    who: [
      ['Name', [said.givenName, said.familyName].filter(Boolean).join(' ') || null],
      ['Date of birth', day(said.birthDate)],
      ['Postcode', said.postcode],
      ['Referred by', typed.sourceName || null],
      ['Referred on', day(said.referredOn)],
      ['Reference', said.theirReference],
    ],
    hopes: [
      ['What they hope for', said.hopes],
      ['What they are good at', said.strengths],
      ['Whom or what they prefer', said.prefers],
      ['Whom or what to avoid', said.avoids],
    ],
    basis: [
      ['What they were told', said.told],
      ['Told on', day(said.toldOn)],
      ['Not told yet, because', said.notToldBecause],
      ['Lawful basis', basis ? LAWFUL_BASIS_IN_WORDS[basis] : null],
    ],
  };
}

/** What is asked although it may be left out: an empty answer is shown, so that it is seen to be empty. */
const SHOWN_EMPTY: readonly string[] = ['Date of birth', 'What they hope for', 'What they are good at'];

/** All the answers before they are sent, each part with its way back. */
export function Check({ typed, onChange }: { typed: TypedReferral; onChange: (step: string) => string }) {
  const answers = answersOf(typed);
  return (
    <Answers
      of={STEPS.flatMap(({ key, name }) => (key === 'check' ? [] : [{ key, name, answers: answers[key] }]))}
      shownEmpty={SHOWN_EMPTY}
      onChange={onChange}
    />
  );
}
