import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { signInAs } from './support/people.js';

test('the operator makes a partnership and sees none of its records', async ({ page }) => {
  await signInAs(page, 'operator@weft.example', { opens: 'New partnership' });
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }),
  ).toHaveCount(0);
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);

  await page.getByRole('button', { name: 'Make the partnership' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();

  await page.getByLabel('Name', { exact: true }).fill('Dales Housing Partnership');
  await page.getByLabel('Short name in addresses').fill('kirklees');
  await page.getByRole('radio', { name: 'School zone' }).check();
  await page.getByLabel('First day of the contract').fill('2026-04-01');
  await page.getByLabel('Last day of the contract').fill('2031-03-31');
  await page.getByRole('button', { name: 'Make the partnership' }).click();
  await expect(page.getByLabel('Short name in addresses')).toHaveAccessibleDescription(
    /Another partnership has this short name/,
  );

  await page.getByLabel('Short name in addresses').fill(`dales-${Date.now()}`);
  await page.getByRole('button', { name: 'Make the partnership' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Dales Housing Partnership is ready' }),
  ).toBeVisible();
  await page.goto('/p/kirklees');
  await expect(
    page.getByRole('heading', { level: 1, name: 'This partnership cannot be found' }),
  ).toBeVisible();
});
