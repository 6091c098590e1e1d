import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { signInAs } from './support/people.js';

/** Every screen of every role: accessible by day and by night, and whole on a narrow screen. */
const SCREENS: Record<string, readonly string[]> = {
  'backbone@kirklees.example': [
    '',
    'people',
    'people/new',
    'claims',
    'claims?states=SUBMITTED',
    'money',
    'money/runs',
    'money/statements',
    'money/shares',
    'rate-cards',
    'funding',
    'settings/members',
    'settings/members/new',
    'settings/organisations',
    'settings/organisations/new',
    'settings/work',
    '../../account',
  ],
  'link-worker@kirklees.example': ['', 'people', 'people/new', 'claims', 'rate-cards'],
  'verifier@kirklees.example': ['', 'verification', 'claims', 'people'],
  'commissioner@kirklees.example': ['', 'claims', 'rate-cards', 'funding', 'money', 'money/runs'],
  'auditor@kirklees.example': ['', 'claims'],
  'funder@outcomes-fund.example': ['', 'claims', 'portfolio', 'money/shares', 'money/statements'],
  'referrer@kirklees.example': [''],
};

test('the sign-in page', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Demonstration accounts' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsNarrowScreen(page);
});

for (const [email, paths] of Object.entries(SCREENS)) {
  test(`the screens of ${email}`, async ({ page }) => {
    test.setTimeout(30_000 + paths.length * 15_000);
    await signInAs(page, email);
    for (const path of paths) {
      await test.step(path === '' ? 'Today' : path, async () => {
        await page.goto(new URL(path, new URL('/p/kirklees/', page.url())).href.replace(/\/$/, ''));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('main').getByText('Loading')).toHaveCount(0);
        await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/broke|cannot be found/);
        await expectAccessible(page);
        await expectFitsNarrowScreen(page);
      });
    }
  });
}
