import { expect, test } from '@playwright/test';
import { enterAs, signInAs } from './support/people.js';

test.describe('signing in', () => {
  test('choosing a demonstration account fills in the form, and Today opens', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.getByRole('button', { name: /^Verifier Sunita Lockwood/ }).click();
    await expect(page.getByLabel('Email address')).toHaveValue('verifier@kirklees.example');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await expect(page).toHaveURL(/\/p\/kirklees$/);
  });

  test('a wrong password is said in the summary, which takes the focus and leads to the field', async ({
    page,
  }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill('nobody@kirklees.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await expect(summary).toBeFocused();
    await summary.getByRole('link', { name: 'The email address or the password is not right.' }).click();
    await expect(page.getByLabel('Email address')).toBeFocused();
  });

  test('a session that has ended leads to the sign-in page, and back to where one was', async ({
    page,
    context,
  }) => {
    // what the page asks by itself is answered, however much is unread: the next to ask is the click
    const counted = page.waitForResponse((answer) =>
      (answer.request().postData() ?? '').includes('UnreadNotifications'),
    );
    await signInAs(page, 'backbone@kirklees.example');
    await counted;
    await context.clearCookies();
    await page.getByRole('link', { name: 'Organisations' }).click();
    await expect(page.getByText('Your session has ended.')).toBeVisible();
    await page.getByLabel('Email address').fill('backbone@kirklees.example');
    await page.getByLabel('Password', { exact: true }).fill('weft-demonstration');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Organisations' })).toBeVisible();
  });

  test('signing out forgets drafts and asks for a password again', async ({ page }) => {
    await signInAs(page, 'backbone@kirklees.example');
    await page.goto('/p/kirklees/settings/organisations/new');
    await page.getByLabel('Name').fill('Half written');
    await page.reload();
    await expect(page.getByLabel('Name')).toHaveValue('Half written');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
    ).toEqual([]);
    await page.goto('/p/kirklees');
    await expect(page).toHaveURL(/\/sign-in\?from=/);
  });
});

test.describe('the shell', () => {
  test('the navigation holds only what one’s roles can use', async ({ page }) => {
    await enterAs(page, 'link-worker@kirklees.example');
    const main = page.getByRole('navigation', { name: 'Main' });
    await expect(main.getByRole('link', { name: 'My people' })).toBeVisible();
    await expect(main.getByRole('link', { name: 'People and roles' })).toHaveCount(0);
    await expect(main.getByRole('link', { name: 'Payment runs' })).toHaveCount(0);
    await page.goto('/p/westway');
    await expect(
      page.getByRole('heading', { level: 1, name: 'This partnership cannot be found' }),
    ).toBeVisible();
  });

  test('Ctrl K finds an organisation by keyboard alone', async ({ page }) => {
    await enterAs(page, 'backbone@kirklees.example');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
    await page.keyboard.type('Calder Bridge');
    await expect(page.getByRole('option', { name: /Calder Bridge Homes/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('rowheader', { name: 'Calder Bridge Homes' })).toBeVisible();
  });

  test('the first Tab offers to skip to the content', async ({ page }) => {
    await enterAs(page, 'backbone@kirklees.example');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  test('a person with several partnerships changes from one to another', async ({ page }) => {
    await enterAs(page, 'funder@outcomes-fund.example');
    const main = page.getByRole('navigation', { name: 'Main' });
    await main.getByRole('button').first().click();
    await page.getByRole('menuitem', { name: /Tyne/ }).click();
    await expect(page).toHaveURL(/\/p\/tyne$/);
    // the address changes first, and what it names is shown after
    await expect(main.getByRole('button').first()).toContainText('Tyne');
    await page.goto('/');
    await expect(page).toHaveURL(/\/p\/tyne$/);
  });

  test('dark stays dark after a reload', async ({ page }) => {
    await enterAs(page, 'backbone@kirklees.example');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  test('an address that leads nowhere says so and offers the way back', async ({ page }) => {
    await enterAs(page, 'backbone@kirklees.example', '/p/kirklees/no-such-page');
    await page.getByRole('main').getByRole('link', { name: 'Go to Today' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  });

  test('a dialog that Escape closes gives the focus back to what opened it', async ({ page }) => {
    await enterAs(page, 'manager@tyne.example', '/p/tyne/people?phase=ACTIVE');
    await page.getByRole('main').getByRole('table').getByRole('link').first().click();
    const main = page.getByRole('main');
    for (const name of ['Something changed', 'Write a note']) {
      const opener = main.getByRole('button', { name }).first();
      await opener.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      // one starts at its first field, not at the button that closes it
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Close' })).not.toBeFocused();
      await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(opener).toBeFocused();
    }
  });

  test('a page of before an update asks for itself anew, and says so where that does not help', async ({
    page,
  }) => {
    const opened: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest()) opened.push(request.url());
    });
    const goneOnce = () =>
      page.route(/\/assets\/index-[\w-]+\.js$/, (route) => route.fulfill({ status: 404, json: {} }), {
        times: 1,
      });
    await goneOnce();
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })).toBeVisible();
    expect(opened).toHaveLength(2);

    await goneOnce();
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { level: 1, name: 'Weft could not be opened' })).toBeVisible();
    expect(opened).toHaveLength(3);
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })).toBeVisible();
  });

  test('on a phone the menu opens as a drawer', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await enterAs(page, 'backbone@kirklees.example');
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Organisations' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Organisations' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
