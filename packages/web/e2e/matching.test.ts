import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { ask } from './support/ask.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';
import { HEADINGS, type Worked, workRecords } from './support/work-records.js';

/** The last day of the contract: nothing is paid for that was achieved later, and the file tells of no day after it. */
const UNTIL = '2024-03-31';
const LONG_AGO = '2023-12-01';
const TITLE = `Work records ${Date.now().toString(36)}`;
const GATEWAY = 'Digital Economy Act 2017, section 35';
const KEPT = /^6\.5 weeks Employment Sustainment/;
const FIELDS = [
  'Record number',
  'First name',
  'Last name',
  'Date of birth',
  'Postcode',
  'Employer',
  'Started on',
  'Ended on',
  'Hours a week',
];

interface Somebody extends Omit<Worked, 'since'> {
  readonly id: string;
  readonly reference: string;
  readonly ladder: readonly { outcomeCode: string; state: string; achievedOn: string | null }[];
}
interface Known {
  participants: {
    edges: { node: Somebody }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

const panel = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

/** Everybody whom a provider's manager sees at Kirklees, with what they achieved. */
async function everybody(page: Page): Promise<Somebody[]> {
  const found: Somebody[] = [];
  for (let after: string | null = null; ; ) {
    const { participants }: Known = await ask<Known>(
      page,
      'kirklees',
      `query ($after: String) { participants(first: 100, after: $after) {
        edges { node { id reference givenName familyName birthDate postcode
          ladder { outcomeCode state achievedOn } } }
        pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    found.push(...participants.edges.map(({ node }) => node));
    if (!participants.pageInfo.hasNextPage) return found;
    after = participants.pageInfo.endCursor;
  }
}

const stepOf = ({ ladder }: Somebody, code: string) => ladder.find(({ outcomeCode }) => outcomeCode === code);

/** Whoever began to work early enough to have kept it, and of whom nobody has claimed that they did. */
const keptUnclaimed = (people: readonly Somebody[]): Somebody[] =>
  people.filter((one) => {
    const entry = stepOf(one, 'EMPLOYMENT_ENTRY');
    return (
      entry?.state === 'REACHED' &&
      (entry.achievedOn ?? '9') < LONG_AGO &&
      stepOf(one, 'EMPLOYMENT_6_5W')?.state !== 'REACHED'
    );
  });

const on = async (browser: Browser, who: string, address: string): Promise<Page> =>
  pageOf(browser, `${who}@kirklees.example`, `/p/kirklees/${address}`);

test('from an agreement to evidence', async ({ browser }) => {
  test.setTimeout(300_000);
  let agreement = '';
  let run = '';
  let claim = '';

  const manager = await on(browser, 'manager', '');
  const people = await everybody(manager);
  const kept = keptUnclaimed(people);
  expect(kept.length).toBeGreaterThan(0);
  const others = people.filter((one) => !kept.includes(one)).slice(0, 300);

  const lead = await on(browser, 'data-lead', 'data/agreements');

  await test.step('the data lead writes down what is agreed', async () => {
    await lead.getByRole('link', { name: 'Write an agreement' }).first().click();
    // of several parties the summary says which it is about
    await lead.getByRole('button', { name: 'Save the agreement' }).click();
    const summary = lead.getByRole('alert').filter({ hasText: 'There is a problem' });
    for (const wrong of [
      'Party 1, who it is: Say who the party is.',
      'Party 2, who it is: Choose an organisation of the partnership.',
      'Enter the whole last day.',
    ])
      await expect(summary.getByRole('link', { name: wrong, exact: true })).toBeVisible();
    await lead.getByLabel('Name of the agreement').fill(TITLE);
    await lead.getByLabel('What it is for').fill('To show that work was kept, without asking for payslips.');
    await lead.getByLabel('Lawful basis').selectOption('PUBLIC_TASK');
    await lead.getByLabel('The law or power under which the data may be given').fill(GATEWAY);
    for (const name of ['Postcode', 'Employer', 'Ended on', 'Hours a week'])
      await lead.getByRole('checkbox', { name, exact: true }).check();
    await lead.getByLabel('First day').fill('2024-01-01');
    await lead.getByLabel('Last day', { exact: false }).fill('2030-12-31');
    await lead.getByLabel('For how many days a file is kept').fill('1460');
    const [office, council] = [
      lead.getByRole('group', { name: 'Party 1' }),
      lead.getByRole('group', { name: 'Party 2' }),
    ];
    await office.getByLabel('Who it is').fill('Aire Valley Jobs Office');
    await council.getByRole('combobox', { name: 'Who it is' }).fill('Kirklees Council');
    await lead.getByRole('option', { name: 'Kirklees Council', exact: true }).click();
    await lead.getByRole('checkbox', { name: 'Zofia Garside' }).check();
    for (const nth of [1, 2, 3]) {
      await lead.getByRole('button', { name: 'Add an outcome' }).click();
      await lead
        .getByRole('group', { name: `Outcome ${nth}` })
        .getByLabel('Outcome', { exact: true })
        .selectOption({ label: `${['6.5', '13', '26'][nth - 1]} weeks Employment Sustainment` });
      await expect(
        lead
          .getByRole('group', { name: `Outcome ${nth}` })
          .getByLabel('It is proved when')
          .getByRole('option'),
      ).toHaveText(['a record shows that it went on for long enough']);
    }
    await expectAccessible(lead);
    await lead.getByRole('button', { name: 'Save the agreement' }).click();
    await expect(lead.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    agreement = new URL(lead.url()).pathname.replace('/p/kirklees/', '');
    await expect(panel(lead, 'Extracts')).toHaveCount(0);
    await said(lead, /Each file is deleted 4 years \(1,460 days\) after it came/);
  });

  await test.step('both parties sign', async () => {
    await lead.getByRole('button', { name: 'Record the signature' }).click();
    await lead.getByLabel('Who signed for Aire Valley Jobs Office').fill('Philippa Oldroyd');
    await lead.getByRole('button', { name: 'Record it' }).click();
    // who records it attests the day: nothing is filled in for them
    await expect(lead.getByText('Say on which day it was signed.').first()).toBeVisible();
    await lead.getByLabel('On which day').fill(daysAgo(1));
    await lead.getByRole('button', { name: 'Record it' }).click();
    await said(lead, /Signed by Philippa Oldroyd/);
    const page = await on(browser, 'commissioner', '');
    const line = page.getByRole('listitem').filter({ hasText: /agreements? on shared data to sign/ });
    // one by itself opens; of several there is a list
    await line.getByRole('link').click();
    await expect(page).toHaveURL(/data\/agreements/);
    const listed = page.getByRole('link', { name: TITLE });
    await expect(listed.or(page.getByRole('heading', { level: 1, name: TITLE }))).toBeVisible();
    if (await listed.isVisible()) await listed.click();
    await page.getByRole('button', { name: 'Sign for Kirklees Council' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign it' }).click();
    await said(page, /Every party has signed now/);
    // it is signed for by the council, and shows the council nothing of anybody
    await expect(panel(page, 'Extracts')).toHaveCount(0);
    await page.context().close();
    // another like it is told apart from it
    await lead.reload();
    await lead.getByRole('link', { name: 'Write another like it' }).click();
    await expect(lead.getByLabel('Name of the agreement')).toHaveValue(`${TITLE} (2)`);
    await expect(lead.getByLabel('What it is for')).not.toHaveValue('');
  });

  await test.step('people are told, who are in support at once, and who are not by name', async () => {
    const page = await on(browser, 'backbone', agreement);
    await panel(page, 'Who was told').getByRole('link', { name: 'Record who was told' }).click();
    // nothing is chosen beforehand: what was never said is not recorded by going on
    await page.getByRole('button', { name: 'Record as told', exact: true }).click();
    for (const wrong of ['Say on which day it was.', 'Choose how it was said.', 'Choose who was told.'])
      await expect(page.getByRole('alert').getByText(wrong)).toBeVisible();
    await page.getByLabel('On which day').fill('2024-01-15');
    await page.getByLabel('How', { exact: true }).selectOption('LETTER');
    const inSupport = page.getByRole('checkbox', { name: /, P-\d+/ });
    await inSupport.first().check();
    // and one who is not among the first of them: whoever was chosen stays so
    const { sharingPeopleToTell: left } = await ask<{
      sharingPeopleToTell: { edges: { node: { reference: string } }[] };
    }>(
      page,
      'kirklees',
      'query ($id: ID!) { sharingPeopleToTell(agreementId: $id, first: 100) { edges { node { reference } } } }',
      { id: agreement.split('/').at(-1) },
    );
    const other = left.edges.at(-1)?.node.reference ?? '';
    await page.getByLabel('Find somebody by name or reference').fill(other);
    await expect(inSupport).toHaveCount(2);
    await page.getByRole('checkbox', { name: new RegExp(`, ${other}$`) }).check();
    await page.getByRole('button', { name: 'Record 2 people as told' }).click();
    await said(page, /2 people recorded as told/);
    await expect(page.getByLabel('Find somebody by name or reference')).toHaveValue('');
    // one letter went to all of them: its day is not asked for again
    await expect(page.getByRole('button', { name: 'Record as told', exact: true })).toBeVisible();
    await expect(page.getByLabel('On which day')).toHaveValue('2024-01-15');
    await expect(page.getByLabel('How', { exact: true })).toHaveValue('LETTER');
    await page.getByRole('button', { name: /^Record all [\d,]+ as told/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Record them all' }).click();
    await said(page, /people recorded as told/);
    await said(page, /Everybody was told/);
    const agreementId = agreement.split('/').at(-1);
    await ask(
      page,
      'kirklees',
      'mutation ($input: SharingNoticesInput!) { recordSharingNotices(input: $input) { __typename ... on Refusal { message } } }',
      {
        input: {
          agreementId,
          kind: 'TOLD',
          saidOn: '2024-01-15',
          how: 'LETTER',
          participantIds: [...kept, ...others].map(({ id }) => id),
        },
      },
    );
    await page.context().close();
  });

  await test.step('a file comes in, and what its columns hold is said once', async () => {
    const records = [
      ...kept.map((one) => ({ ...one, since: stepOf(one, 'EMPLOYMENT_ENTRY')?.achievedOn ?? null })),
      ...others.map((one) => ({ ...one, since: null })),
    ];
    await lead.goto(`/p/kirklees/${agreement}`);
    await lead.locator('input[type="file"]').setInputFiles({
      name: 'work.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(workRecords(records, kept.length, 400)),
    });
    await lead.getByLabel('The last day of which it tells').fill(UNTIL);
    await lead.getByRole('button', { name: 'Check the file' }).click();
    // its headings are new: that is work and no fault, and it waits in the day of who is named
    await said(lead, /Say which column holds what/);
    await expect(lead.getByText('Columns to choose')).toBeVisible();
    const extract = lead.url();
    await lead.goto('/p/kirklees');
    await expect(lead.getByRole('heading', { name: /extracts? to look at$/ })).toBeVisible();
    await lead.goto(extract);
    for (const [place, field] of FIELDS.entries())
      await lead.getByLabel(field).selectOption({ label: `${place + 1}: ${HEADINGS[place]}` });
    await expectAccessible(lead);
    await lead.getByRole('button', { name: 'Check the rows' }).click();
    await said(lead, /Ready to accept/);
    await said(lead, /1 row stays out/);
    // what nobody agreed to is said to be left out, and is in no row
    await said(lead, /One column is not used: Tax code/);
    await expect(panel(lead, 'The first rows, as they were read')).not.toContainText('Tax code');
    await expect(panel(lead, 'What was found in the rows')).toContainText('1 row');
    await expectFitsNarrowScreen(lead);
    await lead.getByRole('button', { name: /^Accept [\d,]+ rows/ }).click();
    await said(lead, /The extract is accepted/);
    await expect(lead.getByText(/^You can accept the rows/)).toHaveCount(0);
  });

  await test.step('it is matched: first what it would compare, then what was found', async () => {
    await lead.getByRole('link', { name: 'Go to the agreement' }).click();
    await lead.getByRole('button', { name: 'See what it would compare' }).click();
    await said(lead, /What this run would compare/);
    // one that was cancelled is no dead end
    await lead.getByRole('button', { name: 'Cancel the run' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
    await said(lead, /This run was cancelled/);
    await lead.getByRole('button', { name: /^Match extract \d+ again$/ }).click();
    await said(lead, /What this run would compare/);
    await lead.getByRole('button', { name: 'Start the run' }).click();
    await expect(panel(lead, 'What was found')).toBeVisible({ timeout: 90_000 });
    run = new URL(lead.url()).pathname.replace('/p/kirklees/', '');
    await expect(panel(lead, 'What was found')).toContainText(/[\d,]+ matches/);
    const effects = panel(lead, 'What the matches led to').getByRole('row').filter({ hasText: KEPT });
    await expect(effects.getByRole('cell').nth(2)).not.toHaveText('0');
    // as people count
    await expect(panel(lead, 'What the matches led to').getByRole('rowheader')).toHaveText([
      KEPT,
      /^13 weeks/,
      /^26 weeks/,
    ]);
    await expectAccessible(lead);
    await expectFitsNarrowScreen(lead);
    // at this width an outcome's name takes one line, beside its six figures
    const line = await effects.getByRole('rowheader').boundingBox();
    expect(line?.height ?? 99).toBeLessThan(60);
    // on a phone each outcome is a card: no figure lies beyond the edge
    await lead.setViewportSize({ width: 375, height: 800 });
    const last = await effects.getByRole('cell').last().boundingBox();
    expect((last?.x ?? 375) + (last?.width ?? 0)).toBeLessThan(375);
    await lead.setViewportSize({ width: 1280, height: 900 });
    await lead.goto('/p/kirklees');
    await expect(lead.getByRole('heading', { name: /matching runs? with pairs to look at$/ })).toBeVisible();
    await lead.goto(`/p/kirklees/${run}`);
  });

  await test.step('a pair that nobody can be sure of is decided by keyboard', async () => {
    const look = lead.getByRole('link', { name: /^Look at [\d,]+ pairs?/ });
    const waiting = Number((await look.textContent())?.replace(/\D/g, ''));
    await look.click();
    await expect(lead.getByRole('button', { name: /^Same person/ })).toBeVisible();
    // the file writes names in capitals: that makes no second name of them
    const titles = await lead.getByRole('list', { name: 'Pairs' }).getByRole('button').allTextContents();
    for (const title of titles) {
      const [, ours, theirs] = /^(.+) and (.+?)(?:over |under )?[\d.]+ % likely/.exec(title) ?? [];
      expect(ours?.toLowerCase() ?? '', title).not.toBe(theirs?.toLowerCase() ?? ' ');
    }
    await lead.keyboard.press('d');
    await said(lead, /: two different people\./);
    await lead.goto(`/p/kirklees/${run}`);
    await expect(panel(lead, 'What was found')).toContainText(`${waiting - 1} pair`);
  });

  await test.step('the provider finds the offer, reads why, and claims it', async () => {
    await manager.goto('/p/kirklees');
    await manager.getByRole('link', { name: 'See what is offered' }).click();
    await expect(manager.getByRole('heading', { level: 1, name: 'Offered by data matching' })).toBeVisible();
    const offer = manager
      .getByRole('listitem')
      .filter({ has: manager.getByRole('heading', { name: KEPT }), hasText: TITLE });
    await expect(offer.first()).toContainText('An employment record shows work from');
    await offer.first().getByText('Where this comes from, and why you see it').click();
    await expect(offer.first()).toContainText(TITLE);
    await expectAccessible(manager);
    await expectFitsNarrowScreen(manager);
    await offer
      .first()
      .getByRole('button', { name: /^Claim it/ })
      .click();
    await said(manager, /Claimed as C-/);
    // it has left the list, and who claimed it goes on at the next one
    await expect(manager.getByRole('listitem').locator('h2:focus')).toBeVisible();
    const reference = /C-\d+/.exec(
      (await manager
        .getByText(/Claimed as C-/)
        .first()
        .textContent()) ?? '',
    )?.[0];
    const { claims } = await ask<{ claims: { edges: { node: { id: string; reference: string } }[] } }>(
      manager,
      'kirklees',
      'query ($search: String) { claims(first: 5, filter: { search: $search }) { edges { node { id reference } } } }',
      { search: reference },
    );
    claim = `claims/${claims.edges.find(({ node }) => node.reference === reference)?.node.id}`;
    await manager.goto(`/p/kirklees/${claim}`);
    await expectWay(manager);
    await expectAccessible(manager);
    await expectFitsNarrowScreen(manager);
    await manager.context().close();
  });

  await test.step('the backbone, whom the agreement does not name, sees no run of it, and approves', async () => {
    const page = await on(browser, 'backbone', run);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such run');
    await page.goto(`/p/kirklees/${claim}`);
    await expectWay(page);
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await said(page, /is approved/);
    await page.context().close();
  });

  await test.step('the verifier sees the same way, and verifies', async () => {
    const page = await on(browser, 'verifier', claim);
    await expectWay(page);
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await said(page, /is verified/);
    await page.context().close();
  });

  await test.step('what was offered of somebody who takes their sharing back is gone at once', async () => {
    const page = await on(browser, 'manager', 'data/offers');
    await page.getByRole('listitem').getByRole('heading').getByRole('link').first().click();
    const offered = panel(page, 'Offered by data matching');
    await expect(offered).toBeVisible();
    const unwanted = page.getByRole('button', { name: 'They do not want it' });
    await expect(unwanted.first()).toBeVisible();
    for (let left = await unwanted.count(); left > 0; left--) {
      await unwanted.first().click();
      const dialog = page.getByRole('dialog', { name: 'They do not want it shared' });
      await expect(dialog).toContainText('what it offered to claim is taken back');
      await dialog.getByLabel('On which day').fill('2026-03-02');
      await dialog.getByLabel('How').selectOption('SPOKEN');
      await dialog.getByRole('button', { name: 'Record it' }).click();
      await expect(unwanted).toHaveCount(left - 1);
    }
    await expect(offered).toHaveCount(0);
    await page.context().close();
  });

  await test.step('and the run says that it was claimed', async () => {
    await lead.goto(`/p/kirklees/${run}`);
    const effects = panel(lead, 'What the matches led to').getByRole('row').filter({ hasText: KEPT });
    await expect(effects.getByRole('cell').nth(3)).toHaveText('1');
    await lead.context().close();
  });
});

/** From the claim to the agreement, with who did what and when. */
async function expectWay(page: Page): Promise<void> {
  const way = page.getByRole('list').filter({ hasText: 'The person was told' });
  for (const words of [/Match/, /Run \d+/, /Extract \d+work\.csv of Aire Valley Jobs Office/, TITLE, GATEWAY])
    await expect(way.last()).toContainText(words);
  await expect(way.last()).toContainText('15 January 2024, by letter');
}
