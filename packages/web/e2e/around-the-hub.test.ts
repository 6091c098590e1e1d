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
