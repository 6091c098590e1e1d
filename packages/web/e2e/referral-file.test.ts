import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { canHold, hold } from './support/hold.js';
import { enterAs, said } from './support/people.js';

const HEAD =
  'First name,Last name,Date of birth,Telephone,E-mail,Postcode,Safe way to contact,Lawful basis,What the person was told';
/** A name that nobody else has. */
const family = `File-${Date.now().toString(36)}`;
const right = (first: string): string[] => [
  first,
  family,
  '5/3/1987',
  '07700 900123',
  'ann@example.org',
  'NE1 4XF',
  'Call',
  'Public task',
  'The notice, read together',
];
/** Twelve kinds of mistakes: whose row, which cell, and what stands there. */
const MISTAKES: readonly (readonly [name: string, cell: number, wrong: string, said: RegExp])[] = [
  ['Bea', 0, '', /Give the person’s first name/],
  ['Cas', 2, '1/1/1886', /1 January 1886 is too long ago/],
  ['Dev', 2, '5/3/2087', /Nobody is born on 5 March 2087 yet/],
  ['Eli', 2, '03/25/1987', /There is no month 25/],
  ['Fay', 3, '4.47701E+11', /The spreadsheet shortened this number/],
  ['Gus', 3, '0770', /Give a whole telephone number/],
  ['Hal', 4, 'hal at home', /Give one e-mail address/],
  ['Ida', 5, 'NE1', /Give a whole postcode/],
  ['Jan', 6, 'Pigeon', /Write one of: Call/],
  ['Kit', 7, 'Because', /Write one of: Consent/],
  ['Lou', 8, '', /Say what the person was told/],
  ['Max', 1, '=1+1', /This cell holds a formula/],
];
const fileOf = (rows: readonly (readonly string[])[]): string =>
  `${[HEAD, ...rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','))].join('\r\n')}\r\n`;
const withMistakes = MISTAKES.map(([name, at, wrong]) =>
  right(name).map((cell, nth) => (nth === at ? wrong : cell)),
);
const ann = right('Ann');

async function send(page: Page, text: string): Promise<void> {
  await page.goto('/p/tyne/referrals/own');
  await page.getByRole('link', { name: 'Refer from a file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Refer from a file' })).toBeVisible();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await said(page, /Ready to refer/);
}

test('a file with twelve kinds of mistakes is put right, and nobody goes in twice', async ({ page }) => {
  test.skip(!canHold, 'a Weft elsewhere cannot be held');
  await enterAs(page, 'referrer@tyne.example');
  await send(page, fileOf([ann, ...withMistakes, ann]));
  const main = page.getByRole('main');
  await expect(main).toContainText('1 person goes in');
  await expect(main).toContainText('12 rows stay out until they are put right');
  await expect(main).toContainText('Row 15 says the same as row 2');
  for (const [nth, [, , , message]] of MISTAKES.entries())
    await expect(
      main.getByRole('listitem').filter({ has: page.getByRole('heading', { name: `Row ${nth + 3}` }) }),
    ).toContainText(message);
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the mistakes' }).click(),
  ]);
  expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(1 + 12 + 1);

  // the import is held at its first slice: its progress stands there after a reload too
  const letGo = await hold('referral_event');
  try {
    await page.getByRole('button', { name: 'Refer 1 person' }).click();
    const progress = page.getByRole('progressbar', { name: 'Referring the people' });
    await expect(progress).toBeVisible();
    await page.reload();
    await expect(progress).toHaveAttribute('value', '0');
  } finally {
    await letGo();
  }
  await said(page, /1 referral has arrived at the hub/);

  await send(page, fileOf([ann, ...MISTAKES.map(([name]) => right(name))]));
  await expect(main).toContainText('12 people go in');
  await expect(main).toContainText('1 row went in before');
  await page.getByRole('button', { name: 'Refer 12 people' }).click();
  await said(page, /12 referrals have arrived at the hub/);
  await expect(main).toContainText('1 row of 13 did not go in. Of them 1 row had gone in before.');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See where they stand' }).click();
  await expect(page.getByRole('row').filter({ hasText: family })).toHaveCount(13);
  await expect(page.getByRole('row').filter({ hasText: `Ann ${family}` })).toHaveCount(1);
});
