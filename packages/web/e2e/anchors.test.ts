import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

const HEAD = 'head@westway.example';
const WORKER = 'link-worker@westway.example';
const SCHOOL = 'Bevington Lane Primary';

const rowOf = (page: Page, code: string) => page.getByRole('listitem').filter({ hasText: code });

async function suggest(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Suggest somebody' }).click();
  await page.getByLabel('Your own code for them').fill('Noor Saleh');
  await page.getByLabel(/^Why you think of them/).fill('Has gone quiet since the summer; draws beautifully.');
  await page.getByRole('button', { name: 'Put on the list' }).click();
  await expect(page.getByRole('alert')).toContainText('This looks like a name.');
  await page.getByLabel('Your own code for them').fill(code);
  await page.getByRole('button', { name: 'Put on the list' }).click();
  await said(page, /is on the list/);
}

test('a school suggests somebody, a parent consents, and it is a referral; a refusal is erased', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const code = `S-${Date.now().toString(36)}`;
  const familyName = `Pupil-${code}`;
  const school = await pageOf(browser, HEAD, '/p/westway/anchors/own');
  await test.step('by its own code, never a name', async () => {
    await expect(school.getByRole('heading', { level: 1, name: 'Our pupils' })).toBeVisible();
    await expect(
      school.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Our pupils' }),
    ).toBeVisible();
    await suggest(school, `${code}-1`);
    await expect(rowOf(school, `${code}-1`)).toContainText('Parent not asked yet');
    await expectAccessible(school);
    await expectFitsNarrowScreen(school);
  });

  await test.step('whoever looks after the school asks the parent, and writes the name down only then', async () => {
    const worker = await pageOf(browser, WORKER, '/p/westway/anchors');
    await worker.setViewportSize({ width: 375, height: 812 });
    await worker.getByRole('link', { name: SCHOOL }).click();
    await expect(rowOf(worker, `${code}-1`)).toContainText('gone quiet');
    await worker.getByRole('button', { name: `Parent was asked: ${code}-1` }).click();
    await worker.getByRole('button', { name: 'Save', exact: true }).click();
    await said(worker, /was asked/);
    await worker.getByRole('button', { name: `Parent consents: ${code}-1` }).click();
    await worker.getByLabel(/^Parent’s phone/).fill('07700 900123');
    await worker.getByLabel('Child’s first name').fill('Noor');
    await worker.getByLabel('Child’s last name').fill(familyName);
    await worker.getByLabel('What the parent was told').fill('What the partnership does, and who sees what.');
    await expectAccessible(worker);
    await expectFitsNarrowScreen(worker);
    await worker.getByRole('button', { name: 'Refer them' }).click();
    await said(worker, /is now referral R-/);
    await expect(rowOf(worker, `${code}-1`)).toContainText('Parent consented');
    await worker.context().close();
  });

  await test.step('the school sees where it stands among what it referred', async () => {
    await school.goto('/p/westway/referrals/own');
    await expect(school.getByRole('row').filter({ hasText: familyName })).toContainText('Received');
    await school.goto('/p/westway/anchors/own');
    await suggest(school, `${code}-2`);
    await school.getByRole('button', { name: `Refuses: ${code}-2` }).click();
    await school.getByRole('dialog').getByRole('button', { name: 'Erase it' }).click();
    await said(school, /is erased/);
    await expect(rowOf(school, `${code}-2`)).toHaveCount(0);
  });
  await school.context().close();
});

test('an anchor sees of its own people what its agreement on data says, and no more', async ({ browser }) => {
  test.setTimeout(180_000);
  const backbone = await pageOf(browser, 'backbone@westway.example', '/p/westway/anchors');
  const school = await pageOf(browser, HEAD, '/p/westway/anchors/own');
  await backbone.getByRole('link', { name: SCHOOL }).click();
  const agree = async (...fields: string[]): Promise<void> => {
    await backbone.getByRole('button', { name: 'Change it' }).click();
    for (const box of await backbone.getByRole('checkbox').all()) await box.uncheck();
    for (const field of fields) await backbone.getByRole('checkbox', { name: field, exact: true }).check();
    await backbone.getByRole('button', { name: 'Set the agreement' }).click();
    await said(backbone, /The agreement is set/);
    // what was said may be of the one before; the form closes once this one is written
    await expect(backbone.getByRole('button', { name: 'Change it' })).toBeVisible();
    await school.reload();
    await expect(school.getByRole('heading', { level: 1, name: 'Our pupils' })).toBeVisible();
  };
  const who = school.getByRole('table', { name: 'Who is supported' });

  await agree('Names', 'First day');
  await expect(who.getByRole('columnheader')).toHaveText(['Name', 'First day']);
  await expect(school.getByRole('region', { name: 'What we pay' })).toHaveCount(0);
  await agree();
  await expect(school.getByText(/No agreement on data lets you see more than a number/)).toBeVisible();
  await expect(who).toHaveCount(0);
  await agree(
    'Names',
    'First day',
    'Phase',
    'Link worker',
    'Last seen',
    'Attendance',
    'Outcomes',
    'Payments',
  );
  await expect(who.getByRole('columnheader')).toHaveText([
    'Name',
    'First day',
    'Phase',
    'Link worker',
    'Last seen',
    /^Sessions since/,
    'Reached',
  ]);
  await expect(who.getByRole('row').filter({ hasText: /\d of 8/ })).not.toHaveCount(0);
  await expect(school.getByRole('region', { name: 'What we pay' })).toContainText('£');
  await school.context().close();
  await backbone.context().close();
});

test('a list of GP practices is looked at, imported and changes nothing the second time', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/anchors/practices');
  const name = `SURGERY ${Date.now().toString(36)}`;
  const number = String(Date.now() % 100_000).padStart(5, '0');
  const list = `organisation_code,name,postcode,status_code\nZ${number},${name},NE1 1ZZ,A\nnonsense,,,A\n`;
  await page.getByRole('button', { name: 'Look at it first' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose the file first.');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'epraccur.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page.getByRole('button', { name: 'Look at it first' }).click();
  await expect(page.getByRole('table', { name: 'Rows to put right' })).toContainText('organisation_code');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.getByRole('button', { name: 'Import 1 practice' }).click();
  await said(page, /1 practice added/);
  await page.getByRole('button', { name: 'Look at it first' }).click();
  await expect(page.getByRole('region', { name: 'What it would do' })).toContainText('Already there1');
  await page.goto(`/p/tyne/anchors?search=Z${number}`);
  await expect(page.getByRole('row').filter({ hasText: 'Nobody yet' })).toHaveCount(1);
  await page.context().close();
});

test('a manager keeps what they offer in the directory, and a link worker finds it by words and age', async ({
  browser,
}) => {
  const name = `Chess at noon ${Date.now().toString(36)}`;
  const manager = await pageOf(browser, 'manager@westway.example', '/p/westway/services');
  await manager.getByRole('button', { name: 'Add a service' }).click();
  const dialog = manager.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('What people do there').fill('Twenty minutes of chess with somebody new.');
  await dialog.getByLabel('For whom it is').fill('Children who like to think quietly');
  await dialog.getByLabel(/^From age/).fill('7');
  await dialog.getByLabel(/^To age/).fill('11');
  await dialog.getByLabel('When').fill('Mondays at noon');
  await dialog.getByLabel('Room for how many').fill('10');
  await dialog.getByLabel('Free places now').fill('2');
  await dialog.getByRole('button', { name: 'Save the service' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say where');
  await expectAccessible(manager);
  await dialog.getByLabel('Another place').fill('The library');
  await dialog.getByRole('button', { name: 'Save the service' }).click();
  await said(manager, /is in the directory/);
  await manager.context().close();

  const worker = await pageOf(
    browser,
    WORKER,
    `/p/westway/services?search=${encodeURIComponent(name)}&age=8`,
  );
  const row = worker.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('2 of 10');
  await expect(row.getByRole('button')).toHaveCount(0);
  await expectAccessible(worker);
  await expectFitsNarrowScreen(worker);
  await worker.goto(`/p/westway/services?search=${encodeURIComponent(name)}&age=40`);
  await said(worker, /No service matches/);
  await worker.context().close();
});

test('a hub with many people reads a dozen first, and finds one by name', async ({ browser }) => {
  const hub = await pageOf(browser, 'anchor@kirklees.example', '/p/kirklees/anchors/own');
  const who = hub.getByRole('table', { name: 'Who is supported' });
  await expect(who.getByRole('rowheader')).toHaveCount(12);
  const name = (await who.getByRole('rowheader').last().textContent()) ?? '';
  await hub.getByRole('button', { name: /^Show all \d+ people$/ }).click();
  expect(await who.getByRole('rowheader').count()).toBeGreaterThan(12);
  await hub.getByLabel('Find somebody by name').fill(name.toUpperCase());
  await expect(who.getByRole('rowheader').first()).toHaveText(name);
  expect(new Set(await who.getByRole('rowheader').allTextContents())).toEqual(new Set([name]));
  await hub.getByLabel('Find somebody by name').fill('');
  await expectAccessible(hub);
  await hub.setViewportSize({ width: 375, height: 812 });
  await expectFitsNarrowScreen(hub);
  // nobody pays here who is an anchor, and whom it referred is in sight
  await expect(hub.getByRole('region', { name: 'What we pay' })).toHaveCount(0);
  await hub.goto('/p/kirklees/referrals/own');
  await expect(hub.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await hub.context().close();
});
