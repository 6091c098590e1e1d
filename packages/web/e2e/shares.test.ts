import { expect, type Page, test } from '@playwright/test';
import { type FlowLink, HAIRLINE, layOut, MOST, WHOLE } from '../src/money/flow-layout.js';
import { largestOf, partText } from '../src/money/flow-words.js';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { enterAs } from './support/people.js';

// The picture of who pays for what and whose work: true to the money, and the same in words and in the table.

const OTHERS = { from: 'Other funders', via: 'Other domains', to: 'Other providers' };
const link = (from: string, via: string, to: string, amount: bigint): FlowLink => ({ from, via, to, amount });

test('bands and threads are as tall as their money, however little that is', () => {
  const layout = layOut(
    [
      link('Council', 'Home', 'Calder', 900_000n),
      link('Fund', 'Home', 'Calder', 90_000n),
      link('Fund', 'Work', 'Calder', 9_970n),
      link('Fund', 'Calm', 'Stillwater', 30n),
      // more given back than billed: the table's
      link('Fund', 'Calm', 'Calder', -500n),
    ],
    OTHERS,
  );
  const [funders = [], outcomes = [], providers = []] = layout?.columns ?? [];
  expect(outcomes.map(({ name }) => name)).toEqual(['Home', 'Work', 'Calm']);
  for (const column of [funders, outcomes, providers]) {
    for (const { amount, band, slot } of column) {
      const tall = (Number(amount) / 1_000_000) * WHOLE;
      expect(band.height).toBeCloseTo(Math.max(HAIRLINE, tall), 3);
      // words have a place of their own, and the band is in the middle of it
      expect(slot.height).toBeGreaterThanOrEqual(60);
      expect(band.top + band.height / 2).toBeCloseTo(slot.top + slot.height / 2, 6);
    }
    for (const [at, { slot }] of column.entries()) {
      const before = column[at - 1];
      if (before) expect(slot.top).toBeGreaterThanOrEqual(before.slot.top + before.slot.height);
      expect(slot.top + slot.height).toBeLessThanOrEqual((layout?.height ?? 0) + 1e-6);
    }
  }
  for (const threads of layout?.ribbons ?? [])
    expect(threads.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(WHOLE, 2);
  // a thread keeps its funder's colour from one step to the next
  for (const threads of layout?.ribbons ?? [])
    expect(
      threads.filter(({ thread }) => thread === 0).reduce((sum, { height }) => sum + height, 0),
    ).toBeCloseTo(0.9 * WHOLE, 2);
});

test('many names are gathered, the largest stay, and nothing is drawn of nothing', () => {
  const many = Array.from({ length: 12 }, (_, at) => link('Fund', `O${at}`, `P${at % 9}`, BigInt(100 + at)));
  const [funders, outcomes, providers] = layOut(many, OTHERS)?.columns ?? [];
  expect(funders).toHaveLength(1);
  expect(outcomes?.map(({ name }) => name)).toEqual(['O11', 'O10', 'O9', 'O8', 'O7', 'O6', 'Other domains']);
  expect(providers).toHaveLength(MOST);
  expect(layOut([], OTHERS)).toBeNull();
  expect(layOut([link('Fund', 'Home', 'Calder', -3n)], OTHERS)).toBeNull();
});

test('a part reads as nothing or all only when it is', () => {
  expect(
    [0n, 1n, 410n, 995n, 999n, 1000n].map((part) => partText(part, 1000n).replace('\u00a0', ' ')),
  ).toEqual(['0 %', 'under 1 %', '41 %', 'over 99 %', 'over 99 %', '100 %']);
  expect(largestOf([link('A', 'x', 'P', 1n), link('B', 'x', 'Q', 3n)])).toMatchObject({
    from: { name: 'B', only: false },
    via: { name: 'x', only: true },
    to: { name: 'Q' },
  });
});

const pounds = (text: string): number => Number(text.replace(/[£,]/g, ''));

/** What stands in each column of the picture that is in sight: its amounts and how tall their bands are. */
const picture = (page: Page): Promise<{ name: string; amount: string; tall: number }[][]> =>
  page.locator('[data-side]:visible').evaluateAll((columns) =>
    columns.map((column) =>
      [...column.querySelectorAll('[title]')].map((name) => ({
        name: name.getAttribute('title') ?? '',
        amount: name.lastElementChild?.textContent ?? '',
        tall: name.previousElementSibling?.getBoundingClientRect().height ?? 0,
      })),
    ),
  );

test('a funder sees its own money to the penny, on to whose work it was, and of others large counts only', async ({
  page,
}) => {
  await enterAs(page, 'funder@westway.example', '/p/westway/money/shares');
  await expect(page.getByRole('heading', { level: 1, name: 'My share' })).toBeVisible();
  const sentence = page.getByText('billed to you, which is what your statements come to');
  await expect(sentence).toContainText(
    /The largest part is for .+ \(\d+\s%\) and the largest part goes to the work of .+ \(\d+\s%\)\./,
  );
  const total = pounds((await sentence.locator('strong').textContent()) ?? '');
  const columns = await picture(page);
  expect(columns).toHaveLength(3);
  for (const column of columns) {
    expect(column.reduce((sum, { amount }) => sum + Math.round(pounds(amount) * 100), 0)).toBe(
      Math.round(total * 100),
    );
    for (const { amount, tall } of column)
      expect(tall).toBeCloseTo(Math.max(HAIRLINE, (pounds(amount) / total) * WHOLE), 0);
  }

  // the table, one line for each outcome and provider, comes to the same
  await page.getByLabel('Lines of the table').selectOption('By outcome and provider');
  await expect(page).toHaveURL(/lines=both/);
  await expect(page.getByRole('columnheader', { name: 'Provider' }).first()).toBeVisible();
  const shares = page.getByRole('table', { name: 'Shares by outcome' });
  const every = page.getByRole('button', { name: /^Show all [\d,]+ lines$/ });
  if ((await every.count()) > 0) await every.click();
  const amounts = await shares.locator('tbody tr > :last-child').allInnerTexts();
  expect(amounts.reduce((sum, text) => sum + Math.round(pounds(text) * 100), 0)).toBe(
    Math.round(total * 100),
  );

  const others = page.getByRole('region', { name: 'What others pay for' });
  await expect(others).toContainText('Counts of 1 to 7 are hidden and show as *');
  await others.getByText('Counts by outcome and provider').click();
  const counts = await others.locator('tbody tr > :last-child').allInnerTexts();
  expect(counts.length).toBeGreaterThan(0);
  for (const text of counts) expect(text).toMatch(/^(\*\s*hidden|about [\d,]*[05])$/);
  await expect(others).not.toContainText('£');
  await expectAccessible(page);

  // two steps, one below the other
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await picture(page)).toHaveLength(4);
  await expectFitsNarrowScreen(page);
});

test('whom sensitive outcomes are paid to is not in a funder’s picture, and why is said', async ({
  page,
}) => {
  await enterAs(page, 'funder@kirklees.example', '/p/kirklees/money/shares?domain=Mental+health');
  await expect(
    page.getByText('is for sensitive outcomes: they show as the total of their domain'),
  ).toBeVisible();
  const [, , providers] = await picture(page);
  expect(providers?.map(({ name }) => name)).toEqual(['Provider not shown']);
});

test('a funder is told of no domain that has no price where it pays', async ({ page }) => {
  const priced = page.waitForResponse(
    (response) => response.request().postData()?.includes('PricedDomains') ?? false,
  );
  await enterAs(page, 'funder@westway.example', '/p/westway/claims');
  await priced;
  await expect(page.getByText(/without the names of those who achieved it/)).toBeVisible();
  await page.getByRole('button', { name: 'More filters' }).click();
  // what there is to choose from is there
  const outcomes = page.getByLabel('Outcome', { exact: true }).getByRole('option');
  await expect.poll(() => outcomes.count()).toBeGreaterThan(1);
  await expect(page.getByText(/Domestic abuse|Mental health|are not listed one by one/)).toHaveCount(0);
});
