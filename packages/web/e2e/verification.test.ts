import { expect, type Page, test } from '@playwright/test';
import { enterAs, expectFocusKept } from './support/people.js';

/** Presses Tab until the focus is on a button of this name: a keyboard is all there is. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 20; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
}

test('a verifier works through the queue by keyboard alone', async ({ page }) => {
  test.setTimeout(150_000);
  await enterAs(page, 'verifier@westway.example', '/p/westway/verification');
  await expect(page.getByText(/^C-\d+/).first()).toBeVisible();

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  // a key does nothing before the claim it speaks of is on the page
  const verify = page
    .getByRole('main')
    .getByRole('button', { name: /^Verify/ })
    .first();
  await expect(verify).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByText(/C-\d+ is verified/).first()).toBeVisible();

  await expect(verify).toBeVisible();
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('What the evidence lacks')).toBeFocused();
  // the letters of a reason are not commands
  await page.keyboard.type('Which week does the letter speak of? vrj');
  await tabTo(page, 'Withhold the claim');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/C-\d+ is withheld/).first()).toBeVisible();

  await expect(verify).toBeVisible();
  await page.keyboard.press('r');
  await expect(dialog.getByLabel('Why it is not an outcome')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

/** Whether the evidence of the claim that is open counts as seen by me: several are verified at once only then. */
async function isSeen(page: Page): Promise<boolean> {
  const answer = await page.request.post('/graphql', {
    headers: { 'X-Partnership': 'westway', 'Content-Type': 'application/json' },
    data: {
      query: 'query Seen($id: ID!) { claim(id: $id) { evidence { openedByMe } } }',
      variables: { id: new URL(page.url()).searchParams.get('claim') },
    },
  });
  const { data } = (await answer.json()) as { data: { claim: { evidence: { openedByMe: boolean }[] } } };
  return data.claim.evidence.every(({ openedByMe }) => openedByMe);
}

test('evidence is opened and several claims are verified by keyboard, and the focus is never lost', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await enterAs(page, 'verifier@westway.example', '/p/westway/verification');
  const claim = page.getByRole('article', { name: /^C-\d+$/ });
  const verify = claim.getByRole('button', { name: /^Verify/ });
  await expect(verify).toBeVisible();
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await expectFocusKept(page);
  };

  for (const key of ['j', 'j', 'j']) {
    const before = await claim.getAttribute('aria-label');
    await press(key);
    await expect(claim).not.toHaveAttribute('aria-label', before ?? '');
    await expect(verify).toBeVisible();
    await press('o');
    await expect(page.locator('[data-evidence]').first()).toBeFocused();
    await expect.poll(() => isSeen(page)).toBe(true);
    const sum = page.waitForResponse((answer) =>
      (answer.request().postData() ?? '').includes('claimsTogether'),
    );
    await press('x');
    await sum;
  }
  await expect(page.getByText('3 claims selected')).toBeVisible();
  const evidence = page.getByRole('link', { name: /^Open .+ in a new tab$/ }).first();
  if (await evidence.isVisible()) {
    await press('o');
    await press('Tab');
    await expect(evidence).toBeFocused();
    const address = (await evidence.getAttribute('href')) ?? '';
    expect((await page.request.get(address)).status()).toBe(200);
  }

  // the field for a question is to be seen, not behind the bar with the decisions
  await press('q');
  const question = page.getByLabel('Ask about this claim');
  await expect(question).toBeFocused();
  const isOnTop = (): Promise<boolean> =>
    question.evaluate((field) => {
      const { left, top, width, height } = field.getBoundingClientRect();
      return [0.1, 0.5, 0.9].every(
        (part) => document.elementFromPoint(left + width / 2, top + height * part) === field,
      );
    });
  await expect.poll(isOnTop).toBe(true);
  await page.keyboard.type('v');
  await expect(question).toHaveValue('v');
  await question.fill('');
  await page.locator('[data-desk-title]').focus();

  const together = page.getByRole('region', { name: 'Verified together' });
  // several are verified only by who has read what they come to together
  await expect(page.getByText(/^3 claims selected, £/)).toBeVisible();
  await press('Shift+V');
  // one that rests on a claim not verified yet is refused with the reason, and the others are verified all the same
  await expect(together).toContainText(/[123] claims? verified/);
  await expect(together).toBeFocused();
  await press('Tab');
  await press('Enter');
  await expect(together).toHaveCount(0);
  await expectFocusKept(page);

  await press('k');
  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectFocusKept(page);
});
