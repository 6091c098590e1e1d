import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { openRecord, pageOf, referenceOf, said } from './support/people.js';

const WORKER = 'link-worker@tyne.example';
const waits = (page: Page) =>
  page.getByRole('status').filter({ has: page.getByRole('link', { name: /^See (it|them)$/ }) });

/** Writes a name into the box, as a finger would. */
async function draw(page: Page): Promise<void> {
  const pad = page.locator('[data-pad]');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is a box to sign in.');
  await page.mouse.move(box.x + 30, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 30, { steps: 6 });
  await page.mouse.move(box.x + 180, box.y + 90, { steps: 6 });
  await page.mouse.up();
}

/** Chooses what is certified, for today. */
async function certify(page: Page): Promise<void> {
  await page.getByLabel('What was achieved?').selectOption({ index: 1 });
  const day = await page.getByLabel('Achieved on').getAttribute('max');
  await page.getByLabel('Achieved on').fill(day ?? '');
}

const keep = (page: Page) => page.getByRole('button', { name: 'Keep the signature' });
const signed = (page: Page) => page.getByRole('region', { name: 'Signed by them' });

// On a phone, handed over to the person and taken back, with and without a connection.
test('somebody signs on a phone, offline too, and it is kept once', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, WORKER, '/p/tyne/contacts/new');
  const context = page.context();
  await page.setViewportSize({ width: 375, height: 812 });
  const person = await test.step('from the person’s page', async () => {
    const people = page.getByRole('region', { name: 'With whom?' }).getByRole('button');
    await expect(people.nth(4)).toBeVisible();
    const reference = await referenceOf(people, 4);
    await openRecord(page, reference);
    await expect(signed(page)).toBeVisible();
    const before = await signed(page).getByRole('listitem').count();
    await signed(page).getByRole('link', { name: 'Take a signature' }).click();
    return { at: page.url().replace(/\/sign.*$/, ''), before, reference };
  });

  await test.step('the words stand large with their facts, and the box is signed, cleared and signed', async () => {
    await certify(page);
    await expect(page.getByText(/I confirm that this is true/)).toBeVisible();
    await keep(page).click();
    await expect(page.getByRole('alert')).toContainText('Sign in the box');
    await draw(page);
    await expect(page.getByRole('img', { name: 'There is writing in the box' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear and begin again' }).click();
    await expect(page.getByRole('img', { name: 'The box is empty' })).toBeVisible();
    await draw(page);
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await keep(page).click();
    await said(page, /signed is kept\./);
    await expect(signed(page).getByRole('listitem')).toHaveCount(person.before + 1);
  });

  await test.step('an answer that is lost on the way makes no second one', async () => {
    await page.goto(`${person.at}/sign`);
    await certify(page);
    // by the keyboard alone: the name, typed
    await page.getByText('Type the name').click();
    await page.getByLabel('Your name').fill('As I am called');
    await page.getByLabel(/My typed name stands/).check();
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('RecordSignature')) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await keep(page).click();
    // kept first and sent then: only this says that nothing came back
    await said(page, /No connection: the signature waits/);
    // it goes by itself, from this page or from the next one: what counts is that it is there once
    await page.unrouteAll({ behavior: 'wait' });
    await expect(async () => {
      await page.goto(person.at);
      await expect(signed(page).getByRole('listitem')).toHaveCount(person.before + 2, { timeout: 5_000 });
    }).toPass({ timeout: 40_000 });
    await expect(waits(page)).toHaveCount(0);
    await expect(signed(page).getByText('A newer one stands').first()).toBeVisible();
  });

  await test.step('with no connection, from a page opened anew, it waits and is sent when it is back', async () => {
    await page.goto('/p/tyne/contacts/new');
    await expect(page.getByRole('heading', { level: 1, name: 'Record a contact' })).toBeVisible();
    const keptShell = () =>
      page.evaluate(async () => (await (await caches.open('weft-shell')).keys()).map(({ url }) => url));
    await expect.poll(async () => (await keptShell()).some((url) => /offline-door/.test(url))).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'No connection' })).toBeVisible();
    await page.getByText('Take a signature').click();
    const whoSigns = page.getByRole('region', { name: 'Who signs?' });
    await whoSigns.getByRole('button', { name: person.reference }).click();
    await certify(page);
    await page.getByText('Before a witness').click();
    await page.getByLabel('Name of the witness').fill('Nan Neighbour');
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await keep(page).click();
    await expect(page.getByRole('region', { name: '1 signature on this device' })).toBeVisible();
    await context.setOffline(false);
    await said(page, /1 signature that waited on this device is sent/);
    await expect(waits(page)).toHaveCount(0);
    await page.goto(person.at);
    await expect(signed(page).getByRole('listitem')).toHaveCount(person.before + 3);
    await signed(page).getByText('Read what was signed').first().click();
    await expect(signed(page).getByText('Nan Neighbour')).toBeVisible();
    await expectAccessible(page);
  });
  await context.close();
});

test('a claim rests on what was signed, in the partnership’s words, and the verifier reads it', async ({
  browser,
}) => {
  const words = `For us: {outcome}, on {date}. Version ${Date.now().toString(36)}.`;
  const backbone = await pageOf(browser, 'backbone@westway.example', '/p/westway/settings/signing');
  await test.step('the backbone words what is signed', async () => {
    const field = backbone.getByLabel('Words', { exact: true });
    await field.fill('Nothing that is certified.');
    await backbone.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(backbone.getByRole('alert')).toContainText('{outcome} and {date}');
    await field.fill(words);
    await backbone.getByRole('button', { name: 'Save as a new version' }).click();
    await said(backbone, /this is signed from now on/);
    await backbone.context().close();
  });

  const page = await pageOf(browser, 'link-worker@westway.example', '/p/westway/people/new');
  const claim = await test.step('somebody signs inside the claim’s own form', async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.getByLabel('Given name').fill('Zoë');
    await page.getByLabel('Family name').fill(`Signs-${Date.now().toString(36)}`);
    const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('First day of support').fill(day);
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    // a parent's consent comes first, on paper
    await page
      .getByRole('link', { name: /^Record:/ })
      .first()
      .click();
    await page.getByLabel('Achieved on').fill(day);
    const consent = { name: 'consent.txt', mimeType: 'text/plain', buffer: Buffer.from('We agree.') };
    await page.locator('input[type="file"]').first().setInputFiles(consent);
    await said(page, /is attached/);
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /Submitted/);
    await page
      .getByRole('link', { name: /Zoë Signs-/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /^Record: Child signs up/ })
      .first()
      .click();
    await page.getByLabel('Achieved on').fill(day);
    await page.getByLabel('Kind').selectOption('SELF_CERTIFICATION');
    await page.getByRole('button', { name: 'Have them sign now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take a signature' });
    await expect(dialog.getByText(/^For us: Child signs up, on/)).toBeVisible();
    await draw(page);
    await expectAccessible(page);
    await keep(page).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel('What they signed')).not.toHaveValue('');
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /Submitted/);
    return new URL(page.url()).pathname;
  });
  await page.context().close();

  const verifier = await pageOf(browser, 'verifier@westway.example', claim);
  await expect(verifier.getByText(/^For us: Child signs up, on/)).toBeVisible();
  await expect(verifier.getByRole('img', { name: 'Their signature' })).toBeVisible();
  await expect(verifier.getByText(/^Nothing was altered since: the seal .* is whole/)).toBeVisible();
  await expectAccessible(verifier);
  await verifier.context().close();
});
