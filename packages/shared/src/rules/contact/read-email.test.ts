import { describe, expect, it } from 'vitest';
import { readEmail } from './read-email.js';

describe('an address to sign in with', () => {
  it('is one address in plain letters, in small ones', () => {
    expect(readEmail("  Ann.O'Brien+weft@Example.ORG ")).toBe("ann.o'brien+weft@example.org");
    expect(readEmail('a@b-c.example')).toBe('a@b-c.example');
  });

  it('is refused when nobody could ever sign in with it', () => {
    for (const text of [
      'müller@example.org',
      'ann@bücher.example',
      'ann@example',
      '.ann@example.org',
      'ann..lee@example.org',
      'ann@-example.org',
      'ann@example.org, lee@example.org',
      'ann lee@example.org',
      'ann@example.org\nbcc: x@example.org',
      `${'a'.repeat(250)}@example.org`,
      '',
    ])
      expect([text, readEmail(text)]).toMatchObject([text, { code: 'INVALID', field: 'email' }]);
  });
});
