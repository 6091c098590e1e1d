import { parseDate, SAFE_WAYS, TAKES_PART } from '@weft/shared';
import { type AnsweredStep, Answers } from '../referrals/answers.js';
import { dateText } from '../ui/date-text.js';
import { inputOf, STEPS, type TypedMyself } from './self-steps.js';
import { MY_WAY_WORDS, TAKES_PART_WORDS } from './self-words.js';

const NOTE_NAMES: Readonly<Record<string, string>> = {
  THROUGH_SOMEONE: 'Who, and how',
  IN_PERSON: 'Where and when',
};
const SHOWN_EMPTY = ['Born', 'Postcode', 'What you would like to be different', 'What goes well'];

/** All that somebody wrote about themself, before it is sent. */
export function MyselfCheck({ typed, onChange }: { typed: TypedMyself; onChange: (step: string) => string }) {
  const said = inputOf(typed);
  const text = (field: keyof TypedMyself): string | null => said[field] ?? null;
  const way = SAFE_WAYS.find((one) => one === said.safeWay);
  const takesPart = TAKES_PART.find((one) => one === said.takesPart);
  const born = text('birthDate');
  const answers: Readonly<Record<string, AnsweredStep['answers']>> = {
    reach: [
      ['How we reach you', way ? MY_WAY_WORDS[way] : null],
      ['Phone', text('phone')],
      ['E-mail', text('email')],
      [NOTE_NAMES[typed.safeWay] ?? 'To be careful of', text('safeNote')],
    ],
    who: [
      ['Name', [text('givenName'), text('familyName')].filter(Boolean).join(' ') || null],
      ['Born', born && parseDate(born) ? dateText(born) : born],
      ['Postcode', text('postcode')],
    ],
    hopes: [
      ['What you would like to be different', text('hopes')],
      ['What goes well', text('strengths')],
      ['Who you would like to help', text('prefers')],
      ['Who or what to stay away from', text('avoids')],
    ],
    agree: [['Taking part', takesPart ? TAKES_PART_WORDS[takesPart] : null]],
  };
  return (
    <Answers
      of={STEPS.flatMap(({ key, name }) => {
        const given = answers[key];
        return given ? [{ key, name, answers: given }] : [];
      })}
      shownEmpty={SHOWN_EMPTY}
      onChange={onChange}
    />
  );
}
