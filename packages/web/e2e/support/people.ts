import { expect, type Page } from '@playwright/test';

/** The password of every demonstration account. */
const PASSWORD = 'weft-demonstration';

/** Signs in through the page, as people do: signInAs(page, 'verifier@kirklees.example'). */
export async function signInAs(
  page: Page,
  email: string,
  { password = PASSWORD, opens = 'Today' }: { password?: string; opens?: string } = {},
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: opens })).toBeVisible();
}
