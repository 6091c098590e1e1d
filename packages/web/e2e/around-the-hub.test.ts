import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

test('the backbone edits the reasons to decline, and what was given keeps its words', async ({ browser }) => {
  test.setTimeout(90_000);
  const page = await pageOf(browser, 'backbone@westway.example', '/p/westway/settings/decline-reasons');
  const title = `Waits for the holidays ${Date.now()}`;
  const given = page.getByLabel('Reason 7', { exact: true });
  const before = 'No worker has room at present';
  await expect(given).toHaveValue(before);
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.getByRole('button', { name: 'Add a reason' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link').first().click();
  await page.keyboard.type(title);
  await page.getByRole('button', { name: `Move up: ${title}` }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await said(page, /The list is saved/);

  await given.fill(`Something else ${title}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(summary).toContainText(`“${before}” was given to people, so its words stay.`);
  await page.reload();
  await expect(given).toHaveValue(before);
  await expect(page.getByRole('button', { name: `Move up: ${title}` })).toBeVisible();
  await page.context().close();
});

test('Today leads the hub to its list, the search finds a referral, and the list is a file', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const page = await pageOf(browser, 'assessor@tyne.example');
  await page.getByRole('listitem').filter({ hasText: 'on the waiting list' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Referral hub' })).toBeVisible();
  const link = page.getByRole('row').getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('referrals.csv');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search people/ }).fill(name);
  await page.getByRole('option').filter({ hasText: 'Referral R-' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.context().close();
});

test('the commissioner sees the measures, each in a sentence and a table, and chooses whose they are', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const page = await pageOf(browser, 'commissioner@tyne.example', '/p/tyne/measures?from=2025-01-01');
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  const days = part('Days from referral to support');
  await expect(days).toContainText(/Support started for [\d,]+ people between 1 January 2025/);
  await expect(days).toContainText(/Half of them waited \d+ days or less, nine of ten at most \d+ days/);
  await days.getByText('Days from referral to support: the figures').click();
  await expect(days.getByRole('row').filter({ hasText: 'September 2026' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    days.getByRole('button', { name: /^Export/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('days-to-support.csv');
  const all = await days.textContent();
  await page.getByLabel('Provider').selectOption({ label: 'Ouse Street Link' });
  await expect(days).not.toHaveText(all ?? '');
  await expect(part('Waiting list')).toContainText(/for an answer or for support/);
  await expect(part('Declined')).toContainText(/declined [\d,]+ offers/);
  await page.context().close();

  const analyst = await pageOf(browser, 'analyst@tyne.example', '/p/tyne/measures');
  await expect(analyst.getByText(/Counts are rounded to the nearest 5/)).toBeVisible();
  await expect(analyst.getByLabel('Provider')).toHaveCount(0);
  await expectAccessible(analyst);
  await expectFitsNarrowScreen(analyst);
  await analyst.context().close();
});
