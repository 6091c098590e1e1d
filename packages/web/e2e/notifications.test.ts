import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { ask } from './support/ask.js';
import { decoded, mailFolder } from './support/mail.js';
import { pageOf, said } from './support/people.js';

// told of one kind, and by no mail unless they choose it: none of today has gone yet, whatever the hour
const VERIFIER = 'verifier@tyne.example';

/** The mail to somebody that leads to this address, once the worker has sent it. */
async function mailWith(address: string): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const files = (await readdir(mailFolder ?? '')).toSorted().toReversed();
    const mails = await Promise.all(
      files.map(async (file) => decoded(await readFile(join(mailFolder ?? '', file), 'utf8'))),
    );
    found = mails.find((mail) => mail.includes(`To: ${VERIFIER}`) && mail.includes(address));
    expect(found).toBeDefined();
  }).toPass({ timeout: 45_000 });
  return found ?? '';
}

test('a verifier chooses when, is told of an answer about a claim, and by a mail that names nobody', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, VERIFIER, '/p/tyne/notifications/choices');
  await test.step('no quiet time, and the mail from midnight on', async () => {
    await page.getByLabel('Not before').selectOption('00:00');
    await page.getByLabel('Quiet hours every day').uncheck();
    for (const day of ['Saturday', 'Sunday']) await page.getByLabel(day).uncheck();
    await page.getByLabel('Your question about a claim was answered').selectOption('In Weft and by mail');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, /Saved\. It holds from now on/);
    await page.reload();
    await expect(page.getByLabel('Not before')).toHaveValue('0');
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
  });

  type Claims = { claims: { edges: { node: { id: string; reference: string } }[] } };
  const manager = await pageOf(browser, 'manager@tyne.example');
  const { claims } = await ask<Claims>(
    manager,
    'tyne',
    'query ($states: [ClaimState!]) { claims(first: 1, filter: { states: $states }) { edges { node { id reference } } } }',
    { states: ['APPROVED'] },
  );
  const claim = claims.edges[0]?.node ?? { id: '', reference: '' };
  const bell = page.getByRole('link', { name: /^Notifications, \d+ unread/ });
  const line = page.getByRole('listitem').filter({ hasText: claim.reference }).first();

  await test.step('who made the claim answers, and the bell counts it', async () => {
    await ask(
      page,
      'tyne',
      'mutation ($id: ID!, $question: String!) { askAboutClaim(id: $id, question: $question) { __typename } }',
      { id: claim.id, question: 'On which day was it?' },
    );
    const { answerAboutClaim } = await ask<{ answerAboutClaim: { __typename: string } }>(
      manager,
      'tyne',
      'mutation ($id: ID!, $answer: String!) { answerAboutClaim(id: $id, answer: $answer) { __typename } }',
      { id: claim.id, answer: 'On the first of the month.' },
    );
    expect(answerAboutClaim.__typename).toBe('Claim');
    await manager.context().close();
    await expect(async () => {
      await page.goto('/p/tyne/notifications?show=unread');
      await expect(line).toContainText('Your question about a claim was answered', { timeout: 2_000 });
    }).toPass({ timeout: 45_000 });
    await expect(bell).toBeVisible();
    await expectAccessible(page);
    await expectFitsNarrowScreen(page);
  });

  await test.step('a mail leads there too, and to the choices', async () => {
    if (mailFolder === null) return;
    const mail = await mailWith(`/p/tyne/claims/${claim.id}`);
    expect(mail).toContain(`${claim.reference}: `);
    expect(mail).toContain('/p/tyne/notifications/choices');
    expect(mail).not.toContain('first of the month');
  });

  await test.step('the line leads to the claim, and is read', async () => {
    await line.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(claim.reference);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await line.getByRole('button', { name: /^Mark as unread/ }).click();
    await expect(line.getByRole('button', { name: /^Mark as read/ })).toBeVisible();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await said(page, /All that is shown here is read/);
    await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
  });
  await page.context().close();
});
