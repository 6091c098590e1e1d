import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

const saved = /The plan is saved\./;

async function enrol(page: Page, familyName: string): Promise<void> {
  await page.getByLabel('Given name').fill('Marta');
  await page.getByLabel('Family name').fill(familyName);
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Marta ${familyName}` })).toBeVisible();
}

// The first conversation: what somebody says of themself comes first, and is theirs to take home.
test('a plan in a person’s own words, on paper for them, and two who write it at once', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const familyName = `Plan-${Date.now().toString(36)}`;
  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  await page.setViewportSize({ width: 375, height: 812 });
  await enrol(page, familyName);
  const address = page.url();

  await test.step('a word that labels is told of, and hinders nothing', async () => {
    await page.getByRole('link', { name: 'Write the plan together' }).click();
    const strengths = page.getByLabel('Strengths');
    await strengths.fill('She was hard to reach, and she sings.');
    const hint = page.getByRole('status').filter({ hasText: 'hard to reach' });
    await expect(hint).toContainText('Rather “not yet reached by us”');
    await strengths.fill('I sing. I raised four children.');
    await expect(hint).toHaveCount(0);
  });

  await test.step('goals with steps, by whom and until when', async () => {
    await page.getByRole('button', { name: 'Save the plan' }).focus();
    await page.getByRole('button', { name: 'Add a goal' }).click();
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await expect(page.getByRole('alert')).toContainText('Say in the person’s words what they want.');
    await page.getByLabel('What they want').fill('Sing in the choir again');
    await page.getByRole('button', { name: 'Add a step' }).click();
    const step = page.getByRole('group', { name: 'Step 1' });
    await step.getByLabel('Step 1', { exact: true }).fill('Ring the woman who leads it');
    await step.getByLabel('Who does it').selectOption({ label: 'Somebody else' });
    await step.getByLabel('Who', { exact: true }).fill('My neighbour');
    await step.getByLabel('By when (optional)').fill('2030-01-31');
    await expectFitsNarrowScreen(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await said(page, saved);
  });

  await test.step('the person’s page opens with it', async () => {
    const panel = page.getByRole('region', { name: 'In their own words' });
    await expect(panel).toContainText('I sing. I raised four children.');
    await expect(
      panel.getByRole('listitem').filter({ hasText: 'Sing in the choir again' }).first(),
    ).toContainText('My neighbour, by 31 January 2030');
    await expectFitsNarrowScreen(page);
  });

  await test.step('a colleague writes at the same time, and neither is lost', async () => {
    const other = await pageOf(browser, 'manager@tyne.example', `${address}/plan`);
    await page.getByRole('link', { name: 'Write on' }).click();
    await expect(page.getByLabel('Strengths')).toHaveValue(/I sing/);
    await expect(other.getByLabel('Strengths')).toHaveValue(/I sing/);
    await other.getByLabel('Hopes').fill('To have somebody to sing with.');
    await other.getByRole('button', { name: 'Save the plan' }).click();
    await said(other, saved);
    await other.context().close();
    await page.getByLabel('Strengths').fill('I sing. I raised four children, alone.');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await expect(page.getByRole('alert')).toContainText(
      'saved this plan while you were writing. Wrote down their hopes.',
    );
    await expect(page.getByLabel('Hopes')).toHaveValue('To have somebody to sing with.');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await said(page, saved);
    await page.getByRole('button', { name: 'All 3 versions' }).click();
    const versions = page.getByRole('list', { name: 'Versions of the plan' });
    await expect(versions).toContainText('Wrote down their hopes.');
    await expect(versions).toContainText('Added the goal “Sing in the choir again”.');
  });

  await test.step('on paper there is the plan and nothing of the page around it', async () => {
    await page.getByRole('link', { name: 'Print it for them' }).click();
    const paper = page.getByRole('article', { name: 'The paper' });
    await expect(paper).toContainText('What I am good at');
    await expect(paper).toContainText('My neighbour, by 31 January 2030');
    await expect(paper).not.toContainText(/P-\d/);
    await expectFitsNarrowScreen(page);
    await page.emulateMedia({ media: 'print' });
    await expect(paper).toBeVisible();
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('the partnership’s own words', async () => {
    const backbone = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/settings/words');
    const phrase = `frequent flyer ${Date.now().toString(36)}`;
    await backbone.getByLabel('Word or phrase').fill(phrase);
    await backbone.getByLabel('Rather say (optional)').fill('somebody who comes often');
    await backbone.getByLabel('Why, in a sentence').fill('It makes a joke of needing help.');
    await backbone.getByRole('button', { name: 'Add it' }).click();
    await said(backbone, /is on the list\./);
    await backbone.getByLabel('Write a sentence as somebody might').fill(`He is a ${phrase}.`);
    await expect(
      backbone.getByRole('status').filter({ hasText: 'Rather “somebody who comes often”' }),
    ).toBeVisible();
    await backbone.getByRole('button', { name: `Remove ${phrase}` }).click();
    await said(backbone, /is off the list\./);
    await backbone.context().close();
  });
  await page.context().close();
});
