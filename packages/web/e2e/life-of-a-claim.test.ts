import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { daysAgo } from './support/days.js';
import { enterAs, pageOf, said } from './support/people.js';

// One claim from the link worker's phone to the settled statement, each step by the person whose step it is.
test('a claim from the conversation that proves it to the money', async ({ browser }) => {
  test.setTimeout(300_000);
  const familyName = `Story-${Date.now().toString(36)}`;
  let claimAddress = '';
  let runAddress = '';

  await test.step('the link worker enrols somebody and records what they achieved', async () => {
    const page = await pageOf(browser, 'link-worker@tyne.example', '/p/tyne/people/new');
    await page.setViewportSize({ width: 375, height: 812 });
    await page.getByLabel('Given name').fill('Zoë');
    await page.getByLabel('Family name').fill(familyName);
    await page.getByLabel('First day of support').fill(daysAgo(30));
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Zoë ${familyName}` })).toBeVisible();
    await page
      .getByRole('link', { name: /^Record:/ })
      .first()
      .click();
    await page.getByLabel('Achieved on').fill(daysAgo(25));
    const kind = page.getByLabel('Kind');
    await expect(page.getByRole('group', { name: /^Evidence 1/ })).toBeVisible();
    if (await kind.isVisible()) await kind.selectOption({ index: 1 });
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: 'wellbeing measure.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Eight areas, answered together.'),
      });
    await expect(page.getByText('is attached')).toBeVisible();
    await page.getByRole('button', { name: 'Record the outcome' }).click();
    await said(page, /Submitted/);
    claimAddress = new URL(page.url()).pathname;
    expect(claimAddress).toMatch(/\/p\/tyne\/claims\/[0-9a-f-]{36}$/);
    await page.context().close();
  });

  await test.step('the backbone approves it', async () => {
    const page = await pageOf(browser, 'backbone@tyne.example', claimAddress);
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await said(page, /is approved/);
    await page.context().close();
  });

  await test.step('the verifier reads the evidence and verifies it', async () => {
    const page = await pageOf(browser, 'verifier@tyne.example', claimAddress);
    await expect(page.frameLocator('iframe').first().getByText('answered together')).toBeVisible();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await said(page, /is verified/);
    await page.context().close();
  });

  await test.step('the backbone prepares a payment run, and the worker does it', async () => {
    const page = await pageOf(browser, 'backbone@tyne.example', '/p/tyne/money/runs/new');
    const today = await page.getByLabel('Last day of the period').getAttribute('max');
    await page.getByLabel('Last day of the period').fill(today ?? '');
    await page.getByRole('button', { name: 'Prepare the run' }).click();
    await expect(page.getByText('To authorise').first()).toBeVisible({ timeout: 60_000 });
    await page.reload();
    await expect(page.getByText('To authorise').first()).toBeVisible();
    runAddress = new URL(page.url()).pathname;
    await page.context().close();
  });

  await test.step('the commissioner authorises it', async () => {
    const page = await pageOf(browser, 'commissioner@tyne.example', runAddress);
    await page.getByRole('button', { name: 'Authorise the payment' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Authorise', exact: true }).click();
    await said(page, /The payment is authorised/);
    await page.context().close();
  });

  await test.step('a funder downloads its statement and settles it, and learns nobody’s name', async () => {
    const page = await pageOf(browser, 'funder@tyne.example', '/p/tyne/money/statements?state=AUTHORISED');
    await page.getByRole('main').getByRole('link', { name: /^S-/ }).first().click();
    await expect(page.getByRole('heading', { name: /^Statement S-/ })).toBeVisible();
    const total = await page
      .getByRole('main')
      .getByText(/£[\d,]+\.\d\d/)
      .first()
      .textContent();
    const [pdf] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF' }).click(),
    ]);
    expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-');
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    const text = await readFile(await csv.path(), 'utf8');
    // the last two cells of a line are its amount and the currency; the lines come to the total on screen
    const pence = text
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => Math.round(Number(line.split(',').at(-2)) * 100))
      .reduce((sum, amount) => sum + amount, 0);
    expect(pence).toBe(Math.round(Number((total ?? '').replace(/[£,]/g, '')) * 100));
    expect(text + (await page.content())).not.toContain(familyName);
    await page.getByLabel('Payment reference').fill('BACS 0042');
    await page.getByRole('button', { name: 'Record the payment' }).click();
    await said(page, /is settled/);
    await page.context().close();
  });

  await test.step('the commissioner records the other payments, and the claim is paid', async () => {
    const page = await pageOf(browser, 'commissioner@tyne.example', '/p/tyne');
    for (let left = 1; left > 0; ) {
      await page.goto(runAddress);
      await expect(page.getByRole('heading', { name: 'Statements' })).toBeVisible();
      const waiting = page.getByRole('row').filter({ hasText: 'Awaiting payment' });
      left = await waiting.count();
      if (left === 0) break;
      await waiting.first().getByRole('link').click();
      await page.getByLabel('Payment reference').fill(`BACS ${left}`);
      await page.getByRole('button', { name: 'Record the payment' }).click();
      await said(page, /is settled/);
    }
    await page.goto(claimAddress);
    await said(page, /^Paid$/);
    await expect(page.getByText(familyName)).toHaveCount(0);
    await page.context().close();
  });
});

test('a refusal stands beside its field and in the summary, which takes the focus', async ({ page }) => {
  await enterAs(page, 'link-worker@tyne.example', '/p/tyne/people/new');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: 'Enter the given name.' }).click();
  await expect(page.getByLabel('Given name')).toBeFocused();
  await expect(page.getByLabel('Given name')).toHaveAttribute('aria-invalid', 'true');
});
