import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, type CalendarDate } from '../calendar/index.js';
import { OLDEST_AGE } from '../participants/index.js';
import { cleanPerson, MATCH_FIELDS, type MatchField } from './index.js';

const today = '2026-11-26' as CalendarDate;
const clean = (field: MatchField, text: string): string | null =>
  cleanPerson({ [field]: text }, today)[field];

describe('cleaning', () => {
  const bits = fc.constantFrom(
    ...[
      "O'",
      'Mac ',
      'mc ',
      ' de ',
      'van der ',
      ' Jr',
      'Dr. ',
      'É',
      'ß',
      'Smith',
      '-',
      '’',
      'İ',
      'ŉ',
      '´',
      ' o ',
    ],
    ...['07700', '900123', '+44', '(0)', '00', ' ', '/', '1984', '-03', '-05', '05/03/', '0', '2', '9'],
    ...['HD1', ' 2TT', 'OAA', 'ZZ99', '李', 'محمّد', 'ड़', 'Σ', 'ﬁ', '\u{1d400}', '한'],
  );
  const text = fc.oneof(
    fc.array(bits, { maxLength: 6 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'binary', minLength: 90, maxLength: 140 }),
  );

  it('changes nothing that is clean, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MATCH_FIELDS), text, (field, written) => {
        const once = clean(field, written);
        if (once !== null) expect(clean(field, once)).toBe(once);
        expect(once).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  it('knows nothing of nothing', () => {
    const nothing = { givenName: null, familyName: null, birthDate: null, postcode: null, phone: null };
    expect(cleanPerson({}, today)).toEqual(nothing);
    expect(cleanPerson({ ...nothing, givenName: ' ', familyName: undefined, phone: '-' }, today)).toEqual(
      nothing,
    );
  });
});

describe('a name', () => {
  it.each([
    ['  JOSÉ ', 'jose'],
    ['Zoë-Ann', 'zoe ann'],
    ['Dr. Siân', 'sian'],
    ['Jose\u0301', 'jose'],
    ['Łukasz', 'lukasz'],
    ['李小龍', '李小龍'],
    ['مُحَمَّد', 'محمد'],
    ['नमिता', 'नमिता'],
    ['Unknown', null],
    ['N/A', null],
    ['1234', null],
  ])('given as %j is %j', (written, cleaned) => {
    expect(clean('givenName', written)).toBe(cleaned);
  });

  it.each([
    ["O'Brien", 'obrien'],
    ['O’BRIEN', 'obrien'],
    ['O´Brien', 'obrien'],
    ['O Brien', 'obrien'],
    ['Mac Donald', 'macdonald'],
    ["D'Arcy", 'darcy'],
    ['van der Berg', 'berg'],
    ['de la Cruz', 'cruz'],
    ['al-Hussain', 'hussain'],
    ['Le', 'le'],
    ['Van Der', 'van der'],
    ['Smith-Jones', 'smith jones'],
    ['Smith, Jr.', 'smith'],
    ['Junior', 'junior'],
    ['Strauß', 'strauss'],
    ['Þórsdóttir', 'thorsdottir'],
    ['Mrs Smith', 'smith'],
    ['constructor', 'constructor'],
  ])('of the family %j is %j', (written, cleaned) => {
    expect(clean('familyName', written)).toBe(cleaned);
  });
});

describe('a postcode', () => {
  it.each([
    ['hd12tt', 'HD1 2TT'],
    [' HD1  2TT ', 'HD1 2TT'],
    ['hd1-2tt', 'HD1 2TT'],
    ['SW1A OAA', 'SW1A 0AA'],
    ['HD1 ITT', 'HD1 1TT'],
    ['hd1', 'HD1'],
    ['HD1 2', 'HD1'],
    ['HD1 2T', 'HD1'],
    ['ZZ99 3VZ', null],
    ['12345', null],
    ['no fixed abode', null],
  ])('%j is %j', (written, cleaned) => {
    expect(clean('postcode', written)).toBe(cleaned);
  });
});

describe('a phone number', () => {
  it.each([
    ['07700 900 123', '+447700900123'],
    ['+44 7700 900123', '+447700900123'],
    ['+44 (0)7700 900123', '+447700900123'],
    ['0044 7700-900-123', '+447700900123'],
    ['447700900123', '+447700900123'],
    ['7700900123', '+447700900123'],
    ['Mum: 07700 900123 (evenings)', '+447700900123'],
    ['01484 480123 ext 12', '+441484480123'],
    ['n/a / 01484 480123', '+441484480123'],
    ['(0113) 496 0123', '+441134960123'],
    ['480123', '480123'],
    ['+353 87 123 4567', '+353871234567'],
    ['０７７００９００１２３', '+447700900123'],
    ['07700 90', null],
    ['00000000000', null],
    ['01234567890', null],
    ['07777777777', null],
  ])('%j is %j', (written, cleaned) => {
    expect(clean('phone', written)).toBe(cleaned);
  });
});

describe('a birth date', () => {
  it.each([
    ['1984-03-05', '1984-03-05'],
    ['19840305', '1984-03-05'],
    ['5/3/1984', '1984-03-05'],
    ['05.03.1984', '1984-03-05'],
    ['03/25/1984', '1984-03-25'],
    ['1984-25-03', '1984-03-25'],
    ['31/02/1984', '1984-02'],
    ['29/02/1984', '1984-02-29'],
    ['99/99/1984', '1984'],
    ['1984', '1984'],
    ['1984-0', '1984'],
    ['1984-03', '1984-03'],
    ['1984-03-', '1984-03'],
    ['1984-03-0', '1984-03'],
    ['5/3/84', null],
    ['198', null],
    ['1900-01-01', null],
    ['2026-11-26', '2026-11-26'],
    ['2026-11-27', null],
    ['2027', null],
    ['1886-03-05', null],
  ])('%j is %j', (written, cleaned) => {
    expect(clean('birthDate', written)).toBe(cleaned);
  });

  it('is nobody’s who would be older than anyone', () => {
    const oldest = addYears(today, -OLDEST_AGE);
    expect(clean('birthDate', oldest)).toBe(oldest);
    expect(clean('birthDate', oldest.slice(0, 7))).toBe('1896-11');
    expect(clean('birthDate', '1896-11-25')).toBeNull();
    expect(clean('birthDate', '1896-10')).toBeNull();
  });
});
