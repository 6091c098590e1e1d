import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';

// Another provider beside the one that supports somebody: asked for without the name, agreed to, worked in, and ended.
test('two providers work with one person', async ({ browser }) => {
  test.setTimeout(90_000);
  const familyName = `Joint-${Date.now().toString(36)}`;
  const theirPart = `The garden, on Tuesdays (${familyName.slice(-6)}).`;

  const worker = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  await test.step('the link worker asks another provider to join', async () => {
    await worker.getByLabel('Given name').fill('Ines');
    await worker.getByLabel('Family name').fill(familyName);
    await worker.getByLabel('First day of support').fill(daysAgo(60));
    await worker.getByRole('button', { name: 'Enrol', exact: true }).click();
    const joint = worker.getByRole('region', { name: 'Joint work' });
    await joint.getByRole('button', { name: 'Ask another provider to join' }).click();
    const dialog = worker.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ask them' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Choose a provider.');
    await dialog.getByRole('combobox', { name: 'Which provider' }).click();
    await worker.getByRole('option', { name: 'Benwick Connections' }).click();
    await dialog.getByLabel('What they do').fill(theirPart);
    await dialog.getByLabel('What we do').fill('Support as before.');
    await expectAccessible(worker);
    await dialog.getByRole('button', { name: 'Ask them' }).click();
    await said(worker, /Benwick Connections is asked\./);
    await expect(joint).toContainText('Waits for an answer');
    await joint.getByRole('button', { name: 'Take it back' }).click();
    await dialog.getByLabel('Why').fill('They would rather wait.');
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await said(worker, /Taken back\./);
  });

  // somebody of another provider, whom the demonstration has waiting for ours
  const manager = await pageOf(browser, 'manager@kirklees.example', '/p/kirklees/transfers');
  await test.step('a manager who is asked does not learn the name, agrees, and names who works with them', async () => {
    const item = manager.getByRole('listitem').filter({ hasText: 'The deposit scheme' });
    await expect(item).toContainText('Somebody of');
    await expectAccessible(manager);
    await item.getByRole('button', { name: 'Work with them' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Work with them' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Choose who works with them.');
    await dialog.getByLabel('Who works with them').selectOption({ label: 'Kwame Ashworth' });
    await expectAccessible(manager);
    await dialog.getByRole('button', { name: 'Work with them' }).click();
    await said(manager, /Agreed\. Their page is open/);
    await expect(item).toContainText('Kwame Ashworth of Calder Bridge Homes works with them beside');
    await expect(item.getByRole('link')).toBeVisible();
    // a colleague first, and then the one after all
    for (const [nth, name] of ['', 'Kwame Ashworth'].entries()) {
      await item.getByRole('button', { name: 'Name somebody else' }).click();
      const who = dialog.getByLabel('Who works with them');
      await expect(who.getByRole('option', { name: 'Kwame Ashworth' })).toBeAttached();
      const names = (await who.getByRole('option').allTextContents()).filter(
        (one) => one !== 'Choose' && one !== 'Kwame Ashworth',
      );
      const chosen = name === '' ? (names[0] ?? '') : name;
      await who.selectOption({ label: chosen });
      if (nth === 0) await expectAccessible(manager);
      await dialog.getByRole('button', { name: 'Name somebody else' }).click();
      await said(manager, new RegExp(`${chosen} works with them from now on`));
      await expect(item).toContainText(`${chosen} of Calder Bridge Homes works with them beside`);
    }
  });

  await test.step('a manager at Tyne sees what waits, goes on and was declined', async () => {
    const tyne = await pageOf(browser, 'manager@tyne.example', '/p/tyne/transfers');
    await expect(tyne.getByRole('heading', { level: 1, name: 'Transfers and joint work' })).toBeVisible();
    await expect(
      tyne.getByRole('region', { name: 'You are asked to work jointly' }).getByText('The garden mornings.'),
    ).toBeVisible();
    await expect(tyne.getByRole('region', { name: 'Joint work', exact: true })).toContainText(
      'walking group',
    );
    await expect(tyne.getByRole('region', { name: 'Joint work that is over' })).toContainText('Fridays');
    await tyne.context().close();
  });

  await test.step('the worker sees the plan and the contacts, and no outcome, and ends it', async () => {
    const name =
      (await manager.getByRole('listitem').filter({ hasText: 'deposit' }).getByRole('link').textContent()) ??
      '';
    const beside = await pageOf(browser, 'link-worker@kirklees.example', '/p/kirklees/people');
    await beside.setViewportSize({ width: 375, height: 812 });
    const joint = beside.getByRole('region', { name: 'Joint work' });
    await joint.getByRole('link', { name }).click();
    await expect(joint).toContainText('The deposit scheme');
    await expect(beside.getByRole('region', { name: 'Contacts' })).toBeVisible();
    for (const part of ['Outcomes', 'Story', 'Other providers'])
      await expect(beside.getByRole('region', { name: part, exact: true })).toHaveCount(0);
    await expectAccessible(beside);
    await expectFitsNarrowScreen(beside);
    await joint.getByRole('button', { name: 'End it' }).click();
    const dialog = beside.getByRole('dialog');
    await dialog.getByLabel('Why').fill('The deposit is paid.');
    await dialog.getByRole('button', { name: 'End it' }).click();
    await said(beside, /Ended\./);
    await expect(beside.locator('main')).toContainText('The joint work has ended');
    await beside.context().close();
  });
  await manager.context().close();
  await worker.context().close();
});
