import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeNow, secondFactorOf } from '../testing/second-factors.js';
import { testSchema } from '../testing/test-schema.js';
import { cookieOf, PASSWORD, postJson, type TestServer, testServer } from '../testing/test-server.js';

const KNOWN = /weft\.known_browser=/;

describe('a browser in which somebody has signed in before', () => {
  let server: TestServer;
  let scene: Scene;
  let personId: string;
  let email: string;

  beforeAll(async () => {
    server = await testServer(testSchema);
    scene = await makeScene(server.database.owner);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    ({ personId } = await scene.person('The Council', 'VERIFIER'));
    email = `${personId}@example.org`;
    await server.database.owner.query('DELETE FROM auth.sign_in_attempt');
  });

  const signIn = (cookie = '', password = PASSWORD) =>
    postJson(`${server.url}/api/auth/sign-in/email`, { email, password }, cookie ? { cookie } : {});
  /** What a browser has of somebody who has signed in once. */
  const browserOf = async (who: string): Promise<string> => {
    await server.cookieFor(who);
    return cookieOf(
      await postJson(`${server.url}/api/auth/sign-in/email`, {
        email: `${who}@example.org`,
        password: PASSWORD,
      }),
    );
  };
  const failTen = async (cookie = '') => {
    for (let nth = 0; nth < 10; nth++) expect((await signIn(cookie, 'wrong password')).status).toBe(401);
  };

  it('lets its person in while strangers have the account locked, day and night if they like', async () => {
    const browser = await browserOf(personId);
    expect(browser).toMatch(KNOWN);
    await failTen();
    expect((await signIn()).status).toBe(403);
    const inside = await signIn(browser);
    expect(inside.status).toBe(200);
    // and stays known, by the same token
    expect(cookieOf(inside).match(/known_browser=([^;]*)/)?.[1]).toBe(
      browser.match(/known_browser=([^;]*)/)?.[1],
    );
    expect((await signIn()).status).toBe(403);
  });

  it('gets ten guesses itself, and locks nobody out but itself', async () => {
    const browser = await browserOf(personId);
    await failTen(browser);
    expect((await signIn(browser)).status).toBe(403);
    expect((await signIn()).status).toBe(200);
  });

  it('is known to that account alone, as it was said, and until the password is another', async () => {
    const browser = await browserOf(personId);
    const own = email;
    const { personId: otherId } = await scene.person('The Council', 'VERIFIER');
    const others = await browserOf(otherId);
    await failTen();
    const forged = browser.replace(
      /(known_browser=.)(.)/,
      (_all, before, one) => `${before}${one === 'A' ? 'B' : 'A'}`,
    );
    for (const cookie of [others, forged, 'weft.known_browser=~~.', 'weft.known_browser=x'])
      expect((await signIn(cookie)).status).toBe(403);
    // one browser may be several people's
    const shared = cookieOf(
      await postJson(
        `${server.url}/api/auth/sign-in/email`,
        { email: `${otherId}@example.org`, password: PASSWORD },
        { cookie: browser },
      ),
    );
    email = own;
    expect((await signIn(shared)).status).toBe(200);

    const session = cookieOf(await signIn(browser));
    const newPassword = 'another long password';
    const changed = await postJson(
      `${server.url}/api/auth/change-password`,
      { currentPassword: PASSWORD, newPassword },
      { cookie: `${session}; ${browser.split('; ').find((one) => KNOWN.test(one))}` },
    );
    expect(changed.status).toBe(200);
    expect((await signIn(browser, newPassword)).status).toBe(403);
    expect((await signIn(cookieOf(changed), newPassword)).status).toBe(200);
  });

  it('is known to who has a second factor once a code was right, and by no password alone', async () => {
    const before = await browserOf(personId);
    const { secret } = await secondFactorOf(server, before).setUp();
    await server.database.owner.query('UPDATE auth.second_factor SET "lastStep" = 0');
    const half = await signIn();
    expect(half.status).toBe(200);
    expect(cookieOf(half)).not.toMatch(KNOWN);
    const check = (cookie: string, code: string) =>
      postJson(`${server.url}/api/auth/second-factor/check`, { code }, { cookie });
    const passed = await check(cookieOf(half), codeNow(secret));
    expect(passed.status).toBe(200);
    const browser = cookieOf(passed);
    expect(browser).toMatch(KNOWN);

    await failTen();
    // the one that was known before there was a second factor is a stranger
    expect((await signIn(before)).status).toBe(403);
    const again = await signIn(browser);
    expect(again.status).toBe(200);
    await server.database.owner.query('UPDATE auth.second_factor SET "lastStep" = 0');
    expect((await check(cookieOf(again), codeNow(secret))).status).toBe(403);
    expect((await check(`${cookieOf(again)}; ${browser}`, codeNow(secret))).status).toBe(200);
  });
});
