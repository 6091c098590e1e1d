import { expect, type Page, test } from '@playwright/test';
import { signInAs } from './support/people.js';

/** Presses Tab until the focus is on a button of this name: a keyboard is all there is. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 20; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
}

test('a verifier works through the queue by keyboard alone', async ({ page }) => {
  test.setTimeout(150_000);
  await signInAs(page, 'verifier@westway.example');
  await page.goto('/p/westway/verification');
  await expect(page.getByText(/^C-\d+/).first()).toBeVisible();

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  // a key does nothing before the claim it speaks of is on the page
  const verify = page
    .getByRole('main')
    .getByRole('button', { name: /^Verify/ })
    .first();
  await expect(verify).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByText(/C-\d+ is verified/).first()).toBeVisible();

  await expect(verify).toBeVisible();
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('What the evidence lacks')).toBeFocused();
  // the letters of a reason are not commands
  await page.keyboard.type('Which week does the letter speak of? vrj');
  await tabTo(page, 'Withhold the claim');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/C-\d+ is withheld/).first()).toBeVisible();

  await expect(verify).toBeVisible();
  await page.keyboard.press('r');
  await expect(dialog.getByLabel('Why it is not an outcome')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
