import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { expectFocusKept, pageOf, said } from './support/people.js';

const REFERRER = 'referrer@tyne.example';
const ASSESSOR = 'assessor@tyne.example';
const MANAGER = 'manager@tyne.example';
const WORKER = 'link-worker@tyne.example';
const PROVIDER = 'Ouse Street Link';

/** A name that nobody else has. */
const newName = (): string => `Story-${Date.now().toString(36)}-${Math.floor(Math.random() * 1000)}`;

const main = (page: Page): Locator => page.getByRole('main');
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

async function goOn(page: Page, next: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(heading(page, next)).toBeFocused();
}

/** Fills the agency's form in, a question a page, and sends it. */
async function refer(page: Page, familyName: string): Promise<void> {
  await page.goto('/p/tyne/referrals/new');
  await page.getByRole('radio', { name: 'Call' }).check();
  await page.getByLabel('Phone').fill('07700 900123');
  await page.getByLabel(/^What to be careful of/).fill('Mornings only, leave no message.');
  await goOn(page, 'Who are they?');
  await page.getByLabel('First name').fill('Zoë');
  await page.getByLabel('Last name').fill(familyName);
  await page.getByLabel(/^Date of birth/).fill('1961-03-05');
  await goOn(page, 'What do they hope for?');
  await page.getByLabel(/^What would they like/).fill('To sing again, with others.');
  await goOn(page, 'What do they know of this referral?');
  await page.getByRole('radio', { name: 'Yes, they were told' }).check();
  await page.getByLabel('What were they told?').fill('The nurse went through the leaflet with her.');
  await page.getByRole('radio', { name: 'Public task' }).check();
  await goOn(page, 'Check your answers');
  await page.getByRole('button', { name: 'Send the referral' }).click();
  await expect(heading(page, `Zoë ${familyName} is referred`)).toBeFocused();
}

/** Refers somebody as the agency, whose page is closed again. */
async function referred(browser: Browser): Promise<string> {
  const familyName = newName();
  const page = await pageOf(browser, REFERRER);
  await refer(page, familyName);
  await page.context().close();
  return familyName;
}

/** Opens a referral from the list, where a name finds it. */
async function open(page: Page, familyName: string, state = ''): Promise<void> {
  await page.goto(`/p/tyne/referrals?search=${familyName}${state}`);
  await page.getByRole('link', { name: `Zoë ${familyName}` }).click();
  await expect(heading(page, `Zoë ${familyName}`)).toBeVisible();
}

const press = (page: Page, name: string): Promise<void> =>
  main(page).getByRole('button', { name, exact: true }).click();

/** At the hub: through triage to an offer to the manager's provider. */
async function offer(page: Page): Promise<void> {
  await press(page, 'Take into triage');
  await said(page, /is in triage/);
  await press(page, 'Accept');
  await said(page, /is accepted/);
  await press(page, 'Offer to a provider');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Provider').fill('Ouse');
  await page.getByRole('option', { name: PROVIDER }).click();
  await dialog.getByRole('button', { name: 'Offer', exact: true }).click();
  await said(page, new RegExp(`is offered to ${PROVIDER}`));
}

const historyOf = (page: Page): Locator => page.getByRole('region', { name: 'History' });

test('from the agency’s form through triage, the list and an offer to the participant’s page', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const familyName = await referred(browser);

  await test.step('the hub takes it into triage, and onto the waiting list', async () => {
    const page = await pageOf(browser, ASSESSOR, `/p/tyne/referrals?as=board&search=${familyName}`);
    const received = page.getByRole('region', { name: /^Received/ });
    await expect(received.getByText('Waited since today')).toBeVisible();
    await received.getByRole('link', { name: `Zoë ${familyName}` }).click();
    await expect(page.getByRole('region', { name: /The safe way to reach Zoë/ })).toContainText(
      'Mornings only, leave no message.',
    );
    await expect(page.getByRole('link', { name: '07700 900123' })).toHaveAttribute(
      'href',
      'tel:+447700900123',
    );
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
    await press(page, 'Take into triage');
    await said(page, /is in triage/);
    await press(page, 'Accept');
    await said(page, /is accepted/);
    await press(page, 'Put on the waiting list');
    await said(page, /is on the waiting list/);
    await expect(page.getByRole('heading', { name: /^(Next for triage|Nobody else waits)/ })).toBeVisible();
    await page.context().close();
  });

  await test.step('the agency sees where it stands, and nothing more', async () => {
    const page = await pageOf(browser, REFERRER);
    const row = page.getByRole('listitem').filter({ hasText: familyName });
    await expect(row).toContainText('Waiting');
    await page.getByRole('link', { name: 'All our referrals' }).click();
    await expect(page.getByRole('row').filter({ hasText: familyName })).toContainText('Waiting');
    await expect(page.getByText('Mornings only')).toHaveCount(0);
    await page.context().close();
  });

  await test.step('the hub offers it', async () => {
    const page = await pageOf(browser, ASSESSOR);
    await open(page, familyName);
    await press(page, 'Offer to a provider');
    await page.getByRole('dialog').getByRole('button', { name: 'Offer', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
    await page.getByRole('dialog').getByLabel('Provider').fill('Ouse');
    await page.getByRole('option', { name: PROVIDER }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Offer', exact: true }).click();
    await said(page, new RegExp(`is offered to ${PROVIDER}`));
    await page.context().close();
  });

  await test.step('the link worker asks first, then starts', async () => {
    const page = await pageOf(browser, WORKER);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Offered to us' }).click();
    await expect(heading(page, 'Offered to us')).toBeVisible();
    await open(page, familyName);
    await press(page, 'Start support');
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await summary.getByRole('link', { name: /^Ask whether they agree/ }).click();
    await expect(page.getByLabel('How they said it')).toBeFocused();
    await page.getByLabel('How they said it').selectOption('SIGNED');
    await page.getByRole('button', { name: 'Record that they agree' }).click();
    await said(page, /Zoë agrees to take part/);
    await press(page, 'Start support');
    await page.getByRole('dialog').getByRole('button', { name: 'Start support' }).click();
    await said(page, /support, which has started/);
    const onward = page.getByRole('link', { name: `Open the page of Zoë ${familyName}` });
    await expect(onward).toBeFocused();
    await onward.click();
    await expect(heading(page, `Zoë ${familyName}`)).toBeVisible();
    await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
    await page.context().close();
  });
});

test('a provider declines, and the hub sees why', async ({ browser }) => {
  test.setTimeout(180_000);
  const familyName = await referred(browser);
  const hub = await pageOf(browser, ASSESSOR);
  await open(hub, familyName);
  await offer(hub);

  const manager = await pageOf(browser, MANAGER);
  await open(manager, familyName);
  await press(manager, 'Decline the offer');
  const dialog = manager.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Decline the offer' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose a reason from the list.');
  await expect(dialog.getByRole('alert')).toContainText(
    'Say in your own words why you cannot take this person on',
  );
  await dialog.getByLabel('Reason').selectOption({ label: 'No worker has room at present' });
  await dialog.getByLabel('In your own words').fill('All three of us are full until the new year.');
  await dialog.getByRole('button', { name: 'Decline the offer' }).click();
  await said(manager, /on the hub’s waiting list again/);
  await expect(heading(manager, 'Offered to us')).toBeVisible();
  await expect(manager.getByText(familyName, { exact: false }).and(manager.getByRole('link'))).toHaveCount(0);
  await manager.context().close();

  await open(hub, familyName);
  await expect(historyOf(hub)).toContainText(`Offer declined by ${PROVIDER}`);
  await expect(historyOf(hub)).toContainText('No worker has room at present');
  await expect(historyOf(hub)).toContainText('All three of us are full until the new year.');
  await hub.context().close();
});

test('an agency withdraws what it sent', async ({ browser }) => {
  test.setTimeout(120_000);
  const familyName = newName();
  const page = await pageOf(browser, REFERRER);
  await refer(page, familyName);
  await page.getByRole('link', { name: 'See where it stands' }).click();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  const row = page.getByRole('row').filter({ hasText: familyName });
  await row.getByRole('button', { name: /^Withdraw/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who withdraws it, and why').fill('She found a choir by herself.');
  await dialog.getByRole('button', { name: 'Withdraw the referral' }).click();
  await said(page, /is withdrawn/);
  await expect(row).toContainText('Withdrawn');
  await expect(row.getByRole('button')).toHaveCount(0);
  await expectFocusKept(page);
  await page.context().close();

  const hub = await pageOf(browser, ASSESSOR);
  await open(hub, familyName, '&state=WITHDRAWN');
  await expect(historyOf(hub)).toContainText('She found a choir by herself.');
  await hub.context().close();
});

test('all that is wrong with a step is said at once, and an answer is changed from the last page', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await pageOf(browser, REFERRER, '/p/tyne/referrals/new');
  await page.setViewportSize({ width: 375, height: 812 });
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);

  await page.getByRole('radio', { name: 'Only through somebody else' }).check();
  await page.getByLabel('Phone (optional)').fill('12');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await summary.getByRole('link', { name: 'Say through whom the person can be reached, and how.' }).click();
  await expect(page.getByLabel('Through whom, and how')).toBeFocused();
  await page.keyboard.type('Her sister Maggie, at the bakery.');
  await page.getByLabel('Phone (optional)').fill('');
  await goOn(page, 'Who are they?');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await page.getByLabel('First name').fill('Zoë');
  await page.getByLabel('Last name').fill('Unsent');
  await goOn(page, 'What do they hope for?');
  await goOn(page, 'What do they know of this referral?');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await page.getByRole('radio', { name: 'Not yet' }).check();
  await page.getByLabel('Why not yet?').fill('Her partner reads the post.');
  await page.getByRole('radio', { name: 'Legitimate interests' }).check();
  await goOn(page, 'Check your answers');
  await expect(main(page)).toContainText('Her partner reads the post.');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);

  await page.getByRole('link', { name: 'Change: Who they are' }).click();
  await expect(heading(page, 'Who are they?')).toBeFocused();
  await page.getByLabel('First name').fill('Chloé');
  await goOn(page, 'Check your answers');
  await expect(main(page)).toContainText('Chloé Unsent');
  // the browser's own way back leads through the steps
  await page.goBack();
  await expect(page.getByLabel('First name')).toHaveValue('Chloé');

  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(heading(page, 'Referred by us')).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    'Unsent',
  );
  await page.context().close();
});

test('a referral goes through triage by keyboard alone', async ({ browser }) => {
  test.setTimeout(150_000);
  const familyName = await referred(browser);
  const page = await pageOf(browser, ASSESSOR, `/p/tyne/referrals?search=${familyName}`);
  const link = page.getByRole('link', { name: `Zoë ${familyName}` });
  await expect(link).toBeVisible();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await expect(heading(page, `Zoë ${familyName}`)).toBeFocused();
  await tabTo(page, main(page).getByRole('button', { name: 'Take into triage' }));
  await page.keyboard.press('Enter');
  // the work goes on where it stood
  await expect(main(page).getByRole('button', { name: 'Accept', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(main(page).getByRole('button', { name: 'Offer to a provider' })).toBeFocused();
  await tabTo(page, main(page).getByRole('button', { name: 'Decline', exact: true }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expectFocusKept(page);
  await expect(main(page).getByRole('button', { name: 'Decline', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  const reason = dialog.getByLabel('Reason');
  // the list may still be on its way when the first key is pressed
  await expect(async () => {
    await reason.press('ArrowDown');
    await expect(reason).not.toHaveValue('', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Tab');
  await page.keyboard.type('She is helped already.');
  await tabTo(page, dialog.getByRole('button', { name: 'Decline the referral' }));
  await page.keyboard.press('Enter');
  await said(page, /is declined/);
  const next = page.getByRole('region', { name: /^(Next for triage|Nobody else waits for triage)/ });
  await expect(next.getByRole('link')).toBeFocused();
  await page.context().close();
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('list and board show the same, and on a phone the board shows a column at a time', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await pageOf(browser, ASSESSOR, '/p/tyne/referrals?search=a');
  await expect(page.getByText(/^[\d,]+ referrals$/)).toBeVisible();
  await expectFitsNarrowScreen(page);
  const listed = Number(
    ((await page.getByText(/^[\d,]+ referrals$/).textContent()) ?? '').replace(/\D/g, ''),
  );
  await page
    .getByRole('navigation', { name: 'How the referrals are shown' })
    .getByRole('link', { name: 'Board' })
    .click();
  await expect(page).toHaveURL(/search=a/);
  const columns = main(page).getByRole('heading', { level: 2 });
  await expect(columns).toHaveText([
    /^Received \d/,
    /^In triage \d/,
    /^Accepted \d/,
    /^Waiting \d/,
    /^Offered \d/,
  ]);
  const counts = (await columns.allTextContents()).map((text) => Number(text.replace(/\D/g, '')));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(listed);
  await expectAccessible(page);

  await page.setViewportSize({ width: 375, height: 812 });
  await expect(columns).toHaveText([/^Received/]);
  const choose = page.getByRole('navigation', { name: 'Columns of the board' });
  await choose.getByRole('link', { name: /^Waiting/ }).click();
  await expect(columns).toHaveText([/^Waiting/]);
  await page.reload();
  await expect(columns).toHaveText([/^Waiting/]);
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await page.context().close();
});

test('the hub is told who may be the same person and why; who refers is not', async ({ browser }) => {
  test.setTimeout(180_000);
  const familyName = await referred(browser);
  const agency = await pageOf(browser, REFERRER);
  await refer(agency, familyName);
  await expect(agency.getByText('Have we met?')).toHaveCount(0);
  await agency.context().close();

  const page = await pageOf(browser, ASSESSOR, `/p/tyne/referrals?search=${familyName}`);
  const both = page.getByRole('link', { name: `Zoë ${familyName}` });
  await expect(both).toHaveCount(2);
  await both.first().click();
  const met = page.getByRole('region', { name: 'Have we met?' });
  await expect(met.getByRole('link', { name: `Zoë ${familyName}` })).toHaveCount(1);
  await expect(met).toContainText('Likely the same');
  await expect(met).toContainText('Same birth date');
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);

  // while somebody at the hub types, beside what they type
  await page.goto('/p/tyne/referrals/new');
  await page.getByRole('radio', { name: 'Only in person' }).check();
  await page.getByLabel('Where and when').fill('At the library');
  await goOn(page, 'Who are they?');
  await page.getByLabel('First name').fill('Zoe');
  await page.getByLabel('Last name').fill(familyName);
  await page.getByLabel(/^Date of birth/).fill('1961-03-05');
  await expect(met.getByRole('link', { name: `Zoë ${familyName}` })).toHaveCount(2);
  await expectAccessible(page);
  await page.context().close();
});
