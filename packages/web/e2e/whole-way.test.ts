import { expect, type Locator, type Page, test } from '@playwright/test';
import { pageOf, said } from './support/people.js';

const PROVIDER = 'Ouse Street Link';
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

async function goOn(page: Page, next: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(heading(page, next)).toBeFocused();
}

// One person’s way, by the three who walk it with them: each step has a story of its own, this one is that they meet.
test('from the agency’s form through triage, allocation, first conversation and plan to the first outcome', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const familyName = `Way-${Date.now().toString(36)}`;
  const name = `Zoë ${familyName}`;

  await test.step('the agency refers', async () => {
    const page = await pageOf(browser, 'referrer@tyne.example', '/p/tyne/referrals/new');
    await page.getByRole('radio', { name: 'Call' }).check();
    await page.getByLabel('Phone').fill('07700 900123');
    await goOn(page, 'Who are they?');
    await page.getByLabel('First name').fill('Zoë');
    await page.getByLabel('Last name').fill(familyName);
    await goOn(page, 'What do they hope for?');
    await page.getByLabel(/^What would they like/).fill('To sing again, with others.');
    await goOn(page, 'What do they know of this referral?');
    await page.getByRole('radio', { name: 'Yes, they were told' }).check();
    await page.getByLabel('What were they told?').fill('We went through the leaflet.');
    await page.getByRole('radio', { name: 'Public task' }).check();
    await goOn(page, 'Check your answers');
    await page.getByRole('button', { name: 'Send the referral' }).click();
    await expect(heading(page, `${name} is referred`)).toBeFocused();
    await page.context().close();
  });

  await test.step('the hub asks whom she would like, and allocates', async () => {
    const page = await pageOf(browser, 'assessor@tyne.example', `/p/tyne/referrals?search=${familyName}`);
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Take into triage' }).click();
    await said(page, /is in triage/);
    const needs = panel(page, 'What they need');
    await needs.getByRole('button', { name: 'Record', exact: true }).click();
    await needs.getByRole('radio', { name: 'Support all around' }).check();
    await needs.getByLabel('Whom or what they prefer').fill(PROVIDER);
    await page.getByRole('option', { name: PROVIDER, exact: true }).click();
    await needs.getByRole('button', { name: 'Save what they need' }).click();
    await said(page, /needs is recorded/);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await said(page, /is accepted/);
    const best = panel(page, 'Who could support them').getByRole('listitem').first();
    await expect(best).toContainText(PROVIDER);
    await best.getByRole('button', { name: /^Offer to / }).click();
    await said(page, /is offered to/);
    await expect(panel(page, 'How it was allocated')).toContainText(PROVIDER);
    await page.context().close();
  });

  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/referrals');
  const story = page.getByRole('region', { name: 'Story' });

  await test.step('the link worker asks whether she agrees, and begins', async () => {
    await page.getByRole('link', { name }).click();
    await page.getByLabel('How they said it').selectOption('SPOKEN');
    await page.getByRole('button', { name: 'Record that they agree' }).click();
    await said(page, /Zoë agrees to take part/);
    await page.getByRole('button', { name: 'Start support', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start support' }).click();
    await page.getByRole('link', { name: `Open the page of ${name}` }).click();
    await expect(heading(page, name)).toBeVisible();
  });

  await test.step('they talk for the first time', async () => {
    await panel(page, 'Contacts').getByRole('link', { name: 'Record a contact' }).click();
    await page.getByLabel('Words (optional)').fill('She told of the choir she left.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(heading(page, name)).toBeVisible();
    await expect(panel(page, 'Contacts')).toContainText('She told of the choir she left.');
  });

  await test.step('and write down what she wants', async () => {
    await page.getByRole('link', { name: 'Write the plan together' }).click();
    await page.getByLabel('Strengths').fill('I sing.');
    await page.getByRole('button', { name: 'Add a goal' }).click();
    await page.getByLabel('What they want').fill('Sing in the choir again');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await said(page, /The plan is saved\./);
    await expect(page.getByRole('region', { name: 'In their own words' })).toContainText('I sing.');
  });

  await test.step('the first outcome is recorded, and her page tells all of it', async () => {
    await page.getByRole('link', { name: 'Record: First wellbeing measure in eight areas' }).click();
    await page.getByLabel('Achieved on').fill(new Date().toISOString().slice(0, 10));
    await page.getByRole('textbox', { name: 'Statement' }).fill('Measured together in eight areas.');
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /is recorded/);
    await page.getByRole('link', { name }).first().click();
    for (const words of ['Referred by', 'Support began', 'Wrote the plan', 'First wellbeing measure'])
      await expect(story).toContainText(words);
    await page.context().close();
  });

  await test.step('the agency sees that it began', async () => {
    const agency = await pageOf(browser, 'referrer@tyne.example', '/p/tyne/referrals/own');
    await expect(agency.getByRole('row').filter({ hasText: familyName })).toContainText('Support started');
    await agency.context().close();
  });
});
