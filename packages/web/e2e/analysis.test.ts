import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

const LEAD = 'data-lead@kirklees.example';
const ANALYST = 'analyst@kirklees.example';
const PLACE = '/p/kirklees/analysis';

const pictures = process.env.WEFT_PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** On a phone a wide table says that it goes on, and whoever scrolls it still reads whose row it is. */
async function expectNamesStayInSight(page: Page): Promise<void> {
  await page.setViewportSize({ width: 375, height: 800 });
  await expect(page.getByText('scroll it sideways to see all columns')).toBeVisible();
  const row = page.getByRole('table').getByRole('row').nth(1);
  await row.getByRole('cell').last().scrollIntoViewIfNeeded();
  await expect(row.getByRole('cell').last()).toBeInViewport({ ratio: 0.9 });
  await expect(row.getByRole('rowheader')).toBeInViewport({ ratio: 0.9 });
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(page.getByText('scroll it sideways to see all columns')).toBeHidden();
}

// Five Safes: who is accredited works in an approved project, and what leaves has been looked at by somebody else.
test('an analyst asks for a table, the data lead releases it, and it is downloaded', async ({ browser }) => {
  test.setTimeout(240_000);
  const title = `Who stays ${Date.now().toString(36)}`;
  const analyst = await pageOf(browser, ANALYST, PLACE);
  await expect(analyst.getByText(/You are not accredited here today/)).toBeVisible();
  const lead = await pageOf(browser, LEAD, PLACE);

  await test.step('the data lead records an accreditation and approves a project', async () => {
    await expect(lead.getByText(/First record below that an analyst is accredited/)).toBeVisible();
    await lead.getByRole('link', { name: 'Approve a project' }).click();
    const works = lead.getByRole('checkbox', { name: 'Idris Wimpenny' });
    await expect(works).toHaveAccessibleDescription(/^Not accredited today/);
    await lead.getByRole('link', { name: 'Cancel' }).click();
    await lead.getByRole('button', { name: 'Record an accreditation' }).click();
    await lead.getByRole('button', { name: 'Record it' }).click();
    await expect(lead.getByRole('alert')).toContainText('Say who accredited them');
    await lead.getByLabel('Who accredited them').fill('The national scheme for researchers');
    await lead.getByRole('button', { name: 'Record it' }).click();
    await said(lead, /The accreditation is recorded/);
    await lead.getByRole('link', { name: 'Approve a project' }).click();
    await lead.getByLabel('Title').fill(title);
    await lead.getByLabel('What is to be learnt, and what for').fill('To learn for whom a home lasts.');
    await lead.getByLabel('Lawful basis').fill('Public task');
    for (const field of [/^Years of birth/, /^Provider/, /^Cohort/, /^Phase/, /^Outcome reached/])
      await lead.getByRole('checkbox', { name: field }).check();
    await expect(works).toHaveAccessibleDescription('');
    await works.check();
    await expectAccessible(lead);
    await expectFitsNarrowScreen(lead);
    await picture(lead, 'approve');
    await lead.getByRole('button', { name: 'Approve it' }).click();
    await said(lead, /is approved/);
  });

  await test.step('the analyst looks at a table and at rows without names', async () => {
    await analyst.reload();
    await expect(analyst.getByText(/You are accredited until/)).toBeVisible();
    await analyst.getByRole('link', { name: title }).click();
    await analyst.getByLabel('Rows', { exact: true }).last().selectOption('PROVIDER');
    await analyst.getByLabel('Columns').selectOption('BIRTH_BAND');
    const table = analyst.getByRole('table');
    await expect(table).toContainText('People by provider and years of birth');
    await expect(analyst.getByText(/Counts of 1 to 7 are hidden and show as \*/)).toBeVisible();
    await expect(table.getByText('hidden').first()).toBeAttached();
    // shown counts are rounded, all of them
    for (const cell of await table.locator('td').allTextContents())
      expect(cell.replaceAll(',', ''), cell).toMatch(/^(\*hidden|\d*[05])$/);
    await expectAccessible(analyst);
    await expectFitsNarrowScreen(analyst);
    await expectNamesStayInSight(analyst);
    await picture(analyst, 'table');
    await analyst.getByRole('button', { name: 'Rows', exact: true }).click();
    await expect(analyst.getByRole('table').getByRole('row')).toHaveCount(51);
    await expect(analyst.getByRole('main')).not.toContainText(/P-0\d/);
    await expectAccessible(analyst);
    await picture(analyst, 'rows');
    await analyst.getByRole('button', { name: 'Further rows' }).click();
    await expect(analyst.getByRole('button', { name: 'Earlier rows' })).toBeEnabled();
  });

  await test.step('asks to take the table along', async () => {
    await analyst.getByRole('button', { name: 'Tables', exact: true }).click();
    // the same table as before one looked at rows
    await expect(analyst.getByRole('table')).toContainText('People by provider and years of birth');
    await analyst.getByRole('button', { name: 'Ask to take this table along' }).click();
    await analyst.getByLabel('Title of the table').fill(title);
    await analyst.getByRole('button', { name: 'Ask for it' }).click();
    await expect(analyst.getByRole('alert')).toContainText('Say who will read it');
    await analyst.getByLabel('Who will read it, and what for').fill('The yearly report to the council.');
    await analyst.getByRole('button', { name: 'Ask for it' }).click();
    await said(analyst, /Asked: the data lead looks at it/);
    await analyst.getByRole('link', { name: 'What I asked for' }).click();
    await expect(analyst.getByText('Waits to be looked at')).toBeVisible();
    await expect(analyst.getByRole('link', { name: 'Download the table' })).toHaveCount(0);
  });

  await test.step('the data lead looks at it and lets it go', async () => {
    // it waits in their day
    await lead.goto('/p/kirklees');
    await lead.getByRole('link', { name: 'Look at the tables' }).click();
    const output = lead.getByRole('region', { name: title, exact: true });
    await expect(output.getByRole('table')).toBeVisible();
    await expectAccessible(lead);
    await expectFitsNarrowScreen(lead);
    await picture(lead, 'look');
    await output.getByRole('button', { name: 'Release', exact: true }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Release it' }).click();
    await said(lead, /Released: it can be downloaded now/);
  });

  await test.step('and the analyst, who is told of it, takes it along', async () => {
    // what happened is told within a quarter of a minute
    await expect(async () => {
      await analyst.goto('/p/kirklees/notifications');
      await expect(analyst.getByRole('listitem').filter({ hasText: title })).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await expectAccessible(analyst);
    await expectFitsNarrowScreen(analyst);
    await picture(analyst, 'told');
    const told = analyst.getByRole('listitem').filter({ hasText: title });
    await told.getByRole('link', { name: /A table that you asked for was released/ }).click();
    await expect(analyst).toHaveURL(/analysis\/outputs$/);
    const [download] = await Promise.all([
      analyst.waitForEvent('download'),
      analyst.getByRole('link', { name: 'Download the table' }).first().click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(title);
    expect(text).toContain('Counts of 1 to 7 are hidden and show as *');
    expect(text).toContain('People by provider and years of birth, as of the end of');
    await picture(analyst, 'released');
  });
  await test.step('small figures are the partnership’s choice, from the next month on', async () => {
    await lead.goto('/p/kirklees/settings/small-figures');
    await expect(lead.getByText(/^Today:/)).toContainText('As usual');
    await expectAccessible(lead);
    await expectFitsNarrowScreen(lead);
    await picture(lead, 'small-figures');
  });
  await test.step('a project is closed once somebody has said so twice', async () => {
    await lead.goto(`${PLACE}/outputs`);
    await lead.getByRole('main').getByRole('link', { name: 'Analysis' }).click();
    const closes = lead.getByRole('button', { name: `Close it: ${title}` });
    await closes.click();
    const asked = lead.getByRole('dialog', { name: `Close ${title}?` });
    await expectAccessible(lead);
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(closes).toBeFocused();
    await closes.click();
    await asked.getByRole('button', { name: 'Close the project' }).click();
    await said(lead, /is closed: nobody works in it any more/);
    await expect(closes).toHaveCount(0);
  });
  await test.step('every step and every look is in the audit trail, in plain words', async () => {
    await lead.goto('/p/kirklees/settings/audit');
    const trail = lead.getByRole('table', { name: 'Audit trail' });
    const entry = (...words: string[]) =>
      words.reduce((rows, hasText) => rows.filter({ hasText }), trail.getByRole('row')).first();
    await expect(entry('Zofia Garside', 'Released', '1 table of analysts')).toBeVisible();
    await expect(entry('Idris Wimpenny', 'Asked for', '1 table of analysts')).toBeVisible();
    // looks are written down within a minute
    await expect(async () => {
      await lead.reload();
      await expect(entry('Idris Wimpenny', 'Looked at', 'A table taken along, as a file')).toBeVisible({
        timeout: 5_000,
      });
    }).toPass({ timeout: 90_000 });
    await expect(entry('Idris Wimpenny', '1 project of analysts', 'Rows without names')).toBeVisible();
  });
  await lead.context().close();
  await analyst.context().close();
});
