import { WELLBEING_AREAS } from '../partnerships/index.js';
import { type Domain, type Instrument, type Item, TOTAL } from './instrument.js';

/**
 * Two questions for each of the eight areas of the wellbeing measure (domain.md, Tyne Wellbeing), the second of each
 * asked the other way round. The wording is our own and made for the demonstration: nobody has tested it on people.
 */
const QUESTIONS: readonly (readonly [area: string, asked: string, turned: string])[] = [
  ['LIFESTYLE', 'I live in a way that does me good.', 'I keep putting off what would do me good.'],
  [
    'LOOKING_AFTER',
    'I get done what I need to do for myself each day.',
    'Everyday things are too much for me.',
  ],
  ['SYMPTOMS', 'I know what to do when I feel unwell.', 'My health decides what I can do.'],
  ['ACTIVITIES', 'My week holds things that matter to me.', 'I have little to get up for.'],
  ['MONEY', 'I can pay for what I need.', 'Letters about money worry me.'],
  ['HOME', 'I feel safe where I live.', 'Where I live makes my life harder.'],
  ['PEOPLE', 'There are people I can turn to.', 'I am on my own more than I would like.'],
  ['FEELING', 'I look forward to the weeks ahead.', 'I find it hard to see what is good.'],
];

const AGREE = 'HOW_TRUE';
const item = (code: string, text: string, reverse: boolean): Item => ({ code, text, scale: AGREE, reverse });
const ITEMS: readonly Item[] = QUESTIONS.flatMap(([area, asked, turned]) => [
  item(`${area}_1`, asked, false),
  item(`${area}_2`, turned, true),
]);

/** A mean over items, from 1 to 5; half a point counts as a change in one area, a quarter over all of them. */
const mean = (
  code: string,
  title: string,
  items: readonly string[],
  needed: number,
  change: number,
): Domain => ({
  code,
  title,
  items,
  scoring: { by: 'MEAN' },
  minimumAnswers: needed,
  higherIsBetter: true,
  smallestChange: change,
});

/** An instrument of our own in the eight areas: what the demonstration measures with. */
export const EIGHT_AREAS: Instrument = {
  code: 'EIGHT_AREAS',
  title: 'My eight areas',
  version: 1,
  scales: [
    {
      code: AGREE,
      options: ['Not true for me', 'A little true', 'Partly true', 'Mostly true', 'Very true for me'].map(
        (label, nth) => ({ value: nth + 1, label }),
      ),
    },
  ],
  items: ITEMS,
  domains: QUESTIONS.map(([area], nth) =>
    mean(area, WELLBEING_AREAS[nth] ?? area, [`${area}_1`, `${area}_2`], 1, 0.5),
  ),
  total: mean(
    TOTAL,
    'All areas',
    ITEMS.map(({ code }) => code),
    12,
    0.25,
  ),
};
