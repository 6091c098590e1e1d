import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { ask } from './support/ask.js';
import { daysAgo } from './support/days.js';
import { rareName, someBirthDate } from './support/made-up.js';
import { pageOf, said } from './support/people.js';

const BORN = someBirthDate();
const PROVIDER = 'Ouse Street Link';

/** What the story builds on, by the API: its answer's first field. */
const done = async (page: Page, query: string, variables: object = {}): Promise<Record<string, string>> =>
  Object.values(await ask<Record<string, Record<string, string>>>(page, 'tyne', query, variables))[0] ?? {};

test('somebody who was supported before is recognised, and goes on under one record', async ({ browser }) => {
  const familyName = `Known${rareName()}`;
  const heading = (page: Page) => page.getByRole('heading', { level: 1, name: `Nina ${familyName}` });
  const worker = await pageOf(browser, 'link-worker@tyne.example');
  const hub = await pageOf(browser, 'assessor@tyne.example');

  const found = await done(
    hub,
    `{ organisations(kind: PROVIDER, first: 100) { edges { node { id name } } } }`,
  );
  const providers = found.edges as unknown as { node: { id: string; name: string } }[];
  const providerId = providers.find(({ node }) => node.name === PROVIDER)?.node.id ?? '';
  const person = await done(
    worker,
    'mutation ($input: ParticipantInput!) { enrolParticipant(input: $input) { ... on Participant { id reference } } }',
    { input: { givenName: 'Nina', familyName, birthDate: BORN, providerId, enrolledOn: daysAgo(90) } },
  );
  await done(
    worker,
    'mutation ($input: SupportStepInput!) { closeSupport(input: $input) { ... on Participant { id } } }',
    { input: { participantId: person.id, on: daysAgo(30), reason: 'GOALS_REACHED' } },
  );
  const agency = await pageOf(browser, 'referrer@tyne.example');
  const referral = await done(
    agency,
    'mutation ($input: ReferralInput!) { refer(input: $input) { ... on OwnReferral { id reference } } }',
    {
      input: {
        ...{ givenName: 'Nina', familyName, birthDate: BORN, postcode: 'NE1 4ST', safeWay: 'IN_PERSON' },
        ...{ safeNote: 'At the surgery on Tuesdays.', lawfulBasis: 'PUBLIC_TASK', told: 'All of it.' },
      },
    },
  );
  await agency.context().close();

  await test.step('the hub says who it is, takes it back, and says it again', async () => {
    await hub.goto(`/p/tyne/referrals/${referral.id}`);
    const hint = hub.getByRole('button', { name: `Same person as ${person.reference}` });
    await hint.click();
    await said(hub, new RegExp(`is known as ${person.reference}`));
    const known = hub.getByRole('region', { name: 'Known already' });
    await expect(known).toContainText(`with ${PROVIDER}`);
    await expect(known).toContainText('The record has no postcode');
    await expect(hint).toHaveCount(0);
    await expectAccessible(hub);
    await expectFitsNarrowScreen(hub);
    await known.getByRole('button', { name: 'This is somebody else' }).click();
    await expect(known).toHaveCount(0);
    await hint.click();
    await expect(known).toBeVisible();
  });

  for (const [verb, given] of [
    ['triageReferral', ''],
    ['acceptReferral', ''],
    ['offerReferral', `, providerId: "${providerId}"`],
  ])
    await done(hub, `mutation ($id: ID!) { ${verb}(id: $id${given}) { __typename } }`, { id: referral.id });
  await done(
    hub,
    `mutation ($id: ID!, $on: Date!) { recordAgreement(referralId: $id, kind: AGREED, on: $on, how: SPOKEN) { __typename } }`,
    { id: referral.id, on: daysAgo(0) },
  );
  await hub.context().close();

  await test.step('the provider starts, and finds the person and both episodes', async () => {
    await worker.goto(`/p/tyne/referrals/${referral.id}`);
    await expect(worker.getByRole('region', { name: 'Known already' })).toContainText(person.reference ?? '');
    await worker.getByRole('button', { name: 'Start support' }).click();
    await worker.getByRole('dialog').getByRole('button', { name: 'Start support' }).click();
    await said(worker, /support, which has started/);
    await worker.getByRole('link', { name: `Open the page of Nina ${familyName}` }).click();
    await expect(heading(worker)).toBeVisible();
    await expect(worker).toHaveURL(new RegExp(`/people/${person.id}$`));
    const episodes = worker.getByRole('region', { name: 'Episodes of support' }).getByRole('listitem');
    await expect(episodes).toHaveCount(2);
    await expect(episodes.first()).toContainText('Since');
    await expectAccessible(worker);
    await worker.context().close();
  });
});
