import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EncodingSettings, encodeRecord, USUAL_ENCODING } from '../../../rules/index.js';
import { encodingKeyFrom } from './encoding-key.js';
import { fingerprintOf } from './fingerprint-of.js';
import { keyedPlaces } from './keyed-places.js';
import { isKnownNumber, pseudonymsBy } from './pseudonyms.js';

const KEY = Uint8Array.from({ length: 32 }, (_, at) => at);
const OTHER_KEY = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
type Person = Readonly<Record<string, string>>;
const PERSON: Person = {
  given_name: 'Siân',
  surname: "O'Brien-Khan",
  date_of_birth: '5/3/1984',
  address: '12 High Street',
  city: 'Huddersfield',
  postcode: 'HD1 2TT',
};

const with_ = (settings: EncodingSettings, key = KEY) => {
  const keyed = keyedPlaces(encodingKeyFrom(key));
  return (person: Person) =>
    encodeRecord({ values: new Map(Object.entries(person)), monthFirst: new Set() }, settings, keyed);
};
const usual = with_(USUAL_ENCODING);
const ones = (filter: Uint8Array | null | undefined): number =>
  [...(filter ?? [])].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
const dice = (one: Uint8Array | null | undefined, other: Uint8Array | null | undefined): number => {
  const both = (one ?? new Uint8Array()).map((byte, at) => byte & (other?.[at] ?? 0));
  return (2 * ones(both)) / (ones(one) + ones(other));
};
const plain: EncodingSettings = { ...USUAL_ENCODING, balanced: false };
const salted: EncodingSettings = {
  ...USUAL_ENCODING,
  groups: USUAL_ENCODING.groups.map((group) => ({ ...group, salted: group.name === 'names' })),
};

const word = fc.stringMatching(/^[a-z]{2,12}$/);
const somebody = fc.record({
  given_name: word,
  surname: word,
  date_of_birth: fc.constantFrom('1984-03-05', '1990-11-30', '2001-07-19'),
  address: word,
  city: word,
  postcode: fc.constantFrom('HD1 2TT', 'LS1 4AP'),
});

describe('the encoding of a record', () => {
  it('is the same for the same values, settings and key, whoever encodes it and in whatever order', () => {
    fc.assert(
      fc.property(somebody, somebody, (one, other) => {
        const fresh = with_(USUAL_ENCODING);
        fresh(other);
        expect(fresh(one)).toEqual(usual(one));
        expect(usual(Object.fromEntries(Object.entries(one).reverse()))).toEqual(usual(one));
      }),
      { numRuns: 40 },
    );
  });

  it('is of just as many ones as noughts where it is balanced', () => {
    fc.assert(
      fc.property(somebody, (person) => {
        for (const filter of usual(person)) expect([filter?.length, ones(filter)]).toEqual([128, 512]);
      }),
      { numRuns: 40 },
    );
  });

  it('has under another key no more in common than two strangers have', () => {
    for (const settings of [USUAL_ENCODING, plain]) {
      const [one, other] = [with_(settings)(PERSON), with_(settings, OTHER_KEY)(PERSON)];
      const by = settings.balanced ? 0.6 : 0.55;
      for (const [at, filter] of one.entries()) expect(dice(filter, other[at])).toBeLessThan(by);
    }
  });

  it('is the more alike the more the values are, and whichever name stands first', () => {
    const named = (given_name: string, surname: string) => usual({ ...PERSON, given_name, surname })[0];
    const one = named('Catherine', 'Ashworth');
    const near = dice(one, named('Catherine', 'Ashwort'));
    const far = dice(one, named('Katherine', 'Ashford'));
    const other = dice(one, named('Mohammed', 'Khan'));
    expect(near).toBeLessThan(1);
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(other);
    expect(named('Ashworth', 'Catherine')).toEqual(one);
  });

  it('leaves out what is missing, and says nothing of a group of which nothing is known', () => {
    const { surname: _, date_of_birth: __, ...rest } = PERSON;
    const [names, birth, address] = usual({ ...rest, address: 'unknown' });
    expect(birth).toBeNull();
    expect(address).not.toBeNull();
    expect(dice(names, usual(PERSON)[0])).toBeGreaterThan(dice(names, usual({ surname: 'Tan' })[0]));
    expect(usual({})).toEqual([null, null, null]);
  });

  it('is another for the same name of another year where it is salted', () => {
    const of = with_(salted);
    const [one, same, other] = ['1984-03-05', '1984-11-30', '1985-03-05'].map(
      (date_of_birth) => of({ ...PERSON, date_of_birth })[0],
    );
    expect(same).toEqual(one);
    expect(dice(one, other)).toBeLessThan(0.75);
    expect(of(PERSON)[2]).toEqual(usual(PERSON)[2]);
  });

  it('does not use the same places for the same text in two groups', () => {
    const [names, , address] = with_(plain)({ surname: 'Bradford', city: 'Bradford' });
    expect(dice(names, address)).toBeLessThan(0.4);
  });

  it('sets places that hang together by nothing: each as likely as every other', () => {
    const keyed = keyedPlaces(encodingKeyFrom(KEY));
    const counts = new Array<number>(512).fill(0);
    for (let part = 0; part < 2000; part++)
      for (const place of keyed.places('names', '', `NAME ${part}`, 30, 512))
        counts[place] = (counts[place] ?? 0) + 1;
    // 60,000 in 512 places: 117 each, and a standard deviation of 10.8
    expect(Math.min(...counts)).toBeGreaterThan(117 - 6 * 10.8);
    expect(Math.max(...counts)).toBeLessThan(117 + 6 * 10.8);
    expect(new Set(keyed.order('names', 1024)).size).toBe(1024);
    expect([...keyed.order('names', 1024)]).not.toEqual([...keyed.order('birth', 1024)]);
  });

  it('takes its places from HMAC-SHA-256, two bytes for each', () => {
    const key = encodingKeyFrom(KEY).forPurpose('places');
    expect(key).toEqual(createHmac('sha256', KEY).update('weft-encoding 1 places').digest());
    const hash = (block: number) => createHmac('sha256', key).update(`${block}\nnames\n\nNAME _a`).digest();
    const places = keyedPlaces(encodingKeyFrom(KEY)).places('names', '', 'NAME _a', 17, 512);
    expect(places[0]).toBe(hash(0).readUInt16BE(0) % 512);
    expect(places[16]).toBe(hash(1).readUInt16BE(0) % 512);
  });
});

/** What version 1 makes: where this fails, files of two releases have nothing in common, and the version has to rise. */
describe('version 1', () => {
  it('makes these bits for ever', () => {
    const hex = (settings: EncodingSettings): (string | null)[] =>
      with_(settings)(PERSON).map((filter) => filter && Buffer.from(filter).toString('hex'));
    expect(encodingKeyFrom(KEY).fingerprint).toMatchInlineSnapshot();
    expect(fingerprintOf(USUAL_ENCODING)).toMatchInlineSnapshot();
    expect(hex(USUAL_ENCODING)).toMatchInlineSnapshot();
    expect(hex(plain)).toMatchInlineSnapshot();
    expect(hex(salted)[0]).toMatchInlineSnapshot();
  });
});

describe('what a row is called', () => {
  const key = encodingKeyFrom(KEY);
  it('is a code of this run alone, its number, or its id', () => {
    const [one, again, other] = [1, 1, 2].map((chance) => pseudonymsBy('keyed', key, Uint8Array.of(chance)));
    expect(one?.('943 476 5919', 1)).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(one?.('a', 1)).toBe(again?.('a', 9));
    expect(one?.('a', 1)).not.toBe(other?.('a', 1));
    expect(pseudonymsBy('keyed', key)('a', 1)).not.toBe(pseudonymsBy('keyed', key)('a', 1));
    expect(pseudonymsBy('row-number', key)('a', 7)).toBe('7');
    expect(pseudonymsBy('none', key)('a', 7)).toBe('a');
  });

  it('may not be a number by which somebody is known', () => {
    for (const known of ['9434765919', '943 476 5919', 'QQ123456C'.replace('QQ', 'AB'), 'ab 12 34 56 c'])
      expect(isKnownNumber(known)).toBe(true);
    for (const free of ['9434765918', '12345', 'rec-1', 'AB12']) expect(isKnownNumber(free)).toBe(false);
  });

  it('needs a key of 32 bytes', () => {
    expect(() => encodingKeyFrom(KEY.subarray(1))).toThrow('at least 32 bytes');
  });
});
