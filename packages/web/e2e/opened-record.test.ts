import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { pageOf, said } from './support/people.js';

test('the data lead opens a record for a reason; the backbone sees it on the audit trail and closes it', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const reason = `A person asked for a copy of their record, ${Date.now()}.`;
  const backbone = await pageOf(browser, 'backbone@westway.example', '/p/westway/people');
  await backbone.getByRole('rowheader').getByRole('link').first().click();
  await expect(backbone).toHaveURL(/people\/[0-9a-f-]{36}$/);
  await expect(backbone.getByRole('heading', { level: 1, name: 'People', exact: true })).toHaveCount(0);
  await expect(backbone.getByRole('region', { name: 'Outcomes' })).toBeVisible();
  const name = (await backbone.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const reference = /P-\d+/.exec((await backbone.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  const address = new URL(backbone.url()).pathname;

  const lead = await pageOf(browser, 'data-lead@westway.example', address);
  await said(lead, /your role sees a person only for a reason/);
  await lead
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'People', exact: true })
    .click();
  await lead.getByRole('link', { name: 'Open a record for a reason' }).click();
  await lead.getByRole('button', { name: 'Open the record' }).click();
  await expect(lead.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
  await lead.getByLabel('Participant’s reference').fill(reference);
  await lead.getByLabel('Why you need to see it').fill(reason);
  await lead.getByRole('button', { name: 'Open the record' }).click();
  await said(lead, /The backbone organisation has been told/);
  await expect(lead.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();

  await backbone.goto('/p/westway');
  await expect(
    backbone.getByRole('heading', { level: 2, name: /records? opened for a reason$/ }),
  ).toBeVisible();
  await backbone.getByRole('link', { name: 'See what is open' }).click();
  const opened = backbone
    .getByRole('region', { name: 'Records opened for a reason' })
    .getByRole('listitem')
    .filter({ hasText: reason });
  await expect(opened).toContainText('Open');
  await expect(backbone.getByRole('table', { name: 'Audit trail' })).toContainText(/Opened\s*1 participant/);
  await expectFitsNarrowScreen(backbone);
  await expectAccessible(backbone);
  await opened.getByRole('button', { name: 'Close this record' }).click();
  await backbone.getByRole('dialog').getByRole('button', { name: 'Close the record' }).click();
  await said(backbone, /The record is closed/);
  await expect(opened).toContainText('Closed');

  await lead.reload();
  await said(lead, /There is no such participant/);
  await lead.getByRole('link', { name: 'Open a record for a reason' }).click();
  await expect(lead.getByLabel('Participant’s reference')).toBeVisible();

  // from the person's page the trail opens with what was done with this record, and by whom can be chosen
  await backbone.goto(address);
  await backbone.getByRole('link', { name: 'Everything done with this record' }).click();
  await said(backbone, /^Of one record only$/);
  const trail = backbone.getByRole('table', { name: 'Audit trail' });
  const done = backbone.getByLabel('What was done');
  // not what was looked at, of which there is much
  await done.selectOption('Changed');
  await expect(trail).toContainText('Closed');
  await done.selectOption('Anything');
  await backbone.getByLabel('Who', { exact: true }).selectOption('Xin Fletcher');
  await expect(backbone).toHaveURL(/person=/);
  await expect(trail).toContainText('Opened');
  await expect(trail).not.toContainText('Closed');
  await lead.context().close();
  await backbone.context().close();
});
