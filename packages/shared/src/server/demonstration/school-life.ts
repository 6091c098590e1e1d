import { type Instrument, type Item, TOTAL } from '../../rules/index.js';

const QUESTIONS: readonly (readonly [code: string, text: string])[] = [
  ['LEARN_1', 'I understand what we do in lessons.'],
  ['LEARN_2', 'I can ask when I am stuck.'],
  ['FRIENDS_1', 'There is somebody I like to be with at break.'],
  ['FRIENDS_2', 'I sort things out when we fall out.'],
  ['MYSELF_1', 'I like some of the things I can do.'],
  ['MYSELF_2', 'I look forward to most days.'],
];
const AREAS = [
  ['LEARN', 'Learning'],
  ['FRIENDS', 'Friends'],
  ['MYSELF', 'Me'],
] as const;

const items = QUESTIONS.map(([code, text]): Item => ({ code, text, scale: 'LIKE_ME', reverse: false }));

/** Six short questions for children, our own and made for the demonstration: nobody has tested them. */
export const SCHOOL_LIFE: Instrument = {
  code: 'SCHOOL_LIFE',
  title: 'How school is for me',
  version: 1,
  scales: [
    {
      code: 'LIKE_ME',
      options: ['Not like me', 'A bit like me', 'Quite like me', 'Very like me'].map((label, nth) => ({
        value: nth + 1,
        label,
      })),
    },
  ],
  items,
  domains: AREAS.map(([code, title]) => ({
    code,
    title,
    items: items.map((item) => item.code).filter((item) => item.startsWith(code)),
    scoring: { by: 'SUM' },
    minimumAnswers: 2,
    higherIsBetter: true,
    smallestChange: 1,
  })),
  total: {
    code: TOTAL,
    title: 'School altogether',
    items: items.map(({ code }) => code),
    scoring: { by: 'SUM' },
    minimumAnswers: 5,
    higherIsBetter: true,
    smallestChange: 2,
  },
};
