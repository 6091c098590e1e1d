import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

async function goOn(page: Page, next: string, button = 'Continue'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(heading(page, next)).toBeFocused();
}

test('somebody refers themself on a phone, without an account, and the hub has it', async ({ browser }) => {
  test.setTimeout(150_000);
  const familyName = `Self-${Date.now().toString(36)}`;
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  await page.goto('/refer/tyne');
  await expect(heading(page, 'Get in touch with Tyne Wellbeing')).toBeVisible();
  await expect(page.getByText('Tyne Health Board keeps your words safe.')).toBeVisible();
  await expect(page.getByText(/^Ring 0191|Ring 0191/).first()).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);

  await goOn(page, 'How can we reach you safely?', 'Start');
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(summary).toBeFocused();
  await page.getByRole('radio', { name: 'Phone me' }).check();
  await page.getByLabel('Your phone number').fill('07700 900555');
  // changed their mind: a number that is not safe is not sent
  await page.getByRole('radio', { name: 'Send me an e-mail' }).check();
  await page.getByLabel('Your e-mail address').fill('somebody@mail.example');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await goOn(page, 'Who are you?');
  await page.getByLabel('First name').fill('Anna');
  await page.getByLabel('Last name').fill(familyName);
  await goOn(page, 'What would you like to change?');
  await page.getByLabel(/^What would you like to be different/).fill('To sing <b>again</b>.');
  await goOn(page, 'Do you want to take part?');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(summary.getByRole('link', { name: 'Choose yes or not yet.' })).toBeVisible();
  await page.getByRole('radio', { name: 'Yes, I want to take part' }).check();
  await expect(page.getByText('Question 4 of 4')).toBeVisible();
  await goOn(page, 'Check your answers');
  await expect(page.getByText('Nothing is sent until you press Send.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('To sing <b>again</b>.');
  await expect(page.getByRole('main')).not.toContainText('07700');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(heading(page, 'Thank you. Your words are here.')).toBeFocused();
  await expect(page.getByText(/^Someone reads them.*We will send you an e-mail/)).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    familyName,
  );
  await context.close();

  const hub = await pageOf(browser, 'assessor@tyne.example', `/p/tyne/referrals?search=${familyName}`);
  await hub.getByRole('link', { name: `Anna ${familyName}` }).click();
  await expect(hub.getByRole('main')).toContainText('By the person themself');
  await expect(hub.getByRole('region', { name: /The safe way to reach Anna/ })).toContainText(
    'somebody@mail.example',
  );
  await expect(hub.getByRole('main')).toContainText('They agree to take part');
  await hub.context().close();
});

test('a page that is closed says nothing of the partnership, and the backbone opens and closes it', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto('/refer/westway');
  await expect(heading(visitor, 'This page is not open')).toBeVisible();
  await expect(visitor.getByText('Westway')).toHaveCount(0);
  await expectAccessible(visitor);

  const page = await pageOf(browser, 'backbone@westway.example', '/p/westway/settings/self-referral');
  await page.getByRole('switch', { name: 'The page is open' }).check({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
  await page.getByLabel('Who is responsible for what people write?').fill('Westway Borough');
  await page.getByLabel(/^Whom do people ask/).fill('data@westway.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await said(page, /Saved. The page is open./);
  await visitor.reload();
  await expect(heading(visitor, /^Get in touch with Westway/)).toBeVisible();
  await page.getByRole('switch', { name: 'The page is open' }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await said(page, /Saved. The page is closed./);
  await visitor.reload();
  await expect(heading(visitor, 'This page is not open')).toBeVisible();
  await context.close();
  await page.context().close();
});
