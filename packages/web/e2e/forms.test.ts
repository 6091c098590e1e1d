import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { enterAs, said } from './support/people.js';

const WORD_FILE = {
  name: 'letter.doc',
  mimeType: '',
  buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 1, 2]),
};
const TEXT_FILE = {
  name: 'measure.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Eight areas, together.'),
};

const summaryOf = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'There is a problem' });

/** Somebody new of Tyne Wellbeing, on whose page the link worker then stands. */
async function enrolSomebody(page: Page): Promise<string> {
  const name = `Form-${Date.now().toString(36)}`;
  await page.goto('/p/tyne/people/new');
  await page.getByLabel('Given name').fill('Ada');
  await page.getByLabel('Family name').fill(name);
  await page.getByLabel('First day of support').fill('2026-10-01');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Ada ${name}` })).toBeVisible();
  return name;
}

/** Opens the form for what is possible now; the evidence is a piece with a file. */
async function openForm(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Record:/ })
    .first()
    .click();
  await expect(page.getByRole('group', { name: /^Evidence 1/ })).toBeVisible();
  await chooseKind(page);
}

async function chooseKind(page: Page): Promise<void> {
  const kind = page.getByLabel('Kind');
  if (await kind.isVisible()) await kind.selectOption({ index: 1 });
}

const chooseFile = (page: Page, file: typeof WORD_FILE) =>
  page.locator('input[type="file"]').first().setInputFiles(file);

/** The link worker's claim, returned by the backbone with a question about its date. */
async function returnedClaim(browser: Browser, page: Page): Promise<void> {
  await enrolSomebody(page);
  await openForm(page);
  await page.getByLabel('Achieved on').fill('2026-10-06');
  await chooseFile(page, TEXT_FILE);
  await said(page, /measure\.txt is attached/);
  await page.getByRole('button', { name: 'Record the outcome' }).click();
  await expect(page.getByText('Submitted', { exact: true }).first()).toBeVisible();
  const context = await browser.newContext();
  const backbone = await context.newPage();
  await enterAs(backbone, 'backbone@tyne.example', page.url());
  await backbone.getByRole('button', { name: 'Return', exact: true }).click();
  await backbone.getByRole('dialog').getByLabel('What is missing').fill('Check which date is right.');
  await backbone.getByRole('button', { name: 'Return the claim' }).click();
  await said(backbone, /is returned to the provider/);
  // the work goes on at the claim that waits longest, or where the claims are
  const onward = backbone.getByRole('link', { name: /^(C-\d+: .+|Back to the claims)$/ });
  await expect(onward).toBeFocused();
  await context.close();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Submit it again' })).toBeVisible();
}

test('a file that is refused says so, keeps the focus at hand and is not forgotten', async ({ page }) => {
  test.setTimeout(240_000);
  await enterAs(page, 'link-worker@tyne.example');
  await enrolSomebody(page);
  await openForm(page);
  await expect(page.getByLabel('Achieved on')).toHaveValue('');

  // a day before support began is refused, and so may be wrong itself: the way to put it right is beside it
  await page.getByLabel('Achieved on').fill('2026-09-30');
  await said(page, /Support began on 1 October 2026/);
  await expect(page.getByRole('link', { name: 'Correct the date of enrolment' })).toHaveAttribute(
    'href',
    /people\/[0-9a-f-]{36}\/correct$/,
  );
  await page.getByLabel('Achieved on').fill('');
  await expect(page.getByRole('link', { name: 'Correct the date of enrolment' })).toHaveCount(0);

  const file = page.getByRole('button', { name: /^File/ });
  await file.focus();
  await chooseFile(page, WORD_FILE);
  await expect(summaryOf(page)).toContainText('“letter.doc” is not attached.');
  await expect(summaryOf(page)).toContainText('Save it as a PDF, or photograph it');
  await expect(file).toBeFocused();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);

  await page.getByRole('button', { name: 'Record the outcome' }).click();
  await expect(summaryOf(page)).toBeFocused();
  await expect(summaryOf(page).getByRole('listitem')).toHaveCount(2);
  await summaryOf(page)
    .getByRole('link', { name: /letter\.doc/ })
    .click();
  await expect(file).toBeFocused();

  await chooseFile(page, TEXT_FILE);
  await expect(page.getByRole('status').filter({ hasText: 'Attached: measure.txt' })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Remove measure.txt' })).toBeFocused();
  await expect(summaryOf(page)).not.toContainText('letter.doc');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Taken away: measure.txt' })).toBeAttached();
  await expect(file).toBeFocused();

  await page.getByRole('button', { name: 'Add another piece of evidence' }).click();
  const second = page.getByRole('group', { name: /^Evidence 2/ });
  await expect(second.locator(':focus')).toHaveCount(1);
  await second.getByRole('button', { name: 'Remove evidence 2' }).click();
  await expect(page.getByRole('button', { name: 'Add another piece of evidence' })).toBeFocused();
});

test('what was begun is found again from every way in, without a file that had not arrived', async ({
  page,
}) => {
  await enterAs(page, 'link-worker@tyne.example');
  const name = await enrolSomebody(page);
  await openForm(page);
  await page.getByLabel('Achieved on').fill('2026-10-06');
  // the file stays on its way
  await page.route('**/api/uploads', () => undefined);
  await chooseFile(page, TEXT_FILE);
  await expect(page.getByRole('button', { name: 'Cancel the upload of measure.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Record the outcome' }).click();
  await expect(summaryOf(page)).toContainText('still being uploaded');
  await page.getByRole('link', { name: 'Keep the draft and leave' }).click();
  await said(page, /The file was not: choose it again/);
  await expect(page.getByRole('heading', { level: 1, name: `Ada ${name}` })).toBeVisible();
  await page.unroute('**/api/uploads');

  await page.getByRole('link', { name: 'Go on with it' }).click();
  await said(page, /what you had begun earlier/);
  await expect(page.getByLabel('Achieved on')).toHaveValue('2026-10-06');
  await expect(summaryOf(page)).toContainText('“measure.txt” was not kept');
  await page.getByRole('link', { name: `Ada ${name}` }).click();
  await page
    .getByRole('link', { name: /^Record:/ })
    .last()
    .click();
  await expect(page.getByLabel('Achieved on')).toHaveValue('2026-10-06');
  await page.getByLabel('Achieved on').fill('2126-10-06');
  await page.getByRole('button', { name: 'Record the outcome' }).click();
  await expect(summaryOf(page)).toContainText('is in the future');
  await expect(summaryOf(page)).toContainText('was not kept');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(summaryOf(page)).toHaveCount(0);
  await expect(page.getByLabel('Achieved on')).toHaveValue('');
});

test('a claim that came back is no dead end', async ({ browser, page }) => {
  test.setTimeout(240_000);
  await enterAs(page, 'link-worker@tyne.example');
  await returnedClaim(browser, page);
  await said(page, /If the date is wrong/);
  const again = page.getByRole('button', { name: 'Submit again' });

  await again.click();
  await expect(summaryOf(page)).toBeFocused();
  await summaryOf(page)
    .getByRole('link', { name: /Nothing is new/ })
    .click();
  await expect(page.getByLabel(/^Note/)).toBeFocused();

  // the second of two pieces is the one that is meant
  await page.getByRole('button', { name: 'Add another piece of evidence' }).click();
  const second = page.getByRole('group', { name: /^Evidence 2/ });
  if (await second.getByLabel('Kind').isVisible()) await second.getByLabel('Kind').selectOption({ index: 1 });
  await second.locator('input[type="file"]').setInputFiles(WORD_FILE);
  await expect(summaryOf(page)).toContainText('letter.doc');
  await page.getByLabel(/^Note/).fill('The sixth is right: the measure says so.');
  await again.click();
  await expect(summaryOf(page)).toBeFocused();
  await summaryOf(page)
    .getByRole('link', { name: /letter\.doc/ })
    .click();
  await expect(second.getByRole('button', { name: /^File/ })).toBeFocused();
  await expectFitsNarrowScreen(page);

  await page.getByLabel('Write about this claim').fill('Which of the two dates');
  await page.reload();
  await said(page, /what you had begun earlier/);
  await expect(summaryOf(page)).toContainText('letter.doc');
  await expect(page.getByLabel('Write about this claim')).toHaveValue('Which of the two dates');
  await page.getByLabel('Write about this claim').fill('Which of the two dates do you mean?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await said(page, /Your message is sent/);
  await expect(page.getByText('Which of the two dates do you mean?')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeFocused();

  await page.getByRole('button', { name: 'Go on without this file' }).click();
  await expect(summaryOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove evidence 2' }).click();
  await again.click();
  await said(page, /is submitted again/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(
    page.getByRole('region', { name: 'History' }).getByText('The sixth is right: the measure says so.'),
  ).toBeVisible();
});

test('enrolling says all that is wrong at once, and asks before what was typed is lost', async ({ page }) => {
  await enterAs(page, 'manager@tyne.example', '/p/tyne/people/new');
  await said(page, /keeps no draft/);
  const offered = await page.getByLabel('Supported by').getByRole('option').allTextContents();
  expect(offered).toHaveLength(1);
  await page.getByLabel('Date of birth').fill('2126-01-01');
  await page.getByLabel('First day of support').fill('');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(summaryOf(page).getByRole('listitem')).toHaveText([
    'Enter the given name.',
    'Enter the family name.',
    'Enter the first day of support.',
    /Nobody is born on 1 January 2126 yet/,
  ]);
  await page.getByLabel('Date of birth').fill('');
  await page.getByLabel('Date of birth').pressSequentially('12');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(summaryOf(page)).toContainText('Enter the date of birth as a whole date, or clear it.');

  await page.getByRole('link', { name: 'Cancel' }).click();
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
  await asked.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Enrol somebody' })).toBeVisible();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await asked.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});

test('a date of birth that is typed in part is not taken for none when a record is corrected', async ({
  page,
}) => {
  await enterAs(page, 'link-worker@tyne.example');
  await enrolSomebody(page);
  await page.goto(`${page.url()}/correct`);
  await page.getByLabel('Date of birth').fill('');
  await page.getByLabel('Date of birth').pressSequentially('12');
  await page.getByLabel('Postcode').fill('nowhere');
  await page.getByRole('button', { name: 'Save the corrections' }).click();
  await expect(summaryOf(page).getByRole('listitem')).toHaveText([
    'Enter the date of birth as a whole date, or clear it.',
    /Give a whole postcode/,
  ]);
});
