import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { openRecord, pageOf, referenceOf, said, signInAs } from './support/people.js';

const WORKER = 'link-worker@tyne.example';
const mark = Date.now().toString(36);
const people = (page: Page) => page.getByRole('region', { name: 'With whom?' }).getByRole('button');
const waits = (page: Page) =>
  page.getByRole('status').filter({ has: page.getByRole('link', { name: /^See (it|them)$/ }) });

/** Writes of the nth of my people; whose reference it is. */
async function write(page: Page, nth: number, words: string): Promise<string> {
  const reference = await referenceOf(people(page), nth);
  await people(page).filter({ hasText: reference }).click();
  await page.getByLabel('Words (optional)').fill(words);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  return reference;
}

/** These words stand once among the contacts of whom the reference names. */
async function recordedOnce(page: Page, reference: string, words: string): Promise<void> {
  await openRecord(page, reference);
  await expect(page.getByRole('region', { name: 'Contacts' }).getByText(words)).toHaveCount(1);
}

// On a phone, by a link worker whose connection comes and goes.
test('a contact is entered with no connection, survives a reload, and is sent once', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, WORKER, '/p/tyne/people');
  const context = page.context();
  await page.setViewportSize({ width: 375, height: 812 });
  let [lift, cellar] = ['', ''];

  await test.step('three taps from My people, with what was usual last time', async () => {
    await page.getByRole('link', { name: 'Record a contact' }).click();
    await expect(people(page).first()).toBeVisible();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await people(page).first().click();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, /is recorded\./);
  });

  await test.step('the page itself is kept, and no answer of the API', async () => {
    const kept = () =>
      page.evaluate(async () => {
        const requests = await (await caches.open('weft-shell')).keys();
        return requests.map(({ url }) => new URL(url).pathname);
      });
    await expect.poll(async () => (await kept()).filter((path) => /offline-door/.test(path)).length).toBe(1);
    expect(
      (await kept()).filter(
        (path) => !/^\/($|assets\/|(?:color-scheme|missing-asset)\.js$|weft\.svg$)/.test(path),
      ),
    ).toEqual([]);
  });

  await test.step('without a connection it waits on the device, in sight', async () => {
    await context.setOffline(true);
    lift = await write(page, 1, `In the lift, ${mark}`);
    await said(page, /waits on this device and is sent/);
    await expect(waits(page)).toContainText('1 contact waits on this device');
    await expectAccessible(page);
  });

  await test.step('also after a reload, and one more can be written', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'No connection' })).toBeVisible();
    await expect(page.getByRole('region', { name: '1 contact on this device' })).toBeVisible();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    cellar = await write(page, 2, `In the cellar, ${mark}`);
    await expect(page.getByRole('region', { name: '2 contacts on this device' })).toBeVisible();
  });

  await test.step('they are sent when the connection is back', async () => {
    await context.setOffline(false);
    await said(page, /2 contacts that waited on this device are sent/);
    await expect(waits(page)).toHaveCount(0);
    await recordedOnce(page, lift, `In the lift, ${mark}`);
    await recordedOnce(page, cellar, `In the cellar, ${mark}`);
  });

  await test.step('an answer that is lost on the way makes no second one, and nobody else sends it', async () => {
    await page.goto('/p/tyne/contacts/new');
    // the server has it, the device does not know
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('RecordContact')) return route.continue();
      await route.fetch();
      return route.abort();
    });
    const who = await write(page, 3, `On the bridge, ${mark}`);
    await expect(waits(page)).toContainText('1 contact waits');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('dialog')).toContainText('1 contact on this device is not sent');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    await page.unroute('**/graphql');
    await signInAs(page, 'manager@tyne.example');
    await page.goto('/p/tyne/contacts/new');
    await expect(page.getByRole('heading', { level: 1, name: 'Record a contact' })).toBeVisible();
    await expect(waits(page)).toHaveCount(0);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    await signInAs(page, WORKER);
    await said(page, /1 contact that waited on this device is sent/);
    await recordedOnce(page, who, `On the bridge, ${mark}`);
  });

  await test.step('somebody else signs in beside it: what waits is neither sent as theirs nor refused for good', async () => {
    await page.goto('/p/tyne/contacts/new');
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('RecordContact') ? route.abort() : route.continue(),
    );
    const who = await write(page, 4, `In the yard, ${mark}`);
    await expect(waits(page)).toContainText('1 contact waits');
    await context.clearCookies();
    const beside = await context.newPage();
    await signInAs(beside, 'manager@tyne.example');
    await expect(waits(beside)).toHaveCount(0);
    await page.unroute('**/graphql');
    const asked = page.waitForResponse((answer) => !!answer.request().postData()?.includes('WhoIsSignedIn'));
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await asked;
    await expect(waits(page)).toContainText('1 contact waits on this device. ');
    // the list of whom one meets is the other's no more than the entry is
    await context.clearCookies();
    await beside.close();
    await signInAs(page, WORKER);
    await said(page, /1 contact that waited on this device is sent/);
    await recordedOnce(page, who, `In the yard, ${mark}`);
  });
  await context.close();
});
