import { describe, expect, it } from 'vitest';
import { cleanForEncoding } from './clean-value.js';
import { encodedRowReader } from './encoded-row.js';
import { isEncoded, readEncodingHeader, whyNotComparable, writeEncodingHeader } from './encoding-header.js';
import {
  type EncodingSettings,
  readEncodingSettings,
  settingsAsText,
  USUAL_ENCODING,
} from './encoding-settings.js';
import { findFields } from './find-fields.js';
import { partsOfValue } from './parts-of-value.js';

describe('what is encoded of a value', () => {
  it('is the same for the same value written in other ways', () => {
    const clean = (kind: Parameters<typeof cleanForEncoding>[0], written: string) =>
      cleanForEncoding(kind, written, true);
    expect(clean('GIVEN_NAME', ' Dr. Zoë-Ann ')).toBe(clean('GIVEN_NAME', 'zoe ann'));
    expect(clean('NAME', "O'Brien")).toBe(clean('NAME', 'O Brien'));
    expect(clean('TEXT', '12, High St.')).toBe('12 high st');
    expect(clean('POSTCODE', 'HD1 2TT')).toBe(clean('POSTCODE', 'hd12tt'));
    expect(clean('POSTCODE', '4011')).toBe('4011');
    expect(clean('PHONE', '+44 (0)7700 900123')).toBe(clean('PHONE', '07700900123'));
    expect(clean('EMAIL', ' Ann@Example.org ')).toBe('ann@example.org');
    expect(clean('IDENTIFIER', 'ab-12/3')).toBe('ab123');
    for (const written of [
      '1984-03-05',
      '19840305',
      '5/3/1984',
      '05.03.84',
      '5 March 1984',
      '5mar1984',
      '05031984',
    ])
      expect(clean('DATE', written)).toBe('1984-03-05');
    expect(cleanForEncoding('DATE', '3/5/1984', false)).toBe('1984-03-05');
    for (const nothing of ['', '  ', 'unknown', 'N/A', 'not stated'])
      expect(clean('TEXT', nothing)).toBeNull();
  });

  it('is its bigrams with a mark before and behind, each once and without spaces', () => {
    expect(partsOfValue('NAME', 'ann')).toEqual(['_a', 'an', 'nn', 'n_']);
    expect(partsOfValue('NAME', 'mary ann')).toEqual(partsOfValue('NAME', 'maryann'));
    expect(partsOfValue('NAME', 'anana')).toEqual(['_a', 'an', 'na', 'a_']);
    expect(partsOfValue('NAME', '李')).toEqual(['_李', '李_']);
  });

  it('is of a date its digits, each in its place, and its year, month and day', () => {
    const [one, other] = ['1984-03-05', '1984-03-06'].map((date) => partsOfValue('DATE', date));
    expect(one).toHaveLength(11);
    expect(one?.filter((part) => other?.includes(part))).toHaveLength(9);
    expect(partsOfValue('DATE', 'some time')).toContain('so');
  });
});

describe('settings', () => {
  it('that are usual can be used, and one text says all of them', () => {
    expect(readEncodingSettings(USUAL_ENCODING)).toEqual(USUAL_ENCODING);
    expect(readEncodingSettings({ ...USUAL_ENCODING, columns: { surname: 'x' } })).toEqual(USUAL_ENCODING);
    const { groups, ...rest } = USUAL_ENCODING;
    expect(settingsAsText({ groups, ...rest })).toBe(settingsAsText(USUAL_ENCODING));
    expect(settingsAsText({ ...USUAL_ENCODING, balanced: false })).not.toBe(settingsAsText(USUAL_ENCODING));
    for (const group of groups)
      for (const field of group.fields) {
        const other = {
          ...group,
          fields: group.fields.map((each) => (each === field ? { ...each, hashes: 7 } : each)),
        };
        const changed = { ...USUAL_ENCODING, groups: groups.map((each) => (each === group ? other : each)) };
        expect(settingsAsText(changed)).not.toBe(settingsAsText(USUAL_ENCODING));
      }
  });

  it.each([
    [null, 'not an object'],
    [{ ...USUAL_ENCODING, version: 2 }, 'version is not 1'],
    [{ ...USUAL_ENCODING, bits: 1000 }, 'bits is not one of 512, 1024, 2048'],
    [{ ...USUAL_ENCODING, balanced: 'yes' }, 'balanced is not true or false'],
    [{ ...USUAL_ENCODING, groups: [] }, 'groups is not a list of 1 to 8'],
    [withField({ hashes: 0 }), 'hashes is not a whole number from 1 to 60'],
    [withField({ kind: 'TREE' }), 'kind is not one of'],
    [withField({ name: 'a b' }), 'name is not a word of small letters'],
    [
      { ...USUAL_ENCODING, groups: [...USUAL_ENCODING.groups, USUAL_ENCODING.groups[0]] },
      'Two groups are called names',
    ],
    [
      {
        ...USUAL_ENCODING,
        groups: USUAL_ENCODING.groups
          .filter(({ name }) => name !== 'birth')
          .map((group) => ({ ...group, salted: true })),
      },
      'no field date_of_birth of the kind DATE to salt it with',
    ],
  ])('%j is refused in a sentence', (given, sentence) => {
    const read = readEncodingSettings(given);
    expect(Array.isArray(read) ? read.join(' ') : read).toContain(sentence);
  });

  function withField(change: object) {
    const [first, ...rest] = USUAL_ENCODING.groups;
    return {
      ...USUAL_ENCODING,
      groups: [{ ...first, fields: [{ ...first?.fields[0], ...change }] }, ...rest],
    };
  }
});

describe('which column is which field', () => {
  it('is found by what people call it', () => {
    const found = findFields(['id', 'First name', 'Last Name', 'DOB', 'Post code'], USUAL_ENCODING);
    expect('sources' in found && [...found.sources].map(([field, { heading }]) => [field, heading])).toEqual([
      ['given_name', 'First name'],
      ['surname', 'Last Name'],
      ['date_of_birth', 'DOB'],
      ['postcode', 'Post code'],
    ]);
    expect('absent' in found && found.absent).toEqual(['address', 'city']);
  });

  it('is taken from the one column of whole names, where neither name has a column of its own', () => {
    const sourcesOf = (headings: readonly string[], given = {}) => {
      const found = findFields(headings, USUAL_ENCODING, given);
      return 'sources' in found ? Object.fromEntries(found.sources) : found;
    };
    expect(sourcesOf(['Name', 'DOB'])).toEqual({
      given_name: { heading: 'Name', dayFirst: true, part: 'GIVEN' },
      surname: { heading: 'Name', dayFirst: true, part: 'FAMILY' },
      date_of_birth: { heading: 'DOB', dayFirst: true },
    });
    expect(sourcesOf(['Name', 'Surname', 'DOB'])).not.toHaveProperty('given_name');
    expect(sourcesOf(['Name', 'DOB'], { surname: null })).not.toHaveProperty('given_name');
    expect(sourcesOf(['Name', 'Client name', 'DOB'])).not.toHaveProperty('given_name');
    // what somebody is called besides is no second column of the field
    for (const name of ['First name', 'Legal first name'])
      expect(sourcesOf(['Known as', name, 'Initials', 'DOB'])).toMatchObject({
        given_name: { heading: name },
      });
  });

  it('is what its owner says, also that it is not there', () => {
    const found = findFields(['a', 'b', 'postcode'], USUAL_ENCODING, {
      given_name: 'a',
      date_of_birth: { heading: 'b', dayFirst: false },
      postcode: null,
    });
    expect('sources' in found && [...found.sources]).toEqual([
      ['given_name', { heading: 'a', dayFirst: true }],
      ['date_of_birth', { heading: 'b', dayFirst: false }],
    ]);
  });

  it.each([
    [['surname'], { surname: 'Nachname' }, 'The file has no column "Nachname" for the field surname'],
    [['surname'], { shoe: 'surname' }, 'columns names a field shoe that the settings do not have'],
    [['shoe', 'hat'], {}, 'There is nothing to encode'],
    [['surname', 'last name'], {}, 'Several columns can be the field surname: surname, last name'],
  ])('%j with %j is refused in a sentence', (headings, given, sentence) => {
    expect(findFields(headings, USUAL_ENCODING, given)).toEqual([expect.stringContaining(sentence)]);
  });

  it('is needed of the birth date where it salts', () => {
    const salted = {
      ...USUAL_ENCODING,
      groups: USUAL_ENCODING.groups.map((group) => ({ ...group, salted: true })),
    };
    expect(findFields(['surname'], salted)).toEqual([expect.stringContaining('no column for it')]);
  });
});

describe('the first line of an encoded file', () => {
  const header = {
    settings: USUAL_ENCODING,
    settingsFingerprint: '0123456789abcdef',
    keyFingerprint: 'fedcba9876543210',
  };
  const changed = (settings: Partial<EncodingSettings>) => ({
    ...header,
    settings: { ...USUAL_ENCODING, ...settings },
    settingsFingerprint: '1111111111111111',
  });

  it('says what was encoded, and is read again', () => {
    const line = writeEncodingHeader(header);
    expect(isEncoded(line)).toBe(true);
    expect(isEncoded('id,given_name')).toBe(false);
    expect(readEncodingHeader(line)).toEqual(header);
    expect(line).not.toContain('\n');
  });

  it.each([
    ['id,names', 'does not begin as a file of weft-encode'],
    ['# weft-encoding {', 'first line cannot be read'],
    [
      writeEncodingHeader(header).replace('"version":1', '"version":2'),
      'another version of weft-encode (format 2',
    ],
    [writeEncodingHeader(header).replace('"bits":1024', '"bits":512'), '512 bits, and its settings 1024'],
    [writeEncodingHeader({ ...header, keyFingerprint: 'no' }), 'no fingerprint of the settings or the key'],
    [writeEncodingHeader(changed({ groups: [] })), 'its settings cannot be used'],
  ])('%s is refused in a sentence', (line, sentence) => {
    expect(readEncodingHeader(line)).toContain(sentence);
  });

  it('tells whether two files can be compared, and what to do where not', () => {
    expect(whyNotComparable(header, header)).toBeNull();
    const otherKey = whyNotComparable(header, { ...header, keyFingerprint: '2222222222222222' });
    expect(otherKey).toContain('different keys (fingerprints fedcba9876543210 and 2222222222222222)');
    expect(otherKey).toContain('use the same key file');
    expect(whyNotComparable(header, changed({ bits: 512 }))).toContain(
      'The left file has filters of 1024 bits, and the right file of 512',
    );
    expect(whyNotComparable(header, changed({ balanced: false }))).toContain(
      'the left file is balanced, and the right file is not',
    );
    expect(whyNotComparable(header, changed({ groups: USUAL_ENCODING.groups.slice(1) }))).toContain(
      'the right file has birth of date_of_birth',
    );
    expect(whyNotComparable(header, changed({ bits: 512 }), ['our file', 'their file'])).toContain(
      'Our file has filters of 1024 bits, and their file of 512',
    );
  });

  it('is followed by ids and codes of one length, and nothing else', () => {
    const row = encodedRowReader('id,names,birth,address', header, 'Ask for it anew');
    if (typeof row === 'string') throw new Error(row);
    const code = Buffer.alloc(128, 9).toString('base64');
    expect(row(`a1,${code},,${code}`)).toEqual({ id: 'a1' });
    expect(row(`"a,1",${code},${code},`)).toEqual({ id: 'a,1' });
    for (const wrong of [`a1,Ann,${code},`, `a1,${code}`, `,${code},,`, `a1,${code.slice(4)},,`, ''])
      expect(row(wrong)).toEqual(expect.stringMatching(/\.$/));
    for (const headings of ['names,id', 'id,names', 'id,names,birth,address,nhs_number'])
      expect(encodedRowReader(headings, header, 'Make it anew')).toEqual(
        expect.stringMatching(/ id,names,birth,address\. Make it anew, as weft-encode wrote it\.$/),
      );
  });
});
