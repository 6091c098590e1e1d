import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';

// From one provider to another: asked for with the person's agreement, taken on, and left with its own time.
test('a person goes on with another provider', async ({ browser }) => {
  test.setTimeout(90_000);
  const familyName = `Transfer-${Date.now().toString(36)}`;
  const about = `Likes to be rung in the morning (${familyName.slice(-6)}).`;

  const backbone = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/people/new');
  await test.step('the backbone enrols somebody with another provider and asks ours', async () => {
    await backbone.getByLabel('Given name').fill('Ines');
    await backbone.getByLabel('Family name').fill(familyName);
    await backbone.getByRole('combobox', { name: 'Supported by' }).click();
    await backbone.getByRole('option', { name: 'Benwick Connections', exact: true }).click();
    await backbone.getByLabel('First day of support').fill(daysAgo(60));
    await backbone.getByRole('button', { name: 'Enrol', exact: true }).click();
    const others = backbone.getByRole('region', { name: 'Other providers' });
    await others.getByRole('button', { name: 'Ask another provider' }).click();
    const dialog = backbone.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ask them' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Choose a provider.');
    await dialog.getByRole('combobox', { name: 'Which provider' }).click();
    await backbone.getByRole('option', { name: 'Ouse Street Link' }).click();
    await dialog.getByLabel('Why').selectOption({ label: 'It is their wish' });
    await dialog.getByLabel('What they need to know').fill(about);
    await expectAccessible(backbone);
    await dialog.getByRole('button', { name: 'Ask them' }).click();
    await said(backbone, /Ouse Street Link is asked\./);
    await expect(others).toContainText('Waits for an answer');
  });

  await test.step('the provider that is asked does not learn the name, and takes them on; what changes is entered', async () => {
    const worker = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/transfers');
    await worker.setViewportSize({ width: 375, height: 812 });
    const item = worker.getByRole('listitem').filter({ hasText: about });
    await expect(item).toContainText('Somebody of');
    await expect(worker.locator('main')).not.toContainText(familyName);
    await expectAccessible(worker);
    await expectFitsNarrowScreen(worker);
    await item.getByRole('button', { name: 'Take them on' }).click();
    await worker.getByRole('dialog').getByRole('button', { name: 'Take them on' }).click();
    await said(worker, /They are with you now\./);
    await item.getByRole('link', { name: `Ines ${familyName}` }).click();
    await expect(worker.getByRole('region', { name: 'Story' })).toContainText(
      'handed over to Ouse Street Link',
    );
    await expect(worker.getByRole('region', { name: 'About', exact: true })).toContainText(
      'Ouse Street Link',
    );

    const changes = worker.getByRole('region', { name: 'Changes in their life' });
    // on a phone the smaller parts of the page begin folded, with what they hold beside their name
    const fold = changes.getByRole('button', { name: 'Changes in their life none' });
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await fold.click();
    await expect(changes.getByText('what changes stands here with its day')).toBeVisible();
    await changes.getByRole('button', { name: 'Something changed' }).click();
    const dialog = worker.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Choose what changed.');
    await dialog.getByLabel('What changed').selectOption({ label: 'Started a job' });
    await dialog.getByLabel('In a few words (optional)').fill('At the bakery.');
    await expectAccessible(worker);
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await said(worker, /It stands in their story\./);
    await changes.getByRole('button', { name: /^Correct: Started a job/ }).click();
    await dialog.getByRole('button', { name: 'Take it out' }).click();
    await said(worker, /Taken out/);
    await expect(changes).not.toContainText('Started a job');
    await worker.context().close();
  });
  await backbone.context().close();
});

// Whoever handed somebody over keeps the record as it stood then, and is not told of what is no longer theirs to see.
test('the page of somebody who was handed over has nothing that fails', async ({ browser }) => {
  const manager = await pageOf(browser, 'manager@kirklees.example', '/p/kirklees/transfers');
  const gone = manager
    .getByRole('listitem')
    .filter({ hasText: 'Calder Bridge Homes to' })
    .filter({ hasText: 'Taken on' });
  await gone.first().getByRole('link').click();
  await expect(manager.getByRole('region', { name: 'Other providers' })).toContainText('Handed over on');
  await expect(manager.getByRole('region', { name: 'Story' })).toContainText('handed over to');
  await expect(manager.getByRole('region', { name: 'Contacts' })).toBeVisible();
  await expect(manager.locator('main')).not.toContainText('could not be');
  await manager.context().close();
});
