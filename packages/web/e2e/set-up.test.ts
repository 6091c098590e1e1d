import { expect, type Page, test } from '@playwright/test';
import { invitationFor, mailFolder } from './support/mail.js';
import { signInAs } from './support/people.js';

const PASSWORD = 'heather kettle lantern';

/** Opens the newest invitation and chooses a password, which signs in. */
async function accept(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(await invitationFor(email));
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
}

test('a partnership begins: its first person is invited from the page, joins, and is told what comes next', async ({
  page,
}) => {
  test.skip(mailFolder === null, 'the mail of a Weft elsewhere cannot be read');
  test.slow();
  const stamp = Date.now();
  const slug = `moors-${stamp}`;
  const at = (who: string): string => `${who}.${stamp}@moors.example`;

  await signInAs(page, 'operator@weft.example', { opens: 'New partnership' });
  await page.getByLabel('Name', { exact: true }).fill('Moors Partnership');
  await page.getByLabel('Short name in addresses').fill(slug);
  // the template that asks nobody for a second factor: second-factor.test.ts sets codes up
  await page.getByRole('radio', { name: 'Start from nothing' }).check();
  await page.getByLabel('First day of the contract').fill('2024-04-01');
  await page.getByLabel('Last day of the contract').fill('2039-03-31');
  await page.getByRole('button', { name: 'Make the partnership' }).click();
  await page.getByLabel('Backbone organisation').fill('Moors Backbone');
  await page.getByLabel('Name of the person').fill('Ida Backbone');
  await page.getByLabel('Email address').fill(at('ida'));
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('Ida Backbone is invited to Moors Partnership by email.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: slug })).toContainText('First person invited');

  await accept(page, at('ida'));
  const steps = page.getByRole('region', { name: 'Set this partnership up' });
  await expect(steps).toContainText('0 of 7 steps done');
  await expect(steps).toContainText('Still to add: provider and funder');

  await steps.getByRole('link', { name: 'Add an organisation' }).click();
  await expect(page).toHaveURL(/settings\/organisations\/new/);

  // nobody is measured where no questions are in use, and the page says whose work that is
  await page.getByLabel('Name', { exact: true }).fill('Moors Links');
  await page.getByRole('checkbox', { name: /^Provider/ }).check();
  await page.getByRole('button', { name: 'Add the organisation' }).click();
  await expect(page.getByText('Moors Links is added.')).toBeVisible();
  await page.goto(`/p/${slug}/people/new`);
  await page.getByLabel('Given name').fill('Ada');
  await page.getByLabel('Family name').fill('Moor');
  await page.getByRole('combobox', { name: 'Supported by' }).click();
  await page.getByRole('option', { name: 'Moors Links' }).click();
  await page.getByLabel('First day of support').fill('2024-05-01');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Moor' })).toBeVisible();
  await expect(page.locator('main').getByRole('link', { name: /^Measure/ })).toHaveCount(0);
  await page.goto(`${page.url()}/assess`);
  await expect(page.getByRole('heading', { level: 1, name: 'Measure how they are' })).toBeVisible();
  await expect(page.getByText('No questions are in use')).toBeVisible();
  await page.getByRole('link', { name: 'Ada Moor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Moor' })).toBeVisible();

  // who began from nothing is not told to start from what is not there, and reads what the fields of a first card mean
  await page.goto(`/p/${slug}/rate-cards/new`);
  await expect(page.getByText('Add one outcome after the other.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add an outcome' }).click();
  await page.getByText('What the fields mean').click();
  await expect(page.getByText(/^Comes after: the outcome that has to be reached first/)).toBeVisible();

  // whose page it is, said calmly
  for (const path of ['verification', 'claims/new', 'portfolio']) {
    await page.goto(`/p/${slug}/${path}`);
    await expect(page.getByRole('heading', { level: 1, name: 'This page is for other roles' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  }
});
