import { expect, test } from '@playwright/test';
import { pageOf, said } from './support/people.js';

test('the backbone approves several claims in one action, then one by one, and is offered the next', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, 'backbone@tyne.example');
  await page.getByRole('link', { name: 'Look at the claims' }).click();
  const boxes = page.getByRole('checkbox', { name: /^Select C-/ });
  await expect(boxes.first()).toBeVisible();
  const chosen: string[] = [];
  for (const nth of [0, 1, 2]) {
    const box = boxes.nth(nth);
    await box.check();
    chosen.push(((await box.getAttribute('aria-label')) ?? '').replace('Select ', ''));
  }
  await said(page, /^3 claims selected, £[\d,.]+ together$/);
  await page.getByRole('button', { name: 'Approve selected' }).click();
  const together = page.getByRole('region', { name: 'Approved together' });
  await expect(together).toContainText('3 claims approved');
  await expect(together).toBeFocused();
  for (const reference of chosen)
    await expect(page.getByRole('checkbox', { name: `Select ${reference}` })).toHaveCount(0);

  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await said(page, /is approved/);
  const next = page.getByRole('region', { name: 'Next to approve' }).getByRole('link');
  await expect(next).toBeFocused();
  const reference = /^C-\d+/.exec((await next.textContent()) ?? '')?.[0] ?? 'no reference';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`${reference}$`) })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
  await page.context().close();
});
