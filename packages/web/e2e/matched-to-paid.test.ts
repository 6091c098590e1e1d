import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectFitsNarrowScreen } from './support/accessible.js';
import { ask } from './support/ask.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';
import { type Child, placesFile } from './support/school-places.js';

const TITLE = `Places at secondary school ${Date.now().toString(36)}`;
const OFFICE = 'Northmead Admissions Office';
const GATEWAY = 'Children Act 2004, section 10';
const ON_TRACK = 'At least one outcome achieved';
const [TAKEN_UP, TAKEN_UP_SAID] = ['2026-09-07', '7 September 2026'];
/** Whose pupils the Borough of Southmead pays for. */
const SOUTHMEAD =
  /^(Lady Margaret Junior School|Harrowfield Primary|Canalbank School|Maidstone Court Primary|Scrubs Meadow Academy)$/;
/** What each kind of payer gives of the £1,235.00 that the card pays: 25 %, 25 %, 12 %, a fixed amount, and the rest. */
const PARTS = ['£308.75', '£308.75', '£148.20', '£100.00', '£369.30'];

interface Known extends Child {
  readonly id: string;
  readonly enrolledOn: string;
  readonly anchor: { name: string } | null;
  readonly ladder: readonly { outcomeCode: string; state: string; achievedOn: string | null }[];
}

const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const on = (browser: Browser, who: string, address: string): Promise<Page> =>
  pageOf(browser, `${who}@westway.example`, `/p/westway/${address}`);
const addressOf = (page: Page): string => new URL(page.url()).pathname.replace('/p/westway/', '');

/** The children whom the provider supports now. */
async function inSupport(page: Page): Promise<Known[]> {
  const people = `edges { node { id givenName familyName birthDate postcode enrolledOn anchor { name }
    ladder { outcomeCode state achievedOn } } }`;
  type Page = { edges: { node: Known }[] };
  const { active, watched } = await ask<{ active: Page; watched: Page }>(
    page,
    'westway',
    `{ active: participants(first: 100, phase: ACTIVE) { ${people} }
       watched: participants(first: 100, phase: MONITORING) { ${people} } }`,
  );
  // of somebody without a birth date or a postcode no roll could say much
  return [...active.edges, ...watched.edges]
    .map(({ node }) => node)
    .filter(({ birthDate, postcode }) => birthDate && postcode);
}

/** Signed up before the school year began, at a school of Southmead's, and nobody has claimed anything since. */
const isOpen = ({ enrolledOn, anchor, ladder }: Known): boolean => {
  const step = (code: string) => ladder.find(({ outcomeCode }) => outcomeCode === code);
  return (
    enrolledOn < TAKEN_UP &&
    (step('SIGN_UP')?.achievedOn ?? '9') < TAKEN_UP &&
    step('OUTCOME_1')?.state === 'POSSIBLE' &&
    SOUTHMEAD.test(anchor?.name ?? '')
  );
};

// What a match proves, from the agreement to the money: each step by the person whose step it is.
test('from an agreement to a claim that is paid', async ({ browser }) => {
  test.setTimeout(180_000);
  const manager = await on(browser, 'manager', '');
  const children = await inSupport(manager);
  const child = children.find(isOpen);
  if (!child) throw new Error('Nobody is left at a school of Southmead whose first outcome is open.');
  const name = `${child.givenName} ${child.familyName}`;
  const lead = await on(browser, 'data-lead', 'data/agreements/new');
  let agreement = '';
  let claim = '';
  let payment = '';

  await test.step('what is shared is written down, and signed by whom their day brings it to', async () => {
    await lead.getByLabel('Name of the agreement').fill(TITLE);
    await lead
      .getByLabel('What it is for')
      .fill('To show that a child took up their place at secondary school, without asking twelve offices.');
    await lead.getByLabel('Lawful basis').selectOption('PUBLIC_TASK');
    await lead.getByLabel('The law or power under which the data may be given').fill(GATEWAY);
    await lead.getByRole('radio', { name: 'School or course' }).check();
    for (const field of ['Postcode', 'School or college'])
      await lead.getByRole('checkbox', { name: field, exact: true }).check();
    await lead.getByLabel('First day').fill('2026-01-01');
    await lead.getByLabel('Last day', { exact: false }).fill('2030-12-31');
    const [office, borough] = [1, 2].map((nth) => lead.getByRole('group', { name: `Party ${nth}` }));
    await office?.getByLabel('Who it is').fill(OFFICE);
    await borough?.getByRole('combobox', { name: 'Who it is' }).fill('Borough of Northmead');
    await lead.getByRole('option', { name: 'Borough of Northmead', exact: true }).click();
    for (const named of ['Xin Fletcher', 'Ifeoma Castle'])
      await lead.getByRole('checkbox', { name: named }).check();
    await lead.getByRole('button', { name: 'Add an outcome' }).click();
    await lead
      .getByRole('group', { name: 'Outcome 1' })
      .getByLabel('Outcome', { exact: true })
      .selectOption({ label: ON_TRACK });
    // it asks no time, so nothing has to go on for long enough
    await expect(
      lead.getByRole('group', { name: 'Outcome 1' }).getByLabel('It is proved when').getByRole('option'),
    ).toHaveText(['a record shows that it began']);
    await lead.getByRole('button', { name: 'Save the agreement' }).click();
    await expect(lead.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    agreement = addressOf(lead);
    await lead.getByRole('button', { name: 'Record the signature' }).click();
    await lead.getByLabel(`Who signed for ${OFFICE}`).fill('Grace Whitehead');
    await lead.getByLabel('On which day').fill(daysAgo(1));
    await lead.getByRole('button', { name: 'Record it' }).click();
    await said(lead, /Signed by Grace Whitehead/);
    const page = await on(browser, 'commissioner', '');
    const waiting = page.getByRole('listitem').filter({ hasText: /agreements? on shared data to sign/ });
    await waiting.getByRole('link', { name: 'Read the agreement' }).click();
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    await page.getByRole('button', { name: 'Sign for Borough of Northmead' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign it' }).click();
    await said(page, /Every party has signed now/);
    await page.context().close();
  });

  await test.step('everybody in support is told', async () => {
    const page = await on(browser, 'backbone', agreement);
    await panel(page, 'Who was told').getByRole('link', { name: 'Record who was told' }).click();
    await page.getByLabel('On which day').fill('2026-02-02');
    await page.getByLabel('How', { exact: true }).selectOption('LETTER');
    await page.getByRole('button', { name: /^Record all [\d,]+ as told/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Record them all' }).click();
    await said(page, /Everybody was told/);
    await page.context().close();
  });

  await test.step('the office’s file comes in, and is matched', async () => {
    await lead.goto(`/p/westway/${agreement}`);
    await lead.locator('input[type="file"]').setInputFiles({
      name: 'places.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(placesFile(child, children, TAKEN_UP)),
    });
    await lead.getByLabel('The last day of which it tells').fill('2026-10-23');
    await lead.getByRole('button', { name: 'Check the file' }).click();
    // its other headings are known
    await lead.getByLabel('Record number').selectOption({ label: '1: Pupil' });
    await lead.getByLabel('Started on').selectOption({ label: '7: Admitted' });
    await lead.getByRole('button', { name: 'Check the rows' }).click();
    await lead.getByRole('button', { name: /^Accept [\d,]+ rows/ }).click();
    await said(lead, /The extract is accepted/);
    await lead.getByRole('link', { name: 'Go to the agreement' }).click();
    await lead.getByRole('button', { name: 'See what it would compare' }).click();
    await lead.getByRole('button', { name: 'Start the run' }).click();
    const led = panel(lead, 'What the matches led to').getByRole('row').filter({ hasText: ON_TRACK });
    await expect(led.getByRole('cell').nth(2)).toHaveText('1', { timeout: 60_000 });
  });

  await test.step('the provider reads what is offered, and claims it', async () => {
    await manager.reload();
    await manager.getByRole('link', { name: 'See what is offered' }).click();
    const offer = manager
      .getByRole('listitem')
      .filter({ has: manager.getByRole('heading', { name: `${ON_TRACK} for ${name}` }) });
    await expect(offer).toContainText(`Reached on ${TAKEN_UP_SAID}, £1,235.00`);
    await expect(offer).toContainText(`shows an enrolment from ${TAKEN_UP_SAID}`);
    await offer.getByRole('button', { name: /^Claim it/ }).click();
    await said(manager, /Claimed as C-\d+\. The backbone looks at it next\./);
    await manager.getByRole('button', { name: 'Claimed', exact: true }).click();
    await offer.getByRole('link', { name: /^See the claim/ }).click();
    await manager.getByRole('row').filter({ hasText: name }).getByRole('link', { name: /^C-/ }).click();
    await expect(manager.getByRole('heading', { level: 1, name: `${name}, C-` })).toBeVisible();
    await expectWay(manager);
    claim = addressOf(manager);
  });

  await test.step('the backbone approves, the verifier verifies', async () => {
    for (const [who, does, done] of [
      ['backbone', 'Approve', /is approved/],
      ['verifier', 'Verify', /is verified/],
    ] as const) {
      const page = await on(browser, who, claim);
      await expectWay(page);
      await page.getByRole('button', { name: does, exact: true }).click();
      await said(page, done);
      // the agreement names who approves, and not who verifies
      const ranAs = panel(page, 'Evidence').getByRole('link', { name: /^Run \d+$/ });
      await expect(ranAs).toHaveCount(who === 'backbone' ? 1 : 0);
      if (who === 'backbone') {
        await ranAs.click();
        await expect(page.getByRole('heading', { level: 1, name: /^Run \d+$/ })).toBeVisible();
        await expect(panel(page, 'What the matches led to')).toContainText(ON_TRACK);
      }
      await page.context().close();
    }
  });

  await test.step('the backbone prepares the payment', async () => {
    const page = await on(browser, 'backbone', 'money/runs/new');
    const end = page.getByLabel('Last day of the period');
    await end.fill((await end.getAttribute('max')) ?? '');
    await page.getByRole('button', { name: 'Prepare the run' }).click();
    await expect(page.getByText('To authorise').first()).toBeVisible({ timeout: 60_000 });
    payment = addressOf(page);
    await page.context().close();
  });

  const commissioner = await on(browser, 'commissioner', payment);
  let payers: string[] = [];

  await test.step('the commissioner authorises it, and sees who pays which part', async () => {
    await commissioner.getByRole('button', { name: 'Authorise the payment' }).click();
    await commissioner.getByRole('dialog').getByRole('button', { name: 'Authorise', exact: true }).click();
    await said(commissioner, /The payment is authorised/);
    await commissioner.goto(`/p/westway/${claim}`);
    await said(commissioner, /^Awaiting payment$/);
    const shares = panel(commissioner, 'Who pays').getByRole('list').first().getByRole('listitem');
    await expect(shares).toHaveCount(PARTS.length);
    const parts = (await shares.allInnerTexts()).map((text) => text.split('\n').map((one) => one.trim()));
    expect(parts.map(([, amount]) => amount).sort()).toEqual([...PARTS].sort());
    // a school pays under the name of all of them: "Harrowfield Primary (Schools)"
    payers = parts.map(([payer = '']) => payer.replace(/ \(.+\)$/, ''));
    expect(payers).toContain('Borough of Southmead');
    await expect(commissioner.getByText(child.familyName)).toHaveCount(0);
  });

  await test.step('a funder sees its own part to the penny, on its statement too, and nobody’s name', async () => {
    const page = await on(browser, 'funder', 'money/statements?state=AUTHORISED');
    const mine = page.getByRole('main').getByRole('link', { name: /^S-/ });
    await mine.first().click();
    await expect(page.getByRole('heading', { name: /^Statement S-/ })).toBeVisible();
    const line = page.getByRole('row').filter({ hasText: ON_TRACK });
    const [count = '', share = ''] = await line.getByRole('cell').allInnerTexts();
    expect(pence(share)).toBe(Number(count) * 308_75);
    await expect(page.getByText(child.familyName)).toHaveCount(0);
    await page.getByLabel('Payment reference').fill('BACS 0907');
    await page.getByRole('button', { name: 'Record the payment' }).click();
    await said(page, /is settled/);
    await page.goto(`/p/westway/claims?outcome=OUTCOME_1&from=${TAKEN_UP}&to=${TAKEN_UP}`);
    const row = page.getByRole('row').filter({ hasText: TAKEN_UP_SAID });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('£1,235.00');
    await expect(row.getByRole('cell').last()).toHaveText('£308.75');
    await row.getByRole('link').click();
    await expect(panel(page, 'My share')).toContainText('Borough of Southmead');
    await expect(panel(page, 'My share')).toContainText('£308.75');
    await expect(panel(page, 'Evidence')).toHaveCount(0);
    await expect(page.getByText(child.familyName)).toHaveCount(0);
    await page.context().close();
  });

  await test.step('the others pay as well, and the provider sees that it is paid, and by what it was proved', async () => {
    for (const payer of payers.filter((one) => one !== 'Borough of Southmead')) {
      await commissioner.goto(`/p/westway/${payment}`);
      await commissioner.getByRole('row').filter({ hasText: payer }).getByRole('link').click();
      await commissioner.getByLabel('Payment reference').fill('BACS 0908');
      await commissioner.getByRole('button', { name: 'Record the payment' }).click();
      await said(commissioner, /is settled/);
    }
    await commissioner.context().close();
    await manager.reload();
    await said(manager, /^Paid$/);
    await expect(panel(manager, 'History').getByRole('listitem').last()).toContainText(
      'Paid by Duncan Okafor',
    );
    await expectWay(manager);
    await expectFitsNarrowScreen(manager);
    await manager.context().close();
    await lead.context().close();
  });
});

/** 926_25 of '£926.25'. */
const pence = (text: string): number => Math.round(Number(text.replace(/[£,]/g, '')) * 100);

/** From the claim to its match, run, extract and agreement. */
async function expectWay(page: Page): Promise<void> {
  const way = panel(page, 'Evidence').getByRole('list').filter({ hasText: 'The person was told' });
  for (const words of ['99.9 %', /Run \d+Started by Xin Fletcher/, `places.csv of ${OFFICE}`, TITLE, GATEWAY])
    await expect(way).toContainText(words);
}
