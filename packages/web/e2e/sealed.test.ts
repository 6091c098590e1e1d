import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { rareName, someBirthDate } from './support/made-up.js';
import { pageOf, said } from './support/people.js';

const familyName = `Hidden${rareName()}`;
const BORN = someBirthDate();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const sealed = (page: Page) => page.getByRole('region', { name: 'This record is sealed' });

test('a record is sealed: those who are named open it, and to others it is not there', async ({
  browser,
}) => {
  const worker = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  await worker.getByLabel('Given name').fill('Nina');
  await worker.getByLabel('Family name').fill(familyName);
  await worker.getByLabel(/^Date of birth/).fill(BORN);
  await worker.getByLabel('First day of support').fill(daysAgo(60));
  await worker.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(heading(worker, `Nina ${familyName}`)).toBeVisible();
  const address = new URL(worker.url()).pathname;
  const hub = await pageOf(browser, 'backbone@tyne.example', `/p/tyne/people?search=${familyName}`);
  const inList = hub.getByRole('link', { name: new RegExp(familyName) });
  await expect(inList.first()).toBeVisible();

  await test.step('whoever works with her writes down how to visit safely', async () => {
    await worker.getByRole('button', { name: 'Write a note' }).click();
    await worker.getByRole('textbox', { name: 'What there is to know' }).fill('Meet at the library.');
    await worker.getByRole('button', { name: 'Write it down' }).click();
    await said(worker, /The note is written/);
    await expect(worker.getByRole('region', { name: 'Before you ring or visit' })).toContainText('library');
  });

  await test.step('the manager seals it, and names whoever looks after her', async () => {
    const manager = await pageOf(browser, 'manager@tyne.example', address);
    await manager.setViewportSize({ width: 375, height: 812 });
    await manager.getByRole('button', { name: 'Seal this record' }).click();
    await manager.getByRole('textbox', { name: /kept safe from/ }).fill('A former partner looks for her.');
    await manager.getByRole('checkbox', { name: 'Mehmet Robertson' }).check();
    await expectAccessible(manager);
    await expectFitsNarrowScreen(manager);
    await manager.getByRole('button', { name: 'Seal it' }).click();
    await said(manager, /The record is sealed/);
    await expect(sealed(manager)).toContainText('Mehmet Robertson');
    await expect(sealed(manager)).toContainText('No verifier is named');
    // from the top, with nothing said any more: what stays in its place covers parts of buttons by chance
    await manager.getByRole('button', { name: 'Dismiss' }).click();
    await manager.evaluate(() => scrollTo(0, 0));
    await expectAccessible(manager);
    await expectFitsNarrowScreen(manager);
    await manager.context().close();
  });

  await test.step('who is named opens it', async () => {
    await worker.reload();
    await expect(heading(worker, `Nina ${familyName}`)).toBeVisible();
    await expect(sealed(worker)).toContainText('A former partner looks for her.');
  });

  await test.step('to the backbone she is in no list, no search, no hint and on no page', async () => {
    await hub.reload();
    await expect(hub.getByText('Nobody matches')).toBeVisible();
    await expect(inList).toHaveCount(0);
    await hub.goto(address);
    await expect(hub.getByText('There is no such participant')).toBeVisible();
    await hub.goto('/p/tyne/referrals/new');
    const met = await hub.evaluate(
      async (variables) => {
        const answer = await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-partnership': 'tyne' },
          body: JSON.stringify({
            query: `query ($givenName: String!, $familyName: String!, $birthDate: String!) {
              metBefore(givenName: $givenName, familyName: $familyName, birthDate: $birthDate, postcode: "", phone: "") { id }
              search(text: $familyName) { id }
            }`,
            variables,
          }),
        });
        return answer.json();
      },
      { givenName: 'Nina', familyName, birthDate: BORN },
    );
    expect(met).toMatchObject({ data: { metBefore: [], search: [] } });
  });

  await test.step('it is there again when who is named unseals it', async () => {
    const manager = await pageOf(browser, 'manager@tyne.example', address);
    // that somebody asked for her meanwhile is told to who is named
    const looks = manager
      .getByRole('region', { name: 'Who has looked at this record' })
      .getByRole('listitem');
    await expect(looks.filter({ hasText: 'Saw nothing: it was sealed' })).toHaveCount(1);
    await manager.getByRole('button', { name: 'Unseal it' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Why it is safe for others to see it' })
      .fill('They have moved to Spain.');
    await dialog.getByRole('button', { name: 'Unseal it' }).click();
    await said(manager, /The record is unsealed/);
    await hub.goto(`/p/tyne/people?search=${familyName}`);
    await expect(inList.first()).toBeVisible();
    await manager.context().close();
  });
  await hub.context().close();
  await worker.context().close();
});
