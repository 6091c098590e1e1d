import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { PASSWORD, postJson, testServer } from '../testing/test-server.js';
import { networkAddress } from './network-address.js';
import { sessionToken } from './session-cookie.js';

describe('one network address', () => {
  it('is an IPv4 address, also inside IPv6, or a household’s whole IPv6 network', () => {
    expect(networkAddress('192.0.2.7')).toBe('192.0.2.7');
    expect(networkAddress('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(networkAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkAddress('2001:0DB8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(networkAddress('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkAddress('::1')).toBe('0:0:0:0::/64');
  });
});

describe('the session’s cookie', () => {
  const secret = 'a secret of the tests';
  const signed = (token: string, key = secret): string =>
    encodeURIComponent(`${token}.${createHmac('sha256', key).update(token).digest('base64')}`);

  it('is nobody’s where there are two that we signed for different sessions', () => {
    expect(sessionToken(`s=${signed('abc')}; s=${signed('def')}`, 's', secret)).toBeNull();
    expect(sessionToken(`s=${signed('abc')}; s=${signed('abc')}`, 's', secret)).toBe('abc');
    expect(sessionToken(`s=${signed('abc', 'another key')}; s=${signed('def')}`, 's', secret)).toBe('def');
  });

  it('is believed when we signed it', () => {
    expect(sessionToken(`other=1; s=${signed('abc')}; more=2`, 's', secret)).toBe('abc');
    expect(sessionToken(`s=${signed('abc', 'another key')}`, 's', secret)).toBeNull();
    for (const header of [
      undefined,
      '',
      's',
      's=',
      's=abc',
      's=abc.',
      's=.abc',
      's=%',
      's=%E0%A4%A',
      `t=${signed('abc')}`,
    ])
      expect([header, sessionToken(header, 's', secret)]).toEqual([header, null]);
  });
});

describe('off this machine', () => {
  it('sends cookies over TLS alone, and names its own address as the only one it trusts', async () => {
    const server = await testServer(testSchema, { publicUrl: 'https://weft.example.org' });
    try {
      const personId = '6a6ad1de-5d8f-4b3a-9a3f-0d0c0f4a1b11';
      await server.database.owner.query(
        `INSERT INTO person (id, name, email) VALUES ($1, 'Ann', 'ann@example.org')`,
        [personId],
      );
      await server.signIn.createAccount({
        personId,
        email: 'ann@example.org',
        name: 'Ann',
        password: PASSWORD,
      });
      const signIn = (origin: string) =>
        postJson(
          `${server.url}/api/auth/sign-in/email`,
          { email: 'ann@example.org', password: PASSWORD },
          { origin },
        );
      expect((await signIn(server.url)).status).toBe(403);
      const answer = await signIn('https://weft.example.org');
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Host-weft\.session_token=(?!.*Domain=).*Path=\/;.*Secure/,
      );
      expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    } finally {
      await server.close();
    }
  });
});
