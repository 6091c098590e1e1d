import { expect, it } from 'vitest';
import { byTitle } from './by-title.js';

it('orders what lasts longer after what lasts less long, and words as words', () => {
  const titles = ['26 weeks in work', 'Entry into work', '6.5 weeks in work', '13 weeks in work'];
  expect(byTitle(titles.map((title) => ({ title }))).map(({ title }) => title)).toEqual([
    '6.5 weeks in work',
    '13 weeks in work',
    '26 weeks in work',
    'Entry into work',
  ]);
});
