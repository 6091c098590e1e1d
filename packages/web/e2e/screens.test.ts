import { expect, type Page, test } from '@playwright/test';
import { may, ROLES, type Role } from '@weft/shared';
import { navigationFor } from '../src/app/navigation.js';
import { rolesInstead } from '../src/app/pages.js';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { matchedRun } from './support/matched-run.js';
import { hasDatabase } from './support/own-database.js';
import { enterAs, signInAs } from './support/people.js';
import { OUTSIDE, routerAddresses, SCREENS, screensOf } from './support/screens.js';
import { isNewShape } from './support/shapes.js';
import { Visits } from './support/visits.js';

// Every screen of every role: accessible by day and by night, and whole on a narrow screen. Axe looks at what a
// screen is built of; where another role's view of it is built of the same, it has been looked at already.

/** Westway has claims in every state and a card in draft; the others add the roles and figures that it lacks. */
const PEOPLE: readonly (readonly [email: string, ...roles: Role[]])[] = [
  ['backbone@westway.example', 'BACKBONE'],
  ['assessor@westway.example', 'ASSESSOR'],
  ['data-lead@westway.example', 'DATA_LEAD'],
  ['analyst@westway.example', 'ANALYST'],
  ['manager@westway.example', 'PROVIDER_MANAGER'],
  ['link-worker@westway.example', 'LINK_WORKER'],
  ['verifier@westway.example', 'VERIFIER'],
  ['commissioner@westway.example', 'COMMISSIONER'],
  ['auditor@westway.example', 'AUDITOR'],
  ['funder@westway.example', 'FUNDER'],
  ['investor@westway.example', 'INVESTOR'],
  ['referrer@westway.example', 'REFERRER'],
  ['head@westway.example', 'ANCHOR', 'FUNDER'],
  ['anchor@tyne.example', 'ANCHOR'],
  // there an agreement compares encodings
  ['backbone@tyne.example', 'BACKBONE'],
  ['data-lead@tyne.example', 'DATA_LEAD'],
  ['backbone@kirklees.example', 'BACKBONE'],
  ['commissioner@kirklees.example', 'COMMISSIONER'],
  ['funder@outcomes-fund.example', 'FUNDER'],
];

/** To them a claim in another state is another screen: they act on it, or see less of it. */
const ACTS = ['backbone', 'link-worker', 'verifier', 'funder'].map((who) => `${who}@westway.example`);

async function expectRight(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByText('Loading')).toHaveCount(0);
  const heading = page.getByRole('heading', { level: 1 });
  if (screen === '*') await expect(heading).toHaveText(/cannot be found/);
  else await expect(heading).not.toHaveText(/broke|cannot be found/);
  await expectFitsNarrowScreen(page);
  if (await isNewShape(page, screen)) await expectAccessible(page);
}

test('no screen is left out', async () => {
  const { inside, outside } = await routerAddresses();
  expect(Object.keys(SCREENS).sort()).toEqual(inside.sort());
  expect(outside).toEqual(OUTSIDE);
  expect(ROLES.filter((role) => !PEOPLE.some(([, ...roles]) => roles.includes(role)))).toEqual([]);
  for (const [email, ...roles] of PEOPLE) {
    const offered = navigationFor({ roles }).flatMap(({ items }) => items.map(({ path }) => path));
    expect(screensOf(roles), email).toEqual(expect.arrayContaining(offered));
  }
});

test('every page says whose it is, and lets in those who may use it', () => {
  for (const [address, { action }] of Object.entries(SCREENS)) {
    if (action === null) continue;
    const written = address.replace(/:\w+/g, '11111111-1111-4111-8111-111111111111');
    expect(rolesInstead([], written), `${address} is in no line of src/app/pages.ts`).not.toBeNull();
    for (const role of ROLES.filter((one) => may([one], action)))
      expect(rolesInstead([role], written), `${address} for ${role}`).toBeNull();
  }
});

test('a funding agreement that is proposed, for those who look at one', async ({ page }) => {
  await enterAs(page, 'backbone@westway.example', '/p/westway/funding/new');
  await page.getByLabel('Holds from').fill(`${new Date().getFullYear() + 1}-04-01`);
  await page.getByRole('button', { name: 'Propose to the commissioner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A proposal for who pays' })).toBeVisible();
});

test('an agreement on data with a run that is done, for those who are named in it', async () => {
  test.skip(!hasDatabase, 'the database of a Weft elsewhere is out of reach');
  const run = await matchedRun(
    'westway',
    ['backbone@westway.example', 'data-lead@westway.example'],
    [
      [0, 0, 2, 0],
      [0, 2, 0, 0],
    ],
  );
  expect(run.names).toHaveLength(2);
});

test('the sign-in page', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Demonstration accounts' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
});

test('the pages around the partnerships', async ({ page }) => {
  await page.goto('/invitations/not-a-token');
  await expect(page.getByRole('heading', { level: 1, name: 'This invitation does not work' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
  await signInAs(page, 'operator@weft.example', { opens: 'New partnership' });
  await expectRight(page, '/operator');
  for (const [address, screen] of [
    ['/account', '/account'],
    ['/nowhere', '*'],
    ['/p/nowhere', '*'],
  ] as const) {
    await page.goto(address);
    await expectRight(page, screen);
  }
});

for (const [email, ...roles] of PEOPLE) {
  test(`the screens of ${email}`, async ({ page }) => {
    test.setTimeout(900_000);
    await enterAs(page, email, email.endsWith('@outcomes-fund.example') ? '/p/kirklees' : undefined);
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();

    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    const partnership = {
      template: email.endsWith('tyne.example') ? ('SOCIAL_PRESCRIBING' as const) : ('SCHOOL_ZONE' as const),
    };
    const offered = navigationFor({ roles, partnership }).flatMap(({ items }) =>
      items.map(({ label }) => label),
    );
    for (const label of offered) await expect(links.filter({ hasText: label }).first()).toBeVisible();

    const visits = new Visits(page, new URL(page.url()).pathname.replace(/\/$/, ''));
    for (const screen of screensOf(roles)) {
      const addresses = [
        ...(SCREENS[screen]?.at ?? []),
        ...(await visits.entrances(screen, ACTS.includes(email) ? 'every list' : 'one list')),
      ];
      if (!SCREENS[screen]?.rare) expect(addresses, `no way leads to ${screen}`).not.toEqual([]);
      for (const address of addresses) {
        await test.step(address === '' ? 'Today' : address, async () => {
          await visits.open(address, screen);
          await expectRight(page, screen);
        });
      }
    }
  });
}
