import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

// Strain is seen early, ten people go to a colleague who has room, and a guide is tried before it is kept.
test('a caseload under strain, ten people moved to a colleague, and the guide', async ({ browser }) => {
  test.setTimeout(90_000);

  await test.step('the manager is told of it, sees why, and moves ten people in one action', async () => {
    const page = await pageOf(browser, 'manager@tyne.example', '/p/tyne');
    await page.getByRole('link', { name: 'See the caseloads' }).click();
    const table = page.getByRole('table', { name: 'Caseloads' });
    const first = table.getByRole('row').nth(1);
    await expect(first).toContainText('Under strain');
    await expect(first).toContainText(/more than the [\d.]+ that the guide allows|not seen in time/);
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await first.getByRole('link').click();
    await page.getByRole('button', { name: 'Select all on this page' }).click();
    const boxes = page.getByRole('checkbox', { name: /^Select / });
    for (let nth = (await boxes.count()) - 1; nth >= 10; nth -= 1) await boxes.nth(nth).uncheck();
    await page.getByRole('button', { name: 'Move to a colleague' }).click();
    const chooser = page.getByRole('dialog', { name: 'Move 10 people to a colleague' });
    await expectAccessible(page);
    const worker = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const options = await chooser.getByLabel('To whom').getByRole('option').allTextContents();
    // whose they are is nobody to move them to
    expect(options.filter((one) => one.startsWith(worker))).toEqual([]);
    const label = options.find((one) => one.includes('carries')) ?? '';
    await chooser.getByLabel('To whom').selectOption({ label });
    await chooser.getByRole('button', { name: 'Move them' }).click();
    await said(page, /10 people moved\./);
    await page.getByRole('button', { name: 'Undo' }).click();
    await said(page, /They are with whom they were before\./);
    await page.context().close();
  });

  await test.step('a link worker sees on a phone who needs them first', async () => {
    const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/caseloads/mine');
    await page.setViewportSize({ width: 375, height: 812 });
    await expect(page.getByRole('heading', { level: 1, name: 'My week' })).toBeVisible();
    const needing = page.getByRole('region', { name: 'Who needs me this week' });
    await needing
      .getByRole('link', { name: /^Record a contact with / })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: /contact/i })).toBeVisible();
    await page.context().close();
  });

  await test.step('the backbone tries another guide on present figures, and keeps none that is wrong', async () => {
    const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/settings/caseloads');
    const full = page.getByLabel('A full caseload');
    const before = await full.inputValue();
    await full.fill('0');
    await page.getByRole('button', { name: 'Try it on present figures' }).click();
    await expect(page.getByRole('alert')).toContainText('Say how many people a full-time worker can carry.');
    await full.fill('5');
    await page.getByRole('button', { name: 'Try it on present figures' }).click();
    const tried = page.getByRole('region', { name: 'Tried on present figures' });
    await expect(tried).toContainText(/would carry more than the guide allows, instead of/);
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    // what was tried is what is typed, or it is tried again
    await full.fill(before);
    await expect(tried).toBeHidden();
    await page.getByRole('button', { name: 'Try it on present figures' }).click();
    await tried.getByRole('button', { name: 'Save this guide' }).click();
    await said(page, /The guide is saved\./);
    await page.context().close();
  });
});
