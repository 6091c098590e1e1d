import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

const main = (page: Page): Locator => page.getByRole('main');
const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });

test('triage and allocation side by side; of two assessors one is quicker, and the choice stays explained', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'assessor@tyne.example', '/p/tyne/referrals/waiting');
  await expect(title(page)).toHaveText('Waiting list');
  await expect(page.getByRole('row').nth(1)).toContainText(/\d+ days/);
  await main(page).getByRole('rowheader').getByRole('link').first().click();
  await expect(panel(page, 'Who could support them')).toBeVisible();

  await panel(page, 'What they need')
    .getByRole('button', { name: /^(Record|Change)$/ })
    .click();
  await page.getByRole('radio', { name: 'Support all around' }).check();
  await page.getByRole('button', { name: 'Save what they need' }).click();
  await said(page, /needs is recorded/);
  await expect(panel(page, 'What they need')).toContainText('Support all around');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  // on a phone the decision follows what they need
  const headings = await main(page).getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings.indexOf('Who could support them')).toBe(headings.indexOf('What they need') + 1);
  await expect(panel(page, 'Who could support them')).toContainText(/a load of [\d.]+ of the [\d.]+ that/);

  const other = await pageOf(browser, 'backbone@tyne.example', page.url());
  const offers = (one: Page): Locator =>
    panel(one, 'Who could support them').getByRole('button', { name: /^Offer to / });
  await expect(offers(other).first()).toBeVisible();
  await offers(page).first().click();
  await said(page, /is offered to/);
  await expect(panel(page, 'How it was allocated')).toContainText('the first suggestion');
  await offers(other).first().click();
  await expect(other.getByRole('alert')).toContainText('is offered to a provider');
  await expect(panel(other, 'Who could support them')).toHaveCount(0);
  await other.context().close();
  await page.context().close();
});

test('a changed rule is tried on the people who wait, and adopted', async ({ browser }) => {
  const assessor = await pageOf(browser, 'assessor@westway.example', '/p/westway/referrals/rule');
  await expect(panel(assessor, 'In force: the usual rule')).toBeVisible();
  await assessor.getByLabel('Expertise').fill('some');
  await assessor.getByRole('button', { name: 'Save as draft and try it' }).click();
  await expect(assessor.getByRole('alert')).toContainText('as a whole number from 0 to 100');
  await assessor.getByLabel('Expertise').fill('0');
  await assessor.getByLabel('Anchor').fill('0');
  await assessor.getByLabel('Room', { exact: true }).fill('100');
  await assessor.getByRole('button', { name: 'Save as draft and try it' }).click();
  const tried = panel(assessor, 'Tried on the waiting list');
  await expect(tried).toContainText('people on the waiting list');
  await expect(tried.getByRole('row').nth(1)).toBeVisible();
  await expect(tried.getByRole('button', { name: /^Adopt/ })).toHaveCount(0);
  await expectAccessible(assessor);
  await assessor.context().close();

  const backbone = await pageOf(browser, 'backbone@westway.example', '/p/westway/referrals/rule');
  await backbone.getByRole('button', { name: 'Adopt version 1' }).click();
  await said(backbone, /Version 1 is adopted/);
  await expect(panel(backbone, 'In force: version 1')).toBeVisible();
  await backbone.context().close();
});

test('the commissioner sees which provider’s declines chance does not explain, and no person', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'commissioner@tyne.example', '/p/tyne/watch');
  const marked = panel(page, 'Chance does not explain');
  await expect(marked).toContainText('Good Neighbours Tyne declined');
  await expect(marked.getByText('More than others').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'The people behind it' })).toHaveCount(0);
  await page.getByLabel('Told apart by').selectOption({ label: 'Support they want' });
  await expect(page.getByRole('row').filter({ hasText: 'Support all around' }).first()).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.context().close();

  // a contract that is over: its own last year is looked at, not what came since
  const over = await pageOf(browser, 'commissioner@kirklees.example', '/p/kirklees/watch');
  await expect(over.getByLabel('Time').locator('option:checked')).toHaveText(
    'The contract’s last twelve months',
  );
  await expect(over.getByRole('main')).toContainText('to 31 March 2024');
  await expect(panel(over, 'Chance does not explain')).toBeVisible();
  await over.context().close();

  const hub = await pageOf(browser, 'assessor@tyne.example', '/p/tyne/watch');
  await hub.getByRole('link', { name: 'The people behind it' }).first().click();
  await expect(hub.getByLabel('Declined by')).not.toHaveValue('');
  // a finding about people with complex circumstances leads to them alone
  await expect(hub.getByLabel('Support they want')).toHaveValue(/./);
  await expect(hub.getByRole('row').nth(1)).toBeVisible();
  await hub.context().close();
});
