import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { rareName, someBirthDate } from './support/made-up.js';
import { expectFocusKept, pageOf, said } from './support/people.js';

const BORN = someBirthDate();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const again = (page: Page) => page.getByRole('region', { name: 'Is this somebody we know already?' });

/** Enrols Nina of this family; the id of her record. */
async function enrol(page: Page, familyName: string, days: number, provider?: string): Promise<string> {
  await page.getByLabel('Given name').fill('Nina');
  await page.getByLabel('Family name').fill(familyName);
  await page.getByLabel(/^Date of birth/).fill(BORN);
  if (provider) {
    await page.getByRole('combobox', { name: 'Supported by' }).fill(provider.slice(0, 5));
    await page.getByRole('option', { name: provider }).click();
  }
  await page.getByLabel('First day of support').fill(daysAgo(days));
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(heading(page, `Nina ${familyName}`)).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The link worker's Nina, with an outcome. */
async function supported(browser: Browser, familyName: string): Promise<string> {
  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  const id = await enrol(page, familyName, 60);
  await page.getByRole('link', { name: 'Record: First wellbeing measure in eight areas' }).click();
  await page.getByLabel('Achieved on').fill(daysAgo(40));
  await page.getByRole('textbox', { name: 'Statement' }).fill('Measured together in eight areas.');
  await page.getByRole('button', { name: 'Record the outcome' }).click();
  await said(page, /is recorded/);
  await page.context().close();
  return id;
}

test('two records of one person become one, and two again that are never proposed', async ({ browser }) => {
  const familyName = `Twice${rareName()}`;
  const first = await supported(browser, familyName);
  const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/people/new');
  const second = await enrol(page, familyName, 20, 'Ouse Street Link');
  const claim = () =>
    page.getByRole('region', { name: 'Story' }).getByRole('link', { name: /First wellbeing/ });

  await test.step('the second record asks whether we know her; both are laid side by side', async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await again(page)
      .getByRole('link', { name: /^Compare with/ })
      .first()
      .click();
    await expect(heading(page, 'One person, two records?')).toBeVisible();
    await expect(page.getByRole('region', { name: 'What will happen' })).toContainText('takes over from');
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
  });

  await test.step('they become one, with the claim, and an old link leads there', async () => {
    await page.getByRole('button', { name: 'Make them one record' }).click();
    await said(page, /is now part of/);
    await expect(heading(page, `Nina ${familyName}`)).toBeVisible();
    await expect(claim()).toBeVisible();
    await page.goto(`/p/tyne/people/${second}`);
    await said(page, /It was merged into this one/);
    await expect(claim()).toBeVisible();
    await page.goto(`/p/tyne/people?search=${familyName}`);
    await expect(page.getByRole('link', { name: `Nina ${familyName}` })).toHaveCount(1);
  });

  await test.step('it is undone: each has what was theirs, and nobody proposes them again', async () => {
    await page.goto(`/p/tyne/people/${first}`);
    await page.getByRole('button', { name: 'Undo this merge' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the merge' }).click();
    await said(page, /is a record of its own again/);
    await expect(claim()).toBeVisible();
    await page.goto(`/p/tyne/people/${second}`);
    await expect(heading(page, `Nina ${familyName}`)).toBeVisible();
    await expect(page.getByText('It was merged into this one')).toHaveCount(0);
    await expect(claim()).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'About', exact: true })).toBeVisible();
    await expect(again(page).getByRole('link', { name: `Nina ${familyName}` })).toHaveCount(0);
    await page.goto('/p/tyne/people/same');
    await expect(page.getByText(/looked through, the newest first/)).toBeVisible();
    await expect(page.getByRole('link', { name: `Nina ${familyName}` })).toHaveCount(0);
    await expectAccessible(page);
  });
  await page.context().close();
});

test('that two records are of two people is asked back first, as nobody is asked about them again', async ({
  browser,
}) => {
  const familyName = `Apart${rareName()}`;
  const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/people/new');
  const first = await enrol(page, familyName, 30, 'Ouse Street Link');
  await page.goto('/p/tyne/people/new');
  const second = await enrol(page, familyName, 20, 'Benwick Connections');
  // others of this file have the same given name and day of birth
  const other = again(page).getByRole('link', { name: `Nina ${familyName}` });
  await expect(other).toHaveCount(1);
  await page.goto(`/p/tyne/people/${first}/merge/${second}`);
  await page.getByRole('button', { name: 'They are two people' }).click();
  const dialog = page.getByRole('dialog', { name: 'Are they two people?' });
  await expect(dialog).toContainText(`Nina ${familyName}`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'They are two people' })).toBeFocused();
  await page.goto(`/p/tyne/people/${second}`);
  await expect(other).toHaveCount(1);

  await page.goto('/p/tyne/people/same');
  const pair = page
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`${familyName}[\\s\\S]*${familyName}`) });
  await pair.getByRole('button', { name: 'They are two people' }).click();
  await dialog.getByRole('button', { name: 'Keep them apart' }).click();
  await said(page, /are kept apart/);
  await expect(pair).toHaveCount(0);
  await expectFocusKept(page);
  await page.goto(`/p/tyne/people/${second}`);
  await expect(heading(page, `Nina ${familyName}`)).toBeVisible();
  await expect(page.getByText('Loading')).toHaveCount(0);
  await expect(other).toHaveCount(0);
  await page.context().close();
});

test('an outcome is claimed on both records: somebody decides which claim stands', async ({ browser }) => {
  const familyName = `Clash${rareName()}`;
  await supported(browser, familyName);
  const second = await supported(browser, familyName);
  const page = await pageOf(browser, 'backbone@tyne.example', `/p/tyne/people/${second}`);
  await again(page)
    .getByRole('link', { name: /^Compare with/ })
    .first()
    .click();
  const clash = page.getByRole('region', { name: 'Claimed on both records' });
  await expect(clash).toContainText('WELLBEING_FIRST');
  await expect(clash.getByText(/^Claimed by .* on /)).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Make them one record' })).toBeDisabled();
  await expectAccessible(page);

  await test.step('the decision is kept, with who made it and what is left to do', async () => {
    await clash
      .getByRole('button', { name: /stands$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why this one stands').fill('She came to this link worker first.');
    await dialog.getByRole('button', { name: /stands$/ }).click();
    await said(page, /^Kept: .* stands/);
    // what is sent in the dialog does not send the page that it stands on
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(clash).toContainText('“She came to this link worker first.”');
    await expect(clash).toContainText(
      'What is left to do: The backbone approves it and the verifier rejects it.',
    );
    await page.setViewportSize({ width: 320, height: 812 });
    await expectFitsNarrowScreen(page);
  });

  await test.step('the claim that does not stand says so on its own page', async () => {
    await clash
      .getByText(/stands,/)
      .getByRole('link')
      .last()
      .click();
    await expect(page.getByRole('region', { name: 'Claimed twice for one person' })).toContainText(
      'Decided on',
    );
  });
  await page.context().close();
});
