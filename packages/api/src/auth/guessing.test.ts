import { newInvitationToken } from '@weft/shared/server';
import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeNow, secondFactorOf } from '../testing/second-factors.js';
import { testSchema } from '../testing/test-schema.js';
import { PASSWORD, postJson, type TestServer, testServer } from '../testing/test-server.js';

describe('guessing', () => {
  let server: TestServer;
  let scene: Scene;

  beforeAll(async () => {
    // an address of our own choice, as a proxy names it
    server = await testServer(testSchema, { trustedProxies: ['127.0.0.1'] });
    scene = await makeScene(server.database.owner);
    await server.database.owner.query(`UPDATE partnership SET second_factor_roles = '{VERIFIER}'`);
  });
  afterAll(() => server.close());
  beforeEach(() => server.database.owner.query('DELETE FROM auth.sign_in_attempt'));

  const forget = () =>
    server.database.owner.query('DELETE FROM auth.sign_in_attempt; DELETE FROM auth.sign_in_failure');
  const link = (): string => `${server.url}/api/invitations/${newInvitationToken().token}`;
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const count = (statuses: readonly number[]): Record<string, number> =>
    Object.fromEntries(
      [...new Set(statuses)].sort().map((one) => [one, statuses.filter((s) => s === one).length]),
    );

  it('a link is hopeless: it has 256 bits of chance, and each is another', () => {
    const tokens = Array.from({ length: 1_000 }, () => newInvitationToken().token);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(32);
  });

  it('links comes to an end after a hundred wrong ones a minute from one address, whichever way', async () => {
    const statuses: number[] = [];
    for (let nth = 0; nth < 60; nth++) {
      statuses.push((await fetch(link(), { headers: from('192.0.2.1') })).status);
      statuses.push((await postJson(link(), { password: PASSWORD }, from('192.0.2.1'))).status);
    }
    expect(count(statuses)).toEqual({ 404: 100, 429: 20 });
    const held = await fetch(link(), { headers: from('192.0.2.1') });
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
    // a right one is looked at all the same, and another address is another
    expect((await fetch(link(), { headers: from('192.0.2.2') })).status).toBe(404);
  });

  it('links from a household’s many addresses is guessing from one', async () => {
    const statuses: number[] = [];
    for (let nth = 1; nth <= 110; nth++)
      statuses.push((await fetch(link(), { headers: from(`2001:db8::${nth.toString(16)}`) })).status);
    expect(count(statuses)).toEqual({ 404: 100, 429: 10 });
  });

  describe('at codes', () => {
    let email: string;
    let cookie: string;
    let secret: string;
    let recoveryCodes: readonly string[];

    beforeEach(async () => {
      await forget();
      const { personId } = await scene.person('The Council', 'VERIFIER');
      email = `${personId}@example.org`;
      cookie = await server.cookieFor(personId);
      ({ secret, recoveryCodes } = await secondFactorOf(server, cookie).setUp());
      await server.database.owner.query('UPDATE auth.second_factor SET "lastStep" = 0');
      await forget();
    });

    const wrong = (nth: number): string => `ABCD-EFGH-JKLM-${String(nth).padStart(4, '2')}`;
    const halfIn = async (): Promise<string> => {
      const answer = await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD });
      return answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
    };

    it.each([
      ['check', 'code'],
      ['set-up', 'proof'],
      ['recovery-codes', 'code'],
    ])('at %s: ten wrong recovery codes lock the account, for a right one too', async (path, field) => {
      const factor = secondFactorOf(server, path === 'check' ? await halfIn() : cookie);
      for (let nth = 0; nth < 10; nth++)
        expect(await factor.post(path, { [field]: wrong(nth) })).toMatchObject({
          status: 400,
          code: 'WRONG_CODE',
        });
      for (const right of [recoveryCodes[0], codeNow(secret)])
        expect(await factor.post(path, { [field]: right })).toMatchObject({
          status: 403,
          code: 'ACCOUNT_LOCKED',
        });
      expect(
        (await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD })).status,
      ).toBe(403);
    });

    it('many at once gives no more guesses than one after the other', async () => {
      const factor = secondFactorOf(server, await halfIn());
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, nth) =>
          factor.post('check', { code: nth % 2 === 0 ? wrong(nth) : '000000' }),
        ),
      );
      const codes = answers.map(({ code }) => code);
      expect(codes.filter((code) => code === 'WRONG_CODE').length).toBeLessThanOrEqual(10);
      expect(codes.filter((code) => code === 'ACCOUNT_LOCKED').length).toBeGreaterThanOrEqual(30);
    });

    it('here and there adds up: at the password, at codes and at the first code of a new factor', async () => {
      const factor = secondFactorOf(server, cookie);
      for (let nth = 0; nth < 3; nth++)
        await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: `wrong password ${nth}` });
      expect((await factor.post('set-up', { proof: recoveryCodes[1] })).status).toBe(200);
      // a right one in between is the end of the row
      for (let nth = 0; nth < 4; nth++) await factor.post('confirm', { code: '000000' });
      for (let nth = 0; nth < 3; nth++) await factor.post('recovery-codes', { code: wrong(nth) });
      for (let nth = 0; nth < 3; nth++)
        await postJson(`${server.url}/api/auth/sign-in/email`, { email, password: `wrong password ${nth}` });
      expect(await factor.post('check', { code: codeNow(secret) })).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    });

    it('a recovery code is hopeless by itself: it has at least 112 bits of chance', () => {
      expect(new Set(recoveryCodes).size).toBe(10);
      for (const code of recoveryCodes) {
        const letters = code.replaceAll('-', '');
        expect(letters).toMatch(/^[A-HJ-NP-Z2-9]+$/);
        expect(letters.length * Math.log2(32)).toBeGreaterThanOrEqual(112);
      }
    });
  });
});
