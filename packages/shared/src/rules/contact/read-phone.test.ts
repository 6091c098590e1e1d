import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals/index.js';
import { formatPhone, readPhone } from './read-phone.js';

describe('a telephone number', () => {
  it('is one number however it is written', () => {
    for (const written of [
      '07700 900123',
      '07700900123',
      '+44 7700 900123',
      '+44 (0)7700 900 123',
      '0044 7700 900123',
      '(07700) 900-123',
      ' 07700\u00a0900\u00a0123 ',
      '7700900123',
    ])
      expect([written, readPhone(written)]).toEqual([written, '+447700900123']);
    expect(readPhone('0113 496 0000')).toBe('+441134960000');
    expect(readPhone('+353 1 496 0000')).toBe('+35314960000');
  });

  it('is shown as people dial it', () => {
    expect(formatPhone('+447700900123')).toBe('07700 900123');
    expect(formatPhone('+35314960000')).toBe('+353 1 496 0000');
  });

  it('is none where none is given, and refused where nobody can ring it', () => {
    expect([readPhone(null), readPhone(' ')]).toEqual([null, null]);
    for (const wrong of ['0770', '07700 900123 or 07700 900124', 'ask Ann', '07700 9001234567', '000'])
      expect([wrong, readPhone(wrong)]).toMatchObject([wrong, { code: 'INVALID', field: 'phone' }]);
  });

  it('is what the library says, where we read it without', () => {
    const figures = fc.stringMatching(/^0[1-9][0-9]{6,11}$/);
    fc.assert(
      fc.property(figures, fc.nat(8), (number, at) => {
        const parted = `${number.slice(0, at)} ${number.slice(at)}`;
        const library = parsePhoneNumberFromString(parted, { defaultCountry: 'GB', extract: false });
        const read = readPhone(parted);
        const said = library?.isPossible() ? library.number : null;
        // a figure too few: the library keeps the zero
        expect(isRefusal(read) ? null : read).toBe(said?.startsWith('+440') ? null : said);
      }),
      { numRuns: 20000, examples: [['0752400000', 0]] },
    );
  });

  it('stays as it is when it is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (rest) => {
        const number = readPhone(`07700 ${String(rest).padStart(6, '0')}`);
        expect(typeof number).toBe('string');
        expect(readPhone(String(number))).toBe(number);
        expect(readPhone(formatPhone(String(number)))).toBe(number);
      }),
    );
  });
});
