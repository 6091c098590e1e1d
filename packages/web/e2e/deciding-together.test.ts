import { expect, type Page, test } from '@playwright/test';
import { ask } from './support/ask.js';
import { pageOf, said } from './support/people.js';

const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Sets the contract’s maximum, whatever it was: the latest day that has one counts. */
async function setMaximum(page: Page, newMaximum: string): Promise<void> {
  const { headroom } = await ask<{ headroom: { variations: { on: string }[] } }>(
    page,
    'tyne',
    '{ headroom { variations { on } } }',
    {},
  );
  const last =
    headroom.variations
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? '';
  const on = Array.from({ length: 60 }, (_, nth) => daysAgo(60 - nth)).find((day) => day > last);
  const { recordVariation } = await ask<{ recordVariation: { __typename: string } }>(
    page,
    'tyne',
    `mutation ($on: Date!, $newMaximum: Decimal!) {
       recordVariation(on: $on, newMaximum: $newMaximum, reason: "A story of the tests") { __typename }
     }`,
    { on, newMaximum },
  );
  expect(recordVariation).toEqual({ __typename: 'Partnership' });
}

test('who decides on several claims reads first which limit they go over together, and one alone does not', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/claims?states=SUBMITTED');
  const boxes = page.getByRole('checkbox', { name: /^Select C-/ });
  await expect(boxes.first()).toBeVisible();
  const before = await ask<{ headroom: { maximum: { amount: string } | null } }>(
    page,
    'tyne',
    '{ headroom { maximum { amount } } }',
    {},
  );
  const { claims } = await ask<{ claims: { edges: { node: { id: string } }[] } }>(
    page,
    'tyne',
    '{ claims(first: 1, filter: { states: [SUBMITTED] }) { edges { node { id } } } }',
    {},
  );
  // a maximum that is surely gone over tells what it comes to with one more claim: that is the maximum from here on
  await setMaximum(page, '1.00');
  try {
    const { claimsTogether } = await ask<{ claimsTogether: { warnings: string[] } }>(
      page,
      'tyne',
      'query ($ids: [ID!]!) { claimsTogether(ids: $ids) { warnings } }',
      { ids: claims.edges.map(({ node }) => node.id) },
    );
    const comesTo = /it comes to £([\d,]+\.\d\d): /.exec(claimsTogether.warnings.join(' '))?.[1] ?? '';
    await setMaximum(page, comesTo.replaceAll(',', ''));

    const aware = page.getByRole('list', { name: 'To be aware of' });
    await expect(aware).toHaveCount(0);
    await boxes.nth(0).check();
    await said(page, /^1 claim selected/);
    await expect(aware).toContainText('is left');
    await boxes.nth(1).check();
    // what three come to has come before they are approved: who presses earlier is told to read it first
    const sum = page.waitForResponse(
      (answer) => (answer.request().postDataJSON()?.variables?.ids ?? []).length === 3,
    );
    await boxes.nth(2).check();
    await sum;
    await said(page, /^3 claims selected, £[\d,.]+ together$/);
    await expect(aware).toContainText('more than the contract’s maximum');
    await page.getByRole('button', { name: 'Approve selected' }).click();
    await expect(page.getByRole('region', { name: 'Approved together' })).toContainText('3 claims approved');

    const verifier = await pageOf(browser, 'verifier@tyne.example', '/p/tyne/verification');
    await expect(verifier.getByRole('article', { name: /^C-\d+$/ })).toBeVisible();
    const warnings = verifier.getByRole('list', { name: 'To be aware of' });
    const selected = verifier.getByText(/^\d+ claims? selected/);
    for (let nth = 1; nth <= 3; nth++) {
      await verifier.keyboard.press('x');
      await expect(selected).toContainText(new RegExp(`^${nth} claim`));
      await verifier.keyboard.press('j');
    }
    await expect(selected).toContainText(/^3 claims selected, £[\d,.]+ together$/);
    await expect(
      warnings.filter({ hasText: 'With these claims' }).getByText('more than the contract’s maximum'),
    ).toBeVisible();
    await verifier.context().close();
  } finally {
    const { maximum } = before.headroom;
    if (maximum) await setMaximum(page, maximum.amount);
  }
  await page.context().close();
});
