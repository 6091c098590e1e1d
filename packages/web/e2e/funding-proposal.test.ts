import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

/** The first day of a year to come: what is in force today stays so. */
const FROM = `${new Date().getFullYear() + 1}-04-01`;

test('the backbone proposes who pays; the commissioner sees what changes and what it would have cost, and agrees', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  let share = '';

  await test.step('the backbone proposes that schools pay more', async () => {
    const page = await pageOf(browser, 'backbone@westway.example', '/p/westway/funding');
    await page.getByRole('link', { name: 'Propose a new version' }).click();
    await page.getByLabel('Holds from').fill(FROM);
    const schools = page.getByRole('group', { name: /^\d+\. Schools$/ }).getByLabel('Percentage');
    // one more than the newest version has, which another run of this story may have agreed
    share = String(Number(await schools.inputValue()) + 1);
    await schools.fill(share);
    await page.getByRole('button', { name: 'Propose to the commissioner' }).click();
    await said(page, /The proposal is saved/);
    await expect(page.getByRole('heading', { level: 1, name: 'A proposal for who pays' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Agree to these terms' })).toHaveCount(0);
    await page.context().close();
  });

  await test.step('the commissioner comes to it from Today, reads, and agrees', async () => {
    const page = await pageOf(browser, 'commissioner@westway.example');
    await page.getByRole('link', { name: 'Compare the terms' }).click();
    await page
      .getByRole('region', { name: 'To agree' })
      .getByRole('rowheader')
      .getByRole('link', { name: /^Proposal by / })
      .click();
    const changes = page.getByRole('region', { name: /^What it changes against version \d+$/ });
    await expect(changes).toContainText('1 contribution changed, 0 added, 0 removed');
    await expect(changes).toContainText(`12 % of the price becomes ${share} % of the price.`);
    const cost = page.getByRole('region', { name: 'What it would have meant for past claims' });
    await expect(cost).toContainText(/[\d,]+ claims achieved from .+ come to £[\d,]+\.\d\d\./);
    await expect(cost.getByRole('row', { name: /^Schools/ })).toContainText(/\+£[\d,]+\.\d\d/);
    // terms are agreed to whole: none of the schools that a borough pays for is left to "and 3 more"
    const terms = page.getByRole('region', { name: 'Who would pay' });
    await expect(terms).toContainText(/Goldhawk Green Primary.*Portside Hill School/);
    await expect(terms).not.toContainText(/and \d+ more/);
    await expectFitsNarrowScreen(page);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Agree to these terms' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Agree', exact: true }).click();
    await said(page, /Version \d+ is agreed/);
    await expect(page.getByRole('heading', { level: 1, name: 'Funding agreement' })).toBeVisible();
    await expect(
      page.getByRole('region', { name: /^Version \d+, for outcomes achieved from/ }),
    ).toContainText(`Schools${share} %`);
    await expect(page.getByRole('region', { name: 'To agree' })).toHaveCount(0);
    await page.context().close();
  });
});
