import { expect, test } from '@playwright/test';
import { invitationFor, mailFolder } from './support/mail.js';
import { enterAs } from './support/people.js';

test('an invitation that does not work says what to do', async ({ page }) => {
  await page.goto('/invitations/not-a-token');
  await expect(page.getByRole('heading', { level: 1, name: 'This invitation does not work' })).toBeVisible();
});

test('somebody new is invited, chooses a password, is signed in at once, and finds what is theirs', async ({
  page,
  context,
}) => {
  test.skip(mailFolder === null, 'the mail of a Weft elsewhere cannot be read');
  const email = `anneli.${Date.now()}@calder-bridge.example`;
  await enterAs(page, 'backbone@kirklees.example', '/p/kirklees/settings/members/new');
  await page.getByLabel('Name', { exact: true }).fill('Anneli Žagar');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('combobox', { name: 'Organisation' }).fill('Calder Bridge');
  await page.getByRole('option', { name: 'Calder Bridge Homes' }).click();
  await page.getByRole('checkbox', { name: 'Link worker' }).check();
  await page.getByRole('button', { name: 'Add and invite' }).click();
  await expect(page.getByText('Anneli Žagar is added, and invited by email.')).toBeVisible();
  await context.clearCookies();

  const invitation = await invitationFor(email);
  await page.goto(invitation);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
  await page.getByLabel('Password', { exact: true }).fill('heather kettle lantern');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My people' }),
  ).toBeVisible();

  await context.clearCookies();
  await page.goto(invitation);
  await expect(page.getByRole('heading', { level: 1, name: 'This invitation does not work' })).toBeVisible();
});
