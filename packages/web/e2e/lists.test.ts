import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { enterAs } from './support/people.js';

/** The texts of a column of the list, whose heading begins with these words. */
async function column(page: Page, heading: string): Promise<string[]> {
  const headings = await page.locator('thead th').allInnerTexts();
  const at = headings.findIndex((text) => text.trim().startsWith(heading));
  expect(at, `There is a column ${heading}.`).toBeGreaterThanOrEqual(0);
  return page.locator(`tbody tr > :nth-child(${at + 1})`).allInnerTexts();
}

/** The rows of the file behind Export; its cells hold no commas here. */
async function exported(page: Page): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('main').getByText('Export', { exact: true }).first().click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '');
  return text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
}

const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('[aria-busy="false"] table')).toBeVisible();
};

test('a list that was filtered and sorted is found again at its address, and its file holds just that', async ({
  page,
}) => {
  await enterAs(page, 'backbone@kirklees.example', '/p/kirklees/claims?from=2022-01-01&to=2022-01-31');
  await settled(page);
  await page.getByRole('button', { name: 'Price' }).click();
  await page.getByLabel('State').selectOption('PAID');
  await expect(page).toHaveURL(/sort=price/);
  await expect(page).toHaveURL(/states=PAID/);
  await settled(page);
  const shown = await column(page, 'Claim');
  const prices = (await column(page, 'Price')).map((text) => Number(text.replace(/[£,]/g, '')));
  expect(prices).toEqual([...prices].sort((a, b) => a - b));
  await expect(page.getByRole('columnheader', { name: 'Price' })).toHaveAttribute('aria-sort', 'ascending');
  await page.reload();
  await settled(page);
  expect(await column(page, 'Claim')).toEqual(shown);
  const all = (await page.getByText(/^[\d,]+ claims?$/).textContent()) ?? '';
  const rows = await exported(page);
  expect(rows).toHaveLength(Number(all.replace(/\D/g, '')));
  expect(rows.slice(0, shown.length).map(([reference]) => reference)).toEqual(shown);
});

test('the way to the next page waits for the rows of the view that was chosen', async ({ page }) => {
  await enterAs(page, 'backbone@kirklees.example', '/p/kirklees/claims');
  await settled(page);
  const next = page.getByRole('button', { name: 'Next' });
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/graphql', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('State').selectOption('PAID');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  // the end of the rows that stand there still leads nowhere in the other view
  await next.click({ force: true });
  letGo();
  await expect(next).not.toHaveAttribute('aria-disabled', 'true');
  await expect(page).not.toHaveURL(/after=/);
  await next.click();
  await expect(page).toHaveURL(/after=/);
  await settled(page);
  expect(new Set(await column(page, 'State'))).toEqual(new Set(['Paid']));
});

test('people are found as their names are typed, and mine are mine until I look at all', async ({ page }) => {
  await enterAs(page, 'link-worker@westway.example');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My people' }).click();
  await expect(page.getByText(/whose link worker you are/)).toBeVisible();
  await settled(page);
  const mine = (await page.getByText(/^[\d,]+ participants?$/).textContent()) ?? '';
  expect(new Set(await column(page, 'Link worker')).size).toBe(1);
  expect(await exported(page)).toHaveLength(Number(mine.replace(/\D/g, '')));
  await page.getByLabel('Whose').selectOption('all');
  await expect(page.getByText(/^Everybody whom/)).toBeVisible();
  await expect(page).toHaveURL(/whose=all/);
});

test('what an address says wrongly is left out with a calm sentence', async ({ page }) => {
  await enterAs(page, 'backbone@westway.example');
  for (const query of ['from=2026-13-45', 'after=garbage', 'states=NONSENSE']) {
    await page.goto(`/p/westway/claims?${query}`);
    await expect(page.getByText('Part of this page’s address could not be read')).toBeVisible();
    await settled(page);
    await expect(page.getByText('This could not be loaded.')).toHaveCount(0);
  }
  await page.goto('/p/westway/people?after=garbage');
  await settled(page);
  await expect(page).toHaveURL(/people$/);
});

test('the view that an address shows is marked, however it is sorted', async ({ page }) => {
  await enterAs(page, 'backbone@westway.example');
  const views = page.getByRole('navigation', { name: 'Views of the claims' });
  for (const query of ['?states=SUBMITTED&order=OLDEST', '?order=OLDEST&states=SUBMITTED&sort=-price']) {
    await page.goto(`/p/westway/claims${query}`);
    await expect(views.getByRole('link', { name: 'To approve' })).toHaveAttribute('aria-current', 'page');
  }
});

test('a funder is shown its share, and nothing that would never find anything', async ({ page }) => {
  await enterAs(page, 'funder@kirklees.example', '/p/kirklees/claims');
  await settled(page);
  expect((await column(page, 'My share')).every((text) => text.includes('£'))).toBe(true);
  await expect(page.getByRole('navigation', { name: 'Views of the claims' })).toHaveCount(0);
  await page.getByRole('button', { name: 'More filters' }).click();
  await expect(page.getByLabel('Outcome')).toBeVisible();
  await expect(page.getByLabel('Question')).toHaveCount(0);
  await expect(page.getByLabel('State').locator('option')).toHaveText([
    'Any state',
    'Awaiting payment',
    'Paid',
    'Reversed',
  ]);
});

test('a complete list is sorted and written into a file by the browser', async ({ page }) => {
  await enterAs(page, 'funder@outcomes-fund.example', '/p/kirklees/portfolio');
  await page.getByRole('columnheader', { name: 'Paid' }).getByRole('button').click();
  const shown = await column(page, 'Partnership');
  const rows = await exported(page);
  expect(rows.map(([name]) => name)).toEqual(shown);
  expect(rows[0]?.at(-1)).toBe('GBP');
});

test('on a phone the filters fold, and the first claim is on the first screen', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await enterAs(page, 'backbone@westway.example', '/p/westway/claims');
  const first = page.locator('tbody tr').first();
  await expect(first).toBeInViewport();
  // whose it is leads the card
  await expect(first.getByRole('rowheader')).toHaveText(/^\S.+, C-\d+$/);
  await page.getByRole('button', { name: /Filter and sort/ }).click();
  await page.getByLabel('Order').selectOption('Price, largest first');
  await expect(page).toHaveURL(/sort=-price/);
});
