import { expect, type Page, test } from '@playwright/test';
import { ask } from './support/ask.js';
import { enterAs } from './support/people.js';

// Whoever writes scripts into names, words and files harms nobody who reads them.

/** Each tries to leave a mark on the page in another way. */
const IMAGE = `<img src=x onerror="window.ran='image'">`;
const SVG = `"><svg onload="window.ran='svg'">`;
const SCRIPT = `</script><script>window.ran='script'</script>`;
const TEMPLATE = `{{constructor.constructor("window.ran='template'")()}}`;

type Answer = Record<string, Record<string, unknown>>;

/** Opens a screen, waits for words that stand on it, and finds that nothing of them ran. */
async function expectOnlyWords(page: Page, address: string, words: string): Promise<void> {
  await page.goto(`/p/westway/${address}`);
  await expect(page.getByText(words).first()).toBeVisible();
  expect(await page.evaluate(() => (window as { ran?: string }).ran), address).toBeUndefined();
}

test('scripts in names, words and file names are words to whoever reads them', async ({ page, context }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await enterAs(page, 'link-worker@westway.example');
  const { partnership, viewer, rateCard } = (await ask<Answer>(
    page,
    'westway',
    `{ partnership { today id } rateCard { tariffs { outcomeCode cohort evidence after } }
       viewer { memberships { organisation { id } partnership { id } } } }`,
  )) as unknown as {
    partnership: { today: string; id: string };
    viewer: { memberships: { organisation: { id: string }; partnership: { id: string } }[] };
    rateCard: {
      tariffs: { outcomeCode: string; cohort: string; evidence: string[]; after: string | null }[];
    };
  };
  const provider = viewer.memberships.find((one) => one.partnership.id === partnership.id)?.organisation.id;
  const tariff = rateCard.tariffs.find(({ after, cohort }) => after === null && cohort === 'NEW');
  const { enrolParticipant } = await ask<Answer>(
    page,
    'westway',
    `mutation ($input: ParticipantInput!) { enrolParticipant(input: $input) {
       ... on Participant { id reference } ... on Refusal { message } } }`,
    {
      input: { givenName: IMAGE, familyName: SVG, providerId: provider, enrolledOn: partnership.today },
    },
  );
  expect(enrolParticipant).toHaveProperty('id');
  const sent = await page.request.post('/api/uploads', {
    headers: { 'x-partnership': 'westway' },
    multipart: { file: { name: `${IMAGE}.txt`, mimeType: 'text/plain', buffer: Buffer.from(SCRIPT) } },
  });
  const { uploadId } = (await sent.json()) as { uploadId: string };
  const { submitClaim } = await ask<Answer>(
    page,
    'westway',
    `mutation ($input: ClaimInput!) { submitClaim(input: $input) {
       ... on Claim { id evidence { id } } ... on Refusal { code message } } }`,
    {
      input: {
        participantId: enrolParticipant?.id,
        outcomeCode: tariff?.outcomeCode,
        achievedOn: partnership.today,
        evidence: (tariff?.evidence ?? []).map((kind) => ({
          kind,
          uploadId,
          statement: `${SCRIPT}${TEMPLATE}`,
        })),
      },
    },
  );
  expect(submitClaim).toHaveProperty('id');
  const claim = `claims/${String(submitClaim?.id)}`;

  await expectOnlyWords(page, 'people', '<img src=x');
  await expectOnlyWords(page, `people/${String(enrolParticipant?.id)}`, '<img src=x');
  await expectOnlyWords(page, claim, '<img src=x');
  await context.clearCookies();
  await enterAs(page, 'backbone@westway.example');
  await expectOnlyWords(page, claim, '<img src=x');
  const evidence = submitClaim?.evidence as { id: string }[];
  await page.goto(`/api/evidence/${evidence[0]?.id}?partnership=westway`);
  expect(await page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
  expect(dialogs).toEqual([]);
});

test('a script that gets into a page all the same does not run', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { refused: seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      seen.push(`${effectiveDirective} ${blockedURI}`),
    );
    const inline = document.createElement('script');
    inline.textContent = "window.ran = 'inline'";
    const elsewhere = document.createElement('script');
    elsewhere.src = 'https://evil.example/x.js';
    const data = document.createElement('script');
    data.src = "data:text/javascript,window.ran='data'";
    const box = document.createElement('div');
    box.innerHTML = `<img src="data:," onerror="window.ran='handler'">`;
    document.body.append(inline, elsewhere, data, box);
  });
  const refused = () => page.evaluate(() => (window as { refused?: string[] }).refused ?? []);
  await expect
    .poll(refused)
    .toEqual(
      expect.arrayContaining([
        'script-src-elem inline',
        'script-src-elem https://evil.example/x.js',
        'script-src-elem data',
        'script-src-attr inline',
      ]),
    );
  expect(await page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
});
