import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';

const QUESTIONS = 16;
const IMPROVED = /All areas 2 4 \+2, better/;
const TITLE = 'Wellbeing improved after 6 months';

/** Answers what is asked by the keyboard: half of the questions are asked the other way round. */
async function answerAll(page: Page, good: string, bad: string): Promise<void> {
  for (let nth = 1; nth <= QUESTIONS; nth += 1) {
    await expect(page.getByText(`Question ${nth} of ${QUESTIONS}`)).toBeVisible();
    await page.getByRole('button', { name: 'Very true for me' }).press(nth % 2 === 1 ? good : bad);
  }
  await expect(page.getByRole('heading', { name: 'Check the answers' })).toBeFocused();
}

// On a phone, by the link worker: measured twice, and what it shows proves the outcome to the verifier.
test('a first and a second measure, a star, a claim with it, and what the verifier sees', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const familyName = `Measured-${Date.now().toString(36)}`;
  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  await page.setViewportSize({ width: 375, height: 812 });
  const panel = page.getByRole('region', { name: 'How they are' });
  let claimAddress = '';

  await test.step('somebody is enrolled, and measured seven months ago', async () => {
    await page.getByLabel('Given name').fill('Oona');
    await page.getByLabel('Family name').fill(familyName);
    await page.getByLabel('First day of support').fill(daysAgo(240));
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await panel.getByRole('link', { name: 'Measure: My eight areas' }).click();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    // one answer, back to look at it, and a reload in between: nothing is lost
    await page.getByRole('button', { name: 'A little true' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('button', { name: 'A little true' })).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(page.getByText('This is what you had begun earlier.')).toBeVisible();
    await answerAll(page, '2', '4');
    await page.getByLabel('Day of the assessment').fill(daysAgo(215));
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await page.getByRole('button', { name: 'Record the assessment' }).click();
    await expect(page.getByRole('heading', { name: 'It is recorded' })).toBeFocused();
    await expect(page.getByRole('list', { name: 'Scores' })).toContainText('All areas2');
    await expect(page.getByText('Each score is from 1 to 5.')).toBeVisible();
    await page.getByRole('link', { name: 'To their page' }).click();
    await expect(panel).toContainText('Measured once');
  });

  await test.step('the first outcome rests on it', async () => {
    await page.getByRole('link', { name: 'Record: First wellbeing measure in eight areas' }).click();
    await page.getByLabel('Achieved on').fill(daysAgo(215));
    await page.getByLabel('Scored assessment').selectOption({ index: 1 });
    await expect(page.getByText('It is enough')).toBeVisible();
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /is recorded/);
    await page
      .getByRole('link', { name: `Oona ${familyName}` })
      .first()
      .click();
  });

  await test.step('it is better today, on the star and over time, and enough for the next outcome', async () => {
    await panel.getByRole('link', { name: 'Measure again: My eight areas' }).click();
    await answerAll(page, '4', '2');
    await page.getByLabel('Day of the assessment').fill(daysAgo(5));
    await page.getByRole('button', { name: 'Record the assessment' }).click();
    await expect(page.getByText('All areas is 2 points better.')).toBeVisible();
    await expectFitsNarrowScreen(page);
    await page.getByRole('link', { name: 'To their page' }).click();
    await expect(panel.getByRole('img', { name: /^My eight areas\. From/ })).toBeVisible();
    await expect(panel.getByRole('row', { name: /All areas 2 4 \+2 better/ })).toBeVisible();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await panel
      .getByRole('listitem')
      .filter({ hasText: TITLE })
      .getByRole('link', { name: 'Claim with it' })
      .click();
    await expect(page.getByText('which is 2 points better')).toBeVisible();
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await page.waitForURL(/claims\/[0-9a-f-]{36}$/);
    claimAddress = new URL(page.url()).pathname;
  });

  await test.step('whoever checks it sees the scores and their days, and no answer', async () => {
    const backbone = await pageOf(browser, 'backbone@tyne.example', claimAddress);
    await expect(backbone.getByRole('row', { name: IMPROVED })).toBeVisible();
    await expectAccessible(backbone);
    await backbone.getByRole('button', { name: 'Approve', exact: true }).click();
    await said(backbone, /approved/);
    await backbone.context().close();
    const verifier = await pageOf(browser, 'verifier@tyne.example', claimAddress);
    await expect(verifier.getByRole('row', { name: IMPROVED })).toBeVisible();
    await expect(verifier.getByText('I can pay for what I need.')).toHaveCount(0);
    await verifier.context().close();
  });

  await test.step('a later correction marks the claim, and changes nothing else', async () => {
    await page
      .getByRole('link', { name: `Oona ${familyName}` })
      .first()
      .click();
    await panel.getByText('2 assessments as recorded').click();
    await panel
      .getByRole('button', { name: /^Withdraw the assessment of/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await said(page, /is withdrawn/);
    await page.goto(claimAddress);
    await expect(page.getByText(/An assessment that this claim rests on was corrected/)).toBeVisible();
  });

  await test.step('and the backbone comes to it from its day', async () => {
    const backbone = await pageOf(browser, 'backbone@tyne.example');
    await backbone.getByRole('link', { name: 'See what changed' }).click();
    await expect(backbone.getByLabel('What it rests on')).toHaveValue('true');
    await expect(backbone.getByRole('row').filter({ hasText: familyName })).toBeVisible();
    await expectAccessible(backbone);
    await backbone.context().close();
  });
  await page.context().close();
});

test('a draft of an instrument is thrown away, and the version in use stays', async ({ browser }) => {
  const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/settings/instruments');
  const versions = page.getByRole('region', { name: 'Questionnaires' }).getByRole('listitem');
  await expect(versions.first()).toBeVisible();
  const before = await versions.count();
  await versions.filter({ hasText: 'In use' }).first().getByRole('link').click();
  await page.getByRole('link', { name: 'Draft the next version' }).click();
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await said(page, /is saved\./);
  await page.getByRole('button', { name: 'Discard the draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click();
  await said(page, /is discarded\./);
  await expect(versions).toHaveCount(before);
  await expect(page.getByText('Draft', { exact: true })).toHaveCount(0);
  await page.context().close();
});
