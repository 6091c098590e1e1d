import { randomUUID } from 'node:crypto';
import { SELF_REFERRAL_LIMITS } from '@weft/shared';
import { referrals, setSelfReferralPage } from '@weft/shared/server';
import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { postJson, type TestServer, testServer } from '../testing/test-server.js';
import { selfReferralRoutes } from './self-referral.routes.js';

const PAGE = {
  isOpen: true,
  welcome: 'We help you to feel well.',
  otherWay: null,
  controller: 'Tyne Council',
  answersRequests: 'data@tyne.example',
  lawfulBasis: 'PUBLIC_TASK',
} as const;
const HERSELF = {
  safeWay: 'TEXT',
  phone: '07700 900123',
  givenName: 'Anna',
  familyName: 'Berg',
  birthDate: '1990-05-05',
  takesPart: 'YES',
};

describe('the page on which people refer themselves', () => {
  let server: TestServer;
  beforeAll(async () => {
    // an address of our own choice, as a proxy names it
    server = await testServer(testSchema, { trustedProxies: ['127.0.0.1'] }, [selfReferralRoutes]);
  });
  afterAll(() => server.close());

  let addresses = 0;
  const newAddress = (): string => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;
  const at = (slug: string): string => `${server.url}/api/self-referral/${slug}`;
  const open = async (slug: string) =>
    (await (await fetch(at(slug))).json()) as { told: string[]; opened: string };
  /** The page as somebody opened it who then took a minute to write. */
  async function openedBefore(slug: string, seconds = 60): Promise<string> {
    const { told, opened } = await open(slug);
    const now = Number(opened.split('.')[0]);
    return server.signIn.visitors.stamp(new Date(now - seconds * 1000), [slug, ...told]);
  }
  const send = async (slug: string, wrote: object, from = newAddress()) => {
    const answer = await postJson(at(slug), wrote, { 'x-forwarded-for': from });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  async function place() {
    const scene = await makeScene(server.database.owner);
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    await setSelfReferralPage(backbone, PAGE);
    const kept = async () => (await referrals(backbone, { first: 50 })).edges.map(({ node }) => node);
    return { scene, slug: scene.slug, backbone, kept };
  }
  const mails = async ({ partnershipId }: Scene): Promise<number> =>
    (
      await server.database.owner.query(
        `SELECT FROM outbox WHERE partnership_id = $1 AND kind = 'mail.referral'`,
        [partnershipId],
      )
    ).rowCount ?? 0;

  it('keeps what somebody wrote, with what they were told and that they take part, and no mail unless it is safe', async () => {
    const { scene, slug, kept } = await place();
    const opened = await openedBefore(slug);
    expect(await send(slug, { ...HERSELF, opened })).toEqual({ status: 200, body: { arrived: true } });
    const [one] = await kept();
    expect(one).toMatchObject({
      channel: 'SELF',
      source: null,
      referredBy: null,
      givenName: 'Anna',
      lawfulBasis: 'PUBLIC_TASK',
      agreement: 'AGREED',
      agreements: [{ kind: 'AGREED', how: 'ONLINE' }],
      history: [{ from: null, to: 'RECEIVED', by: null }],
    });
    expect(one?.told).toContain('Tyne Council keeps your words safe.');
    expect(await mails(scene)).toBe(0);

    const later = {
      ...HERSELF,
      safeWay: 'EMAIL',
      email: 'anna@mail.example',
      phone: null,
      takesPart: 'NOT_YET',
    };
    await send(slug, { ...later, opened });
    expect(await mails(scene)).toBe(1);
    expect((await kept())[0]).toMatchObject({ safeWay: 'EMAIL', agreement: 'NOT_ASKED', agreements: [] });
  });

  it('tells of a partnership its name and the page, and nothing of one that is closed, or not there', async () => {
    const { slug, backbone } = await place();
    const shown = await (await fetch(at(slug))).json();
    expect(Object.keys(shown as object).sort()).toEqual([
      'name',
      'opened',
      'otherWay',
      'today',
      'told',
      'welcome',
    ]);
    const opened = await openedBefore(slug);
    await setSelfReferralPage(backbone, { ...PAGE, isOpen: false });
    const closed = await fetch(at(slug));
    const unknown = await fetch(at('no-such-partnership'));
    expect([closed.status, unknown.status]).toEqual([404, 404]);
    expect(await closed.text()).toBe(await unknown.text());
    expect(await send(slug, { ...HERSELF, opened })).toEqual(await send('nowhere', { ...HERSELF, opened }));
  });

  it('answers the same for somebody it knows and somebody it does not', async () => {
    const { slug, kept } = await place();
    const opened = await openedBefore(slug);
    const first = await send(slug, { ...HERSELF, opened });
    const again = await send(slug, { ...HERSELF, hopes: 'To sing.', opened });
    expect(again).toEqual(first);
    expect(await kept()).toHaveLength(2);
  });

  it('keeps what is sent twice once, also at once', async () => {
    const { slug, kept } = await place();
    const opened = await openedBefore(slug);
    const same = { ...HERSELF, opened };
    const came = await Promise.all([1, 2, 3].map(() => send(slug, same)));
    expect(came.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await kept()).toHaveLength(1);
  });

  it('answers a machine like anybody, and keeps nothing: the trap filled in, or sooner than one can write', async () => {
    const { slug, kept } = await place();
    const opened = await openedBefore(slug);
    const quick = await openedBefore(slug, SELF_REFERRAL_LIMITS.leastSeconds - 1);
    const person = { status: 200, body: { arrived: true } };
    expect(await send(slug, { ...HERSELF, opened, subject: 'Cheap pills' })).toEqual(person);
    expect(await send(slug, { ...HERSELF, opened: quick })).toEqual(person);
    expect(await kept()).toEqual([]);
  });

  it('wants the page to have been opened here, and to say what it said', async () => {
    const { slug, backbone, kept } = await place();
    const elsewhere = await place();
    const opened = await openedBefore(slug);
    const time = String(Date.now() - 3_600_000);
    for (const forged of [
      undefined,
      '',
      '.',
      time,
      `${time}.`,
      `${time}.${opened.split('.')[1]}`,
      'x'.repeat(9_000),
    ])
      expect((await send(slug, { ...HERSELF, opened: forged })).status, String(forged)).toBe(409);
    expect((await send(elsewhere.slug, { ...HERSELF, opened })).status).toBe(409);
    await setSelfReferralPage(backbone, { ...PAGE, controller: 'Another council' });
    expect(await send(slug, { ...HERSELF, opened })).toMatchObject({
      status: 409,
      body: { code: 'PAGE_CHANGED' },
    });
    expect(await kept()).toEqual([]);
  });

  it('takes so many an hour from one address, and so many for one partnership', async () => {
    const { slug, kept } = await place();
    const opened = await openedBefore(slug);
    const { fromAddress } = SELF_REFERRAL_LIMITS;
    const from = newAddress();
    const statuses = await Promise.all(
      Array.from({ length: fromAddress + 5 }, (_, nth) =>
        send(slug, { ...HERSELF, familyName: `Berg ${nth}`, opened }, from).then(({ status }) => status),
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(fromAddress);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect(await kept()).toHaveLength(fromAddress);
    // one household's many addresses are one
    const home = (nth: number) =>
      send(slug, { ...HERSELF, familyName: `Home ${nth}`, opened }, `2001:db8::${nth}`);
    for (let nth = 1; nth <= fromAddress; nth++) expect((await home(nth)).status).toBe(200);
    expect((await home(99)).status).toBe(429);
    const { rows } = await server.database.owner.query<{ name: string }>(
      'SELECT name FROM auth.visitor_attempt',
    );
    expect(rows.map(({ name }) => name).filter((name) => /\d+\.\d+\.|:/.test(name))).toEqual([]);

    const left = SELF_REFERRAL_LIMITS.toPartnership - 2 * fromAddress;
    for (let nth = 0; nth <= left; nth++)
      expect((await send(slug, { ...HERSELF, familyName: `Other ${nth}`, opened })).status).toBe(
        nth < left ? 200 : 429,
      );
    // another partnership's page is another
    const elsewhere = await place();
    const there = { ...HERSELF, opened: await openedBefore(elsewhere.slug) };
    expect((await send(elsewhere.slug, there)).status).toBe(200);
  });

  it('sends a mailbox so many mails a day, whoever types its address, and keeps the rest in silence', async () => {
    const { scene, slug, kept } = await place();
    const opened = await openedBefore(slug);
    const mailbox = `${randomUUID()}@mail.example`;
    const { toMailbox } = SELF_REFERRAL_LIMITS;
    for (let nth = 0; nth < toMailbox + 2; nth++)
      expect(
        await send(slug, { ...HERSELF, safeWay: 'EMAIL', email: mailbox, familyName: `Berg ${nth}`, opened }),
      ).toEqual({ status: 200, body: { arrived: true } });
    expect(await kept()).toHaveLength(toMailbox + 2);
    expect(await mails(scene)).toBe(toMailbox);
  });

  it('says what is wrong, keeps hostile words as words, and takes nothing that is too big or no text', async () => {
    const { slug, kept } = await place();
    const opened = await openedBefore(slug);
    expect(await send(slug, { ...HERSELF, givenName: '', takesPart: 'MAYBE', opened })).toMatchObject({
      status: 422,
      body: { refusals: [{ field: 'givenName', message: 'Give your first name.' }, { field: 'takesPart' }] },
    });
    for (const hopes of ['a'.repeat(5001), 'a\u0000b', '\ud800'])
      expect(await send(slug, { ...HERSELF, hopes, opened })).toMatchObject({ status: 422 });
    expect((await send(slug, { ...HERSELF, hopes: 'a'.repeat(200_000), opened })).status).toBe(413);
    for (const body of [
      [],
      null,
      7,
      { ...HERSELF, opened: { $ne: '' } },
      { ...HERSELF, safeWay: ['CALL'], opened },
    ])
      expect((await send(slug, body as object)).status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
    const words = `<script>alert(1)</script> =HYPERLINK("x") '; DROP TABLE referral; -- \u202Etxt {{7*7}}`;
    const planted = { state: 'STARTED', source_id: randomUUID(), lawfulBasis: 'CONSENT', told: 'Nothing' };
    expect((await send(slug, { ...HERSELF, ...planted, hopes: words, opened })).status).toBe(200);
    const [one] = await kept();
    expect(one).toMatchObject({ hopes: words, state: 'RECEIVED', source: null, lawfulBasis: 'PUBLIC_TASK' });
  });

  it('does not take what another site’s page sends', async () => {
    const { slug } = await place();
    const answer = await postJson(at(slug), { ...HERSELF }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});
