import { expect, test } from '@playwright/test';
import { canHold, hold } from './support/hold.js';
import { enterAs } from './support/people.js';

// The last quarter of the Kirklees replay, thousands of claims that nobody is left to pay: preparing a run again
// changes nothing about them.
test('a payment run shows live how far it is, and shows it still after a reload', async ({ page }) => {
  test.skip(!canHold, 'a Weft elsewhere cannot be held');
  await enterAs(page, 'backbone@kirklees.example');
  const [listing, dividing] = [await hold('payment_run_claim'), await hold('claim')];
  try {
    await page.goto('/p/kirklees/money/runs/new');
    const lastDay = page.getByLabel('Last day of the period');
    await lastDay.fill((await lastDay.getAttribute('max')) ?? '');
    await page.getByRole('button', { name: 'Prepare the run' }).click();
    const progress = page.getByRole('progressbar', { name: 'Dividing the claims among the funders' });
    await expect(progress).toBeVisible();
    await expect(page.getByText('Getting ready')).toBeVisible();
    const address = page.url();

    await listing();
    await expect(page.getByText(/^0 of [\d,]+ claims$/)).toBeVisible();
    await page.reload();
    expect(page.url()).toBe(address);
    await expect(page.getByText(/^0 of [\d,]+ claims$/)).toBeVisible();
    await expect(progress).toHaveAttribute('value', '0');

    await dividing();
    await expect(progress).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByText('Nothing was billed in this run.')).toBeVisible();
  } finally {
    await Promise.all([listing(), dividing()]);
  }
});
