import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

// On a phone, by whoever holds the group: who was there is ticked, put right, and told on each person’s page.
test('a group meets: who was there is ticked on a phone, put right, and stands with each person', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const name = `Singing ${Date.now().toString(36)}`;
  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/groups/new');
  await page.setViewportSize({ width: 375, height: 812 });
  const come = page.getByRole('group', { name: 'Who comes?' });
  const marks = (who: string) => page.getByRole('group', { name: who, exact: true });
  let people: string[] = [];

  await test.step('it is made, with two who come', async () => {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Minutes (optional)').fill('90');
    await come.getByLabel('Find somebody by name or reference').fill('an');
    await come.getByRole('button', { name: 'Find' }).click();
    const found = come.getByRole('checkbox');
    for (const nth of [0, 1]) await found.nth(nth).check();
    // the keyboard stays where it was
    await expect(found.nth(1)).toBeFocused();
    people = (
      await come
        .locator('label')
        .filter({ hasText: /, P-\d/ })
        .allTextContents()
    )
      .slice(0, 2)
      .map((label) => label.replace(/, P-.*$/, ''));
    await page.getByRole('button', { name: 'Save the group' }).click();
    await said(page, /The group is saved\./);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
  });

  await test.step('two who change it at once lose nobody whom the other added', async () => {
    const add = async (on: Page, nth: number): Promise<string> => {
      const who = on.getByRole('group', { name: 'Who comes?' });
      await who.getByLabel('Find somebody by name or reference').fill('an');
      await who.getByRole('button', { name: 'Find' }).click();
      // the two who come stand first
      const found = who.getByRole('checkbox').nth(nth);
      await found.check();
      return (
        (await who
          .locator('label')
          .filter({ hasText: /, P-\d/ })
          .nth(nth)
          .textContent()) ?? ''
      ).replace(/, P-.*$/, '');
    };
    const other = await pageOf(browser, 'manager@tyne.example', new URL(page.url()).pathname);
    for (const one of [page, other]) await one.getByRole('link', { name: 'Change the group' }).click();
    const theirs = await add(other, 2);
    await other.getByRole('button', { name: 'Save the group' }).click();
    await said(other, /The group is saved\./);
    await other.context().close();
    const mine = await add(page, 3);
    await page.getByRole('button', { name: 'Save the group' }).click();
    await expect(page.getByRole('alert')).toContainText(`They added ${theirs}.`);
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await page.getByRole('button', { name: 'Save the group' }).click();
    await said(page, /The group is saved\./);
    const comes = page.getByRole('region', { name: 'Who comes' });
    for (const name of [...people, theirs, mine])
      await expect(comes.getByRole('link', { name }).first()).toBeVisible();
    // as before, for what follows
    await page.getByRole('link', { name: 'Change the group' }).click();
    for (const name of [theirs, mine])
      await come.getByRole('checkbox', { name: new RegExp(`^${name}, `) }).uncheck();
    await page.getByRole('button', { name: 'Save the group' }).click();
    await said(page, /The group is saved\./);
  });

  await test.step('who was there is ticked with a thumb, and put right', async () => {
    const [one = '', other = ''] = people;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Tick who was there.');
    await page.getByRole('button', { name: 'Everybody was there' }).click();
    await expect(marks(one).getByRole('radio', { name: 'Present' })).toBeChecked();
    await tick(page, other, 'Absent');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, /Recorded: 1 of 2 were there\./);
    await expect(marks(other).getByRole('radio', { name: 'Absent' })).toBeChecked();
    await tick(page, other, 'Sent apologies');
    await page.getByRole('button', { name: 'Put it right' }).click();
    await expect(page.getByRole('region', { name: 'Last sessions' })).toContainText('1 of 2 were there');
  });

  await test.step('it is a contact of the person’s own', async () => {
    await page
      .getByRole('region', { name: 'Who comes' })
      .getByRole('link', { name: people[0] ?? '' })
      .click();
    await expect(page.getByRole('region', { name: 'Contacts' }).getByText(name)).toBeVisible();
  });
  await page.context().close();
});

const tick = (page: Page, who: string, words: string): Promise<void> =>
  page.getByRole('group', { name: who, exact: true }).getByText(words, { exact: true }).click();
