import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';

const WORDS = 'Measured again in all eight areas; better in five of them.';

/** The rung of the ladder with this title. */
const rung = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).first();
const TITLE = 'Wellbeing measured after 6 months';
const recorded = (page: Page) => page.getByRole('list', { name: /^Recorded about/ });

// On a phone, by the link worker alone: kept up, broken by a wrong word, mended by its correction, claimed.
test('a milestone that is broken, mended by a correction and claimed', async ({ browser }) => {
  test.setTimeout(180_000);
  const familyName = `Milestone-${Date.now().toString(36)}`;
  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  await page.setViewportSize({ width: 375, height: 812 });

  await test.step('somebody is measured for the first time, seven months ago', async () => {
    await page.getByLabel('Given name').fill('Ines');
    await page.getByLabel('Family name').fill(familyName);
    await page.getByLabel('First day of support').fill(daysAgo(240));
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Ines ${familyName}` })).toBeVisible();
    await page.getByRole('link', { name: 'Record: First wellbeing measure in eight areas' }).click();
    await page.getByLabel('Achieved on').fill(daysAgo(215));
    await page.getByRole('textbox', { name: 'Statement' }).fill('Measured together in eight areas.');
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /is recorded/);
    await page
      .getByRole('link', { name: `Ines ${familyName}` })
      .first()
      .click();
  });

  await test.step('the time is full, and nobody has said whether it held', async () => {
    await expect(rung(page, TITLE)).toContainText('Missed');
    await expect(rung(page, TITLE)).toContainText('If it was reached, record it now.');
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
  });

  await test.step('it is said to have been interrupted, and stands still', async () => {
    await page.getByRole('button', { name: 'It was interrupted' }).click();
    await page.getByLabel('Interrupted since').fill(daysAgo(100));
    await page.getByLabel('What happened').selectOption('Stopped taking part');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Record it' }).click();
    await said(page, /It is recorded/);
    await expect(rung(page, TITLE)).toContainText('Interrupted since');
    await expect(rung(page, TITLE).getByRole('link', { name: /^Record:/ })).toHaveCount(0);
  });

  await test.step('that was somebody else: the entry is put right, and what it said is kept', async () => {
    await recorded(page)
      .getByRole('button', { name: /^Correct:/ })
      .click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await said(page, /The entry is withdrawn/);
    await expect(rung(page, TITLE)).toContainText('Missed');
  });

  await test.step('it is one tap away from what falls due, and counted there', async () => {
    // on a phone a page is ten cards, and the latest stands last
    await page.setViewportSize({ width: 1280, height: 812 });
    await page.goto('/p/tyne/milestones');
    const row = page.getByRole('link', { name: `Ines ${familyName}` });
    await expect(page.getByRole('button', { name: 'Next weeks', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(row).toHaveCount(0);
    await page.getByRole('button', { name: /^Missed lately: \d+$/ }).click();
    await row.first().click();
    await expect(rung(page, TITLE)).toContainText('Missed');
    await page.setViewportSize({ width: 375, height: 812 });
  });

  await test.step('it held, in words that prove it', async () => {
    await page.getByRole('button', { name: 'It still holds' }).click();
    await page.getByLabel(/in words \(optional\)/).fill(WORDS);
    await page.getByRole('button', { name: 'Record it' }).click();
    await said(page, /It is recorded/);
    await expect(rung(page, TITLE)).toContainText('the evidence is there');
    await expect(recorded(page)).toContainText(WORDS);
    await expectFitsNarrowScreen(page);
  });

  await test.step('it stands among what is coming up, and leads to its claim with one confirmation', async () => {
    await page.goto('/p/tyne/milestones?states=REACHED');
    await expect(page.getByRole('heading', { level: 1, name: 'Coming up' })).toBeVisible();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await page
      .getByRole('link', { name: `Ines ${familyName}` })
      .first()
      .click();
    await rung(page, TITLE)
      .getByRole('link', { name: `Claim: ${TITLE}` })
      .click();
    await expect(page.getByLabel('Achieved on')).not.toHaveValue('');
    await expect(page.getByRole('textbox', { name: 'Statement' })).toHaveValue(WORDS);
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /is recorded/);
    await page
      .getByRole('link', { name: `Ines ${familyName}` })
      .first()
      .click();
    await expect(rung(page, TITLE)).toContainText('claim submitted');
  });
  await page.context().close();
});
