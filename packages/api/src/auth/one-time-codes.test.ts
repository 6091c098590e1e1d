import { describe, expect, it } from 'vitest';
import { appAddress, base32, codeOf, stepAt, stepOfCode } from './one-time-codes.js';
import { openSecret, sealSecret } from './seal-secret.js';

const secret = Buffer.from('12345678901234567890');

describe('codes that change with time', () => {
  it('are those of RFC 6238, appendix B (its last six digits)', () => {
    const known: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
      [20000000000, '353130'],
    ];
    for (const [seconds, code] of known) expect(codeOf(secret, stepAt(seconds * 1000))).toBe(code);
  });

  it('are open one step before and after their own, and no longer', () => {
    const now = 1_111_111_109_000;
    const step = stepAt(now);
    for (const by of [-1, 0, 1]) expect(stepOfCode(secret, codeOf(secret, step + by), now)).toBe(step + by);
    for (const by of [-2, 2]) expect(stepOfCode(secret, codeOf(secret, step + by), now)).toBeNull();
  });

  it('are six digits and nothing else', () => {
    const now = 59_000;
    for (const code of ['', '28708', '2870820', '٢٨٧٠٨٢', 'abcdef', '287082 ', '-87082'])
      expect(stepOfCode(secret, code, now)).toBeNull();
  });

  it('are told to an app in letters that can be typed (RFC 4648)', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(appAddress(secret, 'a+b@example.org')).toBe(
      'otpauth://totp/Weft:a%2Bb%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Weft',
    );
  });
});

describe('a secret in the database', () => {
  const sealed = sealSecret(secret, 'ann', 'the installation’s own');

  it('opens for its person with the installation’s key, and for nobody else', () => {
    expect(openSecret(sealed, 'ann', 'the installation’s own')).toEqual(secret);
    expect(openSecret(sealed, 'ben', 'the installation’s own')).toBeNull();
    expect(openSecret(sealed, 'ann', 'another')).toBeNull();
    expect(openSecret('AAAA', 'ann', 'the installation’s own')).toBeNull();
    expect(sealed).not.toContain(secret.toString('base64').slice(0, 20));
    expect(sealSecret(secret, 'ann', 'the installation’s own')).not.toBe(sealed);
  });

  it('that was changed anywhere opens no more', () => {
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openSecret(changed.toString('base64'), 'ann', 'the installation’s own')).toBeNull();
    }
  });
});
