import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';

// How support goes on, ends and begins again, told as one story; and a colleague who takes over.
test('phases of support in one story, and people handed over to a colleague', async ({ browser }) => {
  test.setTimeout(120_000);
  const familyName = `Support-${Date.now().toString(36)}`;
  const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.getByLabel('Given name').fill('Marek');
  await page.getByLabel('Family name').fill(familyName);
  await page.getByLabel('First day of support').fill(daysAgo(90));
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Marek ${familyName}` })).toBeVisible();
  const story = page.getByRole('region', { name: 'Story' });
  const dialog = page.getByRole('dialog');

  await test.step('support is closed with its day and reason', async () => {
    await page.getByRole('button', { name: 'Close support' }).click();
    await dialog.getByRole('button', { name: 'Close support' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Choose a reason.');
    await dialog.getByLabel('From which day').fill(daysAgo(30));
    await dialog.getByLabel('Why').selectOption({ label: 'We lost touch' });
    await dialog.getByLabel('In a few words (optional)').fill('Rang three times.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close support' }).click();
    await said(page, /Support is closed\./);
    await expect(story).toContainText('Support was closed: we lost touch');
    await expect(story).toContainText('Rang three times.');
  });

  await test.step('and opened again as a new episode', async () => {
    await page.getByRole('button', { name: 'Open support again' }).click();
    await dialog.getByLabel('From which day').fill(daysAgo(40));
    await dialog.getByLabel('Why').selectOption({ label: 'We found each other again' });
    await dialog.getByRole('button', { name: 'Open support again' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Give that day or a later one.');
    await dialog.getByLabel('From which day').fill(daysAgo(10));
    await dialog.getByRole('button', { name: 'Open support again' }).click();
    await said(page, /Support is open again\./);
    await expect(story.getByRole('listitem').first()).toContainText(/again/);
    await expect(story).toContainText('Support began again');
    await expectFitsNarrowScreen(page);
  });

  await test.step('the manager moves them to a colleague from the list, and takes it back', async () => {
    const manager = await pageOf(browser, 'manager@tyne.example', `/p/tyne/people?search=${familyName}`);
    await manager.getByRole('checkbox', { name: `Select Marek ${familyName}` }).check();
    await manager.getByRole('button', { name: 'Move to a colleague' }).click();
    const chooser = manager.getByRole('dialog');
    const own = await manager.getByRole('table').getByRole('row').nth(1).textContent();
    await expect(chooser.getByLabel('To whom')).not.toContainText('Loading');
    // each says beside the name what that colleague carries
    const colleagues = await chooser
      .getByLabel('To whom')
      .getByRole('option')
      .evaluateAll((options) =>
        options.map((option) => ({
          value: option.getAttribute('value') ?? '',
          name: (option.textContent ?? '').replace(/: carries .*$/, ''),
        })),
      );
    const chosen = colleagues.find(({ value, name }) => value !== '' && !own?.includes(name));
    const colleague = chosen?.name ?? '';
    expect(colleague).not.toBe('');
    await chooser.getByLabel('To whom').selectOption(chosen?.value ?? '');
    await chooser.getByRole('button', { name: 'Move them' }).click();
    await said(manager, /1 person moved\./);
    await expect(manager.getByRole('table')).toContainText(colleague);
    await manager.getByRole('button', { name: 'Undo' }).click();
    await said(manager, /They are with whom they were before\./);
    await expect(manager.getByRole('table')).not.toContainText(colleague);
    await manager.getByRole('link', { name: 'Hand people over' }).click();
    await manager.getByLabel('Whose people').selectOption({ index: 1 });
    await expect(manager.getByRole('button', { name: /^Hand over \d+ people$/ })).toBeVisible();
    await expectAccessible(manager);
    await expectFitsNarrowScreen(manager);
    await manager.context().close();
  });

  await test.step('whoever ends a membership learns of the people to hand over', async () => {
    const backbone = await pageOf(
      browser,
      'backbone@tyne.example',
      '/p/tyne/settings/members?role=LINK_WORKER',
    );
    await backbone
      .getByRole('button', { name: /^Change / })
      .first()
      .click();
    await backbone.getByRole('button', { name: 'End membership' }).click();
    await expect(backbone.getByRole('alert')).toContainText(/They look after \d+ people/);
    await backbone.getByRole('link', { name: 'Hand them over first' }).click();
    await expect(backbone.getByRole('heading', { level: 1, name: 'Hand people over' })).toBeVisible();
    await expect(backbone.getByRole('button', { name: /^Hand over \d+ people$/ })).toBeVisible();
    await backbone.context().close();
  });
  await page.context().close();
});
