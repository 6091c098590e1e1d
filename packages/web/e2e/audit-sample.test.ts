import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

/** The claim that is open on the page of the audit sample, with its evidence. */
async function openClaim(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 2, name: /^C-\d+: / });
  await expect(heading).toBeVisible();
  await expect(page.getByRole('region', { name: 'Evidence' }).getByRole('article').first()).toBeVisible();
  return /^C-\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? 'no reference';
}

test('the auditor confirms one claim of the sample and fails another, which is then reversed', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, 'auditor@tyne.example');
  await expect(page.getByRole('heading', { level: 2, name: /claims to audit$/ })).toBeVisible();
  await page.getByRole('link', { name: 'Open the sample' }).click();
  const claims = page.getByRole('navigation', { name: 'Claims of the sample' });
  const confirmed = await openClaim(page);
  // whose work it was stands beside the evidence, and the way to its conversation
  await expect(page.getByRole('region', { name: 'History' })).toContainText(/Approved by .+Verified by /);
  await expect(page.getByRole('link', { name: `Open ${confirmed} on its own page` })).toHaveAttribute(
    'href',
    /^\/p\/tyne\/claims\//,
  );
  await expectFitsNarrowScreen(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirm the claim' }).click();
  await said(page, new RegExp(`${confirmed} is confirmed`));
  await expect(claims.getByRole('button', { name: new RegExp(confirmed) })).toContainText('Confirmed');

  // the next one that has no finding opens by itself, and has the focus
  const next = page.getByRole('heading', { level: 2, name: /^C-\d+: / });
  await expect(next).not.toContainText(confirmed);
  await expect(next).toBeFocused();
  const failed = await openClaim(page);
  await page.getByRole('button', { name: 'It fails …' }).click();
  const dialog = page.getByRole('dialog', { name: `${failed} fails the audit` });
  await dialog.getByRole('button', { name: 'Record it and reverse the claim' }).click();
  await expect(dialog.getByRole('alert')).toBeFocused();
  await dialog.getByLabel('What is wrong').fill('The letter is of another year.');
  await dialog.getByRole('button', { name: 'Record it and reverse the claim' }).click();
  await said(page, new RegExp(`${failed} failed and is reversed`));
  await expect(claims.getByRole('button', { name: new RegExp(failed) })).toContainText('Failed');

  await page.goto(`/p/tyne/claims?search=${failed}`);
  await page.getByRole('rowheader').getByRole('link', { name: failed }).click();
  await said(page, /^Reversed$/);
  await said(page, /The letter is of another year\./);
  await page.context().close();
});

test('the auditor draws a month of long ago, which then stands open', async ({ browser }) => {
  test.setTimeout(60_000);
  const page = await pageOf(browser, 'auditor@kirklees.example', '/p/kirklees/audit');
  await page.getByText('Draw the sample of another month').click();
  await page.getByLabel('Month to draw').selectOption('March 2023');
  await page.getByRole('button', { name: 'Draw the sample' }).click();
  await said(page, /The sample of March 2023 is drawn\./);
  await expect(page.getByRole('region', { name: 'March 2023' })).toContainText(
    /of [\d,]+ verified claims drawn/,
  );
  await expect(page).toHaveURL(/month=2023-03-01/);
  await page.context().close();
});
