import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { enterAs, pageOf, said } from './support/people.js';

/** Where each year under the picture begins and ends, from the left, as it is seen. */
const yearsOn = (page: Page) =>
  page.getByText(/^(’|20)\d\d$/).evaluateAll((labels) =>
    labels
      .map((label) => label.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .map(({ left, right }) => ({ left, right }))
      .sort((one, other) => one.left - other.left),
  );

test('the years under the forecast stand apart, however narrow the screen', async ({ page }) => {
  await enterAs(page, 'backbone@westway.example');
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/p/westway/money/forecast');
    await said(page, /was billed/);
    const years = await yearsOn(page);
    expect(years.length).toBeGreaterThanOrEqual(4);
    for (const [at, { left }] of years.entries())
      if (at > 0) expect(left - (years[at - 1]?.right ?? 0)).toBeGreaterThanOrEqual(3);
  }
});

test('a school whose part has no limit reads that nothing of its own runs out', async ({ browser }) => {
  const page = await pageOf(browser, 'head@westway.example', '/p/westway/money/forecast');
  await said(page, /^No limit is set for you$/);
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.getByRole('link', { name: 'What you paid for' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My share' })).toBeVisible();
  await page.context().close();
});

test('a plan says what it comes to while it is typed', async ({ page }) => {
  await enterAs(page, 'backbone@westway.example', '/p/westway/money/forecast/new');
  await page.getByLabel('July to September 2024').fill('1200.50');
  await page.getByLabel('October to December 2024').fill('300');
  await said(page, /^Comes to £1,500\.50$/);
  await page.getByLabel('October to December 2024').fill('three hundred');
  await said(page, /^Comes to £1,200\.50$/);
  // what is pasted takes the place of every amount; the quarters that it leaves out can still be typed
  await page.getByText('Paste from a spreadsheet or a CSV file').click();
  await page.getByLabel('Lines to fill in').fill('2026 Q2, 1200.00\n2026 Q3, 1300.00');
  await page.getByRole('button', { name: 'Fill in the amounts' }).click();
  await expect(page.getByLabel('July to September 2026')).toHaveValue('1300.00');
  await expect(page.getByLabel('July to September 2024')).toHaveValue('');
  await page.getByLabel('October to December 2026').fill('100');
  await said(page, /^Comes to £2,600\.00$/);
});
