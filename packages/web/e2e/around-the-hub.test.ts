import { readFile } from 'node:fs/promises';
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
  await expect(page.getByLabel(/^Reason \d+$/).last()).toBeFocused();
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
  await expect(part('Who waits')).toContainText(/for an answer or for support/);
  await expect(part('Declined')).toContainText(/declined [\d,]+ offers/);
  await page.context().close();

  const analyst = await pageOf(browser, 'analyst@tyne.example', '/p/tyne/measures');
  await expect(analyst.getByText(/Counts of 1 to 7 are hidden/)).toBeVisible();
  await expect(analyst.getByLabel('Provider')).toHaveCount(0);
  await expectAccessible(analyst);
  await expectFitsNarrowScreen(analyst);
  await analyst.context().close();
});

test('somebody whom one organisation refers twice on a day is shown as perhaps sent twice', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const page = await pageOf(browser, 'assessor@tyne.example');
  const familyName = `Twice-${Date.now().toString(36)}`;
  const goOn = () => page.getByRole('button', { name: 'Continue' }).click();
  for (const phone of ['07700 900456', '']) {
    await page.goto('/p/tyne/referrals/new');
    await page.getByRole('radio', { name: 'Only in person' }).check();
    await page.getByLabel('Where and when').fill('At the library.');
    await page.getByLabel(/^Phone/).fill(phone);
    await goOn();
    await page.getByLabel('First name').fill('Sam');
    await page.getByLabel('Last name').fill(familyName);
    await page.getByLabel(/^Date of birth/).fill('1971-04-06');
    await page.getByRole('combobox', { name: 'Which organisation refers them?' }).fill('Fenham');
    await page
      .getByRole('option', { name: /Fenham/ })
      .first()
      .click();
    await goOn();
    await goOn();
    await page.getByRole('radio', { name: 'Yes, they were told' }).check();
    await page.getByLabel('What were they told?').fill('The leaflet, read together.');
    await page.getByRole('radio', { name: 'Consent' }).check();
    await goOn();
    await page.getByRole('button', { name: 'Send the referral' }).click();
    await page.getByRole('link', { name: 'Open the referral' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Sam ${familyName}` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Take into triage' }).click();
  const met = page.getByRole('region', { name: 'Have we met?' });
  await expect(met.getByText('Perhaps sent twice')).toBeVisible();
  await expect(met).toContainText('decline one of the two and say so');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Decline', exact: true }).click();
  await page.getByLabel('Reason', { exact: true }).selectOption({ label: 'The same referral came twice' });
  await page.getByRole('dialog').getByRole('textbox').fill('By the form and by e-mail.');
  await page.getByRole('dialog').getByRole('button', { name: 'Decline the referral' }).click();
  await said(page, /is declined/);
  await expect(page.getByRole('region', { name: 'Taking part' })).toContainText('They were not asked');
  await expect(page.getByRole('button', { name: 'Record that they agree' })).toHaveCount(0);
  await page.context().close();
});

test('of two assessors the slower one is shown where the referral stands now', async ({ browser }) => {
  const slow = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/referrals?state=RECEIVED');
  await slow.getByRole('rowheader').getByRole('link').last().click();
  const take = slow.getByRole('button', { name: 'Take into triage' });
  await expect(take).toBeVisible();
  const quick = await pageOf(browser, 'assessor@tyne.example', slow.url());
  await quick.getByRole('button', { name: 'Take into triage' }).click();
  await said(quick, /is in triage/);
  await quick.context().close();
  await take.click();
  await expect(slow.getByRole('alert')).toContainText('so it cannot be taken into triage now.');
  await expect(slow.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  await slow.context().close();
});

test('the waiting list is read a page at a time, and its file holds all of it', async ({ browser }) => {
  const page = await pageOf(browser, 'assessor@tyne.example', '/p/tyne/referrals/waiting');
  const all = Number(/\d+/.exec((await page.getByText(/^\d+ people$/).textContent()) ?? '')?.[0]);
  expect(all).toBeGreaterThan(15);
  await expect(page.getByRole('rowheader')).toHaveCount(15);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL(/after=15/);
  await expect(page.getByRole('rowheader')).toHaveCount(Math.min(15, all - 15));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Export/ }).click(),
  ]);
  expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(all + 1);
  await page.goto('/p/tyne/referrals/waiting?after=9999');
  await expect(page.getByText('Part of this page’s address could not be read')).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(15);
  await page.context().close();
});

test('the audit trail of one person is found by their name, and its file holds just that', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/settings/audit');
  const who = page.getByLabel('Who', { exact: true });
  const name = (await who.getByRole('option').nth(1).textContent()) ?? '';
  await who.selectOption({ label: name });
  await expect(page).toHaveURL(/person=/);
  const trail = page.getByRole('table', { name: 'Audit trail' });
  await expect(trail.getByRole('row').filter({ hasNotText: name })).toHaveCount(1);
  await expect(trail.getByRole('row').filter({ hasText: name }).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  const [, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.includes(`,${name},`))).toEqual([]);
  await page.reload();
  await expect(who.getByRole('option', { name })).toHaveJSProperty('selected', true);
  await page.context().close();
});

test('a page of several lists asks once before what was typed in any of them is lost', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'backbone@westway.example', '/p/westway/settings/lists');
  const today = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Today', exact: true });
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  for (const first of ['Ages at which a band begins', 'Band 1', 'Wish 1']) {
    const words = page.getByLabel(first, { exact: true });
    await words.fill(`${await words.inputValue()}, typed`);
    await today.click();
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect(words).toHaveValue(/, typed$/);
  }
  await today.click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.context().close();
});
