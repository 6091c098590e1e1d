import { expect, test } from '@playwright/test';
import { enterAs, signInAs } from './support/people.js';

test.describe('people and roles', () => {
  test('the backbone adds a person, changes the roles, suspends, and ends the membership', async ({
    page,
  }) => {
    await enterAs(page, 'backbone@kirklees.example');
    await page.getByRole('link', { name: 'People and roles' }).click();
    await page.getByRole('link', { name: 'Add a person' }).click();

    await page.getByRole('button', { name: 'Add and invite' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('link')).toHaveCount(4);

    const email = `zoe.${Date.now()}@calder-bridge.example`;
    await page.getByLabel('Name', { exact: true }).fill('Zoë Łukasiewicz');
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('combobox', { name: 'Organisation' }).fill('Calder Bridge');
    await page.getByRole('option', { name: 'Calder Bridge Homes' }).click();
    await page.getByRole('checkbox', { name: 'Link worker' }).check();
    await page.getByRole('button', { name: 'Add and invite' }).click();
    await expect(page.getByText('Zoë Łukasiewicz is added, and invited by email.')).toBeVisible();

    await page.getByLabel('Name or email address').fill('zoe lukasiewicz');
    const row = page.getByRole('row').filter({ hasText: email });
    await expect(row).toContainText('Invited');
    await row.getByRole('button', { name: 'Change Zoë Łukasiewicz' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zoë Łukasiewicz' });
    await dialog.getByRole('checkbox', { name: 'Provider manager' }).check();
    await dialog.getByRole('button', { name: 'Save roles' }).click();
    await expect(row).toContainText('Provider manager and Link worker');

    await row.getByRole('button', { name: 'Change Zoë Łukasiewicz' }).click();
    await dialog.getByRole('button', { name: 'Invite again' }).click();
    await expect(page.getByText(`A new invitation is on its way to ${email}.`)).toBeVisible();

    await row.getByRole('button', { name: 'Change Zoë Łukasiewicz' }).click();
    await dialog.getByRole('button', { name: 'End membership' }).click();
    await dialog.getByRole('button', { name: 'End the membership' }).click();
    await expect(row).toContainText('Ended');
  });

  test('an organisation of a name that is here already is refused beside its field', async ({ page }) => {
    await enterAs(page, 'backbone@kirklees.example', '/p/kirklees/settings/organisations/new');
    await page.getByLabel('Name').fill('Calder Bridge Homes');
    await page.getByRole('checkbox', { name: 'Provider' }).check();
    await page.getByRole('button', { name: 'Add the organisation' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
    await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/of this name is here already/);
  });

  test('lists remember their filters in the address', async ({ page }) => {
    await enterAs(page, 'backbone@kirklees.example', '/p/kirklees/settings/organisations');
    await page.getByLabel('What it does').selectOption('FUNDER');
    await expect(page).toHaveURL(/kind=FUNDER/);
    await expect(page.getByRole('rowheader', { name: 'National Outcomes Fund' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Calder Bridge Homes' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByLabel('What it does')).toHaveValue('FUNDER');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByRole('rowheader', { name: 'Calder Bridge Homes' })).toBeVisible();
  });
});

test('my account lists my sessions and ends another one', async ({ page, browser, baseURL }) => {
  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const otherPage = await other.newPage();
  await signInAs(otherPage, 'analyst@kirklees.example');
  await signInAs(page, 'analyst@kirklees.example');
  await page.goto('/account');
  await expect(page.getByText('This session.')).toBeVisible();
  await page
    .getByRole('button', { name: /^End session/ })
    .first()
    .click();
  await expect(page.getByText('The session has ended.')).toBeVisible();
  await otherPage.reload();
  await expect(otherPage.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await other.close();
});
