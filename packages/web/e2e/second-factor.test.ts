import { createHmac } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { invitationFor, mailFolder } from './support/mail.js';
import { signInAs } from './support/people.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for a key (RFC 6238), now or so many half minutes later. */
function appShows(key: string, later = 0): string {
  const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac('sha1', secret).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const keyOn = async (page: Page): Promise<string> =>
  ((await page.locator('code').textContent()) ?? '').replace(/\s/g, '');

/** Somebody new who verifies: not of the demonstration, so their role needs a code. */
async function joinAsVerifier(page: Page, email: string, password: string): Promise<void> {
  await signInAs(page, 'backbone@kirklees.example');
  await page.goto('/p/kirklees/settings/members/new');
  await page.getByLabel('Name', { exact: true }).fill('Ngozi Ólafsdóttir');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('combobox', { name: 'Organisation' }).fill('Kirklees');
  await page.getByRole('option', { name: 'Kirklees Council' }).click();
  await page.getByRole('checkbox', { name: 'Verifier' }).check();
  await page.getByRole('button', { name: 'Add and invite' }).click();
  await expect(page.getByText('Ngozi Ólafsdóttir is added, and invited by email.')).toBeVisible();
  await page.context().clearCookies();
  await page.goto(await invitationFor(email));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
}

test('a verifier sets sign-in codes up, signs in with one, and with a recovery code when the telephone is lost', async ({
  page,
}) => {
  test.skip(mailFolder === null, 'the mail of a Weft elsewhere cannot be read');
  test.setTimeout(180_000);
  const email = `ngozi.${Date.now()}@calder-bridge.example`;
  const password = 'heather kettle lantern';
  await joinAsVerifier(page, email, password);

  // whoever accepts is signed in at once, and led here
  await expect(page.getByRole('heading', { level: 1, name: 'Set up sign-in codes' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Square to scan with an authenticator app' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  const key = await keyOn(page);
  await page.getByRole('button', { name: 'Turn on sign-in codes' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
  // what the clock showed half a minute ago: so that this half minute's code is still unused
  await page.getByLabel('Code', { exact: true }).fill(appShows(key, -1));
  await page.getByRole('button', { name: 'Turn on sign-in codes' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? '';
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await file).suggestedFilename()).toBe('weft-recovery-codes.txt');
  await page.emulateMedia({ media: 'print' });
  await expect(codes.first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print', includeHidden: true })).toHaveCSS(
    'visibility',
    'hidden',
  );
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, email, { password, opens: 'Enter your sign-in code' });
  // no way round: the password alone opens nothing
  await page.goto('/p/kirklees/verification');
  await expect(page.getByRole('heading', { level: 1, name: 'Enter your sign-in code' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.getByLabel('Code', { exact: true }).fill('12');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/is not right/);
  await page.getByLabel('Code', { exact: true }).fill(appShows(key));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/p\/kirklees\/verification$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Verification' })).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, email, { password, opens: 'Enter your sign-in code' });
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(recovery.toLowerCase());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();

  await page.goto('/account');
  await expect(page.getByText('You have 9 recovery codes left.')).toBeVisible();
  await page.getByRole('button', { name: 'Use another telephone' }).click();
  await page.getByLabel('Code', { exact: true }).fill(appShows(key, 1));
  await page.getByRole('button', { name: 'Continue' }).click();
  const other = await keyOn(page);
  expect(other).not.toBe(key);
  await page.getByLabel('Code', { exact: true }).fill(appShows(other));
  await page.getByRole('button', { name: 'Turn on sign-in codes' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('You have 10 recovery codes left.')).toBeVisible();
});

test('the backbone says which roles need a code', async ({ page }) => {
  await signInAs(page, 'backbone@kirklees.example');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Signing in' }).click();
  const analyst = page.getByRole('checkbox', { name: 'Analyst' });
  await expect(page.getByRole('checkbox', { name: 'Verifier' })).toBeChecked();
  await expect(analyst).not.toBeChecked();
  await analyst.check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(analyst).toBeChecked();
  // the demonstration's people come in all the same
  await page.context().clearCookies();
  await signInAs(page, 'analyst@kirklees.example');

  await page.context().clearCookies();
  await signInAs(page, 'backbone@kirklees.example');
  await page.goto('/p/kirklees/settings/signing-in');
  await analyst.uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

test('somebody whose roles change is signed out, and told why', async ({ page, browser, baseURL }) => {
  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const theirs = await other.newPage();
  await signInAs(theirs, 'auditor@kirklees.example');
  await signInAs(page, 'backbone@kirklees.example');
  await page.goto('/p/kirklees/settings/members?search=auditor%40kirklees');
  await page.getByRole('button', { name: /^Change / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Analyst' }).check();
  await dialog.getByRole('button', { name: 'Save roles' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Auditor and Analyst' })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(theirs.getByText('because what you may do has changed')).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: /^Change / }).click();
  await dialog.getByRole('checkbox', { name: 'Analyst' }).uncheck();
  await dialog.getByRole('button', { name: 'Save roles' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Auditor and Analyst' })).toHaveCount(0);
});
