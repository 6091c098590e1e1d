import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { type Levels, matchedRun } from './support/matched-run.js';
import { hasDatabase } from './support/own-database.js';
import { enterAs, expectFocusKept, pageOf, said } from './support/people.js';

const LEAD = 'data-lead@westway.example';

/** Likelier first: a date with day and month exchanged, one field different, one alike and one different. */
const PAIRS: readonly Levels[] = [
  [0, 0, 2, 0],
  [0, 0, 0, 2],
  [0, 2, 0, 0],
  [2, 0, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 0],
];

const looked = (page: Page) => page.getByRole('article');

test('somebody who is named reviews a run by keyboard alone', async ({ page, browser }) => {
  test.skip(!hasDatabase, 'the database of a Weft elsewhere is out of reach');
  test.setTimeout(240_000);
  const run = await matchedRun('westway', [LEAD, 'backbone@westway.example'], PAIRS);
  await enterAs(page, LEAD, `/p/westway/data/runs/${run.runId}/review`);
  await expect(page.getByRole('heading', { level: 1, name: /Review of run/ })).toBeVisible();
  await said(page, /4 pairs wait to be reviewed/);
  await said(page, /Not enough decisions yet/);
  const rows = page.getByRole('list', { name: 'Pairs' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  const same = page.getByRole('button', { name: /^Same person/ });
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await expectFocusKept(page);
  };

  // what differs is marked, and why the two are likely the same stands beside it
  await expect(same).toBeVisible();
  await expect(
    looked(page).getByRole('table', { name: 'What we hold, and what the record says' }),
  ).toContainText('Different');
  await expect(looked(page).locator('mark').first()).toBeVisible();
  await expect(looked(page).getByRole('table', { name: 'What each comparison adds' })).toContainText(
    'To begin with',
  );
  await expect(looked(page)).toContainText('Harrow Road Bakery');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  // the desk is wide again: on a narrow one no pair is open until it is chosen
  await expect(rows.nth(0)).toHaveAttribute('data-current', 'true');
  await expect(same).toBeVisible();

  // down and up again, and the place is in the address
  await press('j');
  await expect(rows.nth(1)).toHaveAttribute('data-current', 'true');
  await press('k');
  await expect(rows.nth(0)).toHaveAttribute('data-current', 'true');
  await expect(same).toBeVisible();

  // a decision leads to the next pair that waits
  await press('s');
  await said(page, /: the same person\./);
  await expect(rows.nth(0)).toContainText('The same person');
  await expect(rows.nth(1)).toHaveAttribute('data-current', 'true');
  await expect(same).toBeVisible();

  // the letters of a note are not commands
  await press('n');
  await expect(page.getByLabel(/^Note/)).toBeFocused();
  await page.keyboard.type('Her sister, says the school. sdu');
  await press('Escape');
  await expect(page.locator('[data-desk-title]')).toBeFocused();
  await press('d');
  await said(page, /: two different people\./);
  await expect(rows.nth(1)).toContainText('Two people');

  // and back: the last one is open again, with what was said of it
  await expect(rows.nth(2)).toHaveAttribute('data-current', 'true');
  await press('u');
  await said(page, /: open again\./);
  await expect(rows.nth(1)).toHaveAttribute('data-current', 'true');
  await expect(rows.nth(1)).not.toContainText('Two people');
  await expect(looked(page).getByRole('region', { name: 'What was decided' })).toContainText(
    'Her sister, says the school. sdu',
  );

  await press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toContainText('Two different people');
  await expectAccessible(page);
  await press('Escape');
  await expect(help).toHaveCount(0);

  // whoever is named besides, and decides meanwhile, is heard: nothing is written over
  const other = await pageOf(
    browser,
    'backbone@westway.example',
    page.url().replace(/^https?:\/\/[^/]+/, ''),
  );
  await expect(other.getByRole('button', { name: /^Same person/ })).toBeVisible();
  await press('d');
  await said(page, /: two different people\./);
  await other.keyboard.press('s');
  await said(other, /has decided since you looked: two people/);
  await expect(other.getByRole('button', { name: /^Take back/ })).toBeVisible();
  await other.context().close();
  await expect(rows.nth(2)).toHaveAttribute('data-current', 'true');

  // somebody takes sharing back while they are looked at: calmly said, and on it goes
  await expect(same).toBeVisible();
  const name = (await page.locator('[data-desk-title]').textContent()) ?? '';
  await run.takeBack(run.names.findIndex((one) => name.startsWith(one)));
  await press('s');
  await expect(looked(page).getByRole('status')).toContainText('not shown any more');
  await expectAccessible(page);
  await press('j');
  await expect(same).toBeVisible();

  // what waits is what is left, for whoever comes again; matches and decisions have lists of their own
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole('link', { name: 'Decided' }).press('Enter');
  await expect(rows).toHaveCount(2);
  await page.getByRole('link', { name: 'Matches' }).press('Enter');
  await expect(rows).toHaveCount(3);

  // a pair has an address of its own, also where it is decided and waits in no list
  await page.getByRole('link', { name: 'Decided' }).press('Enter');
  await expect(rows).toHaveCount(2);
  await page.getByRole('link', { name: 'This pair on a page of its own' }).click();
  await expect(page).toHaveURL(/data\/matches\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1, name: 'One pair' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.reload();
  await page.getByRole('button', { name: /^Take back/ }).click();
  await said(page, /: open again\./);
  await expect(page.getByRole('button', { name: /^Take back/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Review of its run' }).click();
  await expect(rows).toHaveCount(2);

  // and each look and each decision is in the audit trail, in plain words
  await page.goto('/p/westway/settings/audit');
  const trail = page.getByRole('table', { name: 'Audit trail' }).getByRole('row');
  const mine = trail.filter({ hasText: 'Xin Fletcher' });
  await expect(mine.filter({ hasText: 'Decided a pair of' }).first()).toContainText('1 participant');
  // looks are written down within a minute
  await expect(async () => {
    await page.reload();
    await expect(
      mine.filter({ hasText: 'Looked at' }).filter({ hasText: 'A pair of a match run' }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
});

test('who is not named finds no review', async ({ page }) => {
  test.skip(!hasDatabase, 'the database of a Weft elsewhere is out of reach');
  const run = await matchedRun('westway', [LEAD], PAIRS);
  await enterAs(page, 'backbone@westway.example', `/p/westway/data/runs/${run.runId}/review`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such run');
  await expect(page.getByText('Only people whom its agreement names can review a run.')).toBeVisible();
});
