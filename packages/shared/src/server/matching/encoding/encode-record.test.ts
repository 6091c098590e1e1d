import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EncodingSettings, recordEncoder, USUAL_ENCODING } from '../../../rules/index.js';
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

const encoderWith = (settings: EncodingSettings, key = KEY) => {
  const encode = recordEncoder(settings, keyedPlaces(encodingKeyFrom(key)));
  return (person: Person) => encode({ values: new Map(Object.entries(person)), monthFirst: new Set() });
};
const usual = encoderWith(USUAL_ENCODING);
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
        const fresh = encoderWith(USUAL_ENCODING);
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
      const [one, other] = [encoderWith(settings)(PERSON), encoderWith(settings, OTHER_KEY)(PERSON)];
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
    const unbalanced = encoderWith(plain);
    const [known, whole, other] = [rest, PERSON, { surname: 'Godfrey' }].map(
      (person) => unbalanced(person)[0],
    );
    expect(dice(known, whole)).toBeGreaterThan(0.5);
    expect(dice(known, other)).toBeLessThan(0.3);
    expect(names).not.toEqual(usual(PERSON)[0]);
    expect(usual({})).toEqual([null, null, null]);
  });

  it('is another for the same name of another year where it is salted', () => {
    const of = encoderWith(salted);
    const [one, same, other] = ['1984-03-05', '1984-11-30', '1985-03-05'].map(
      (date_of_birth) => of({ ...PERSON, date_of_birth })[0],
    );
    expect(same).toEqual(one);
    expect(dice(one, other)).toBeLessThan(0.75);
    expect(of(PERSON)[2]).toEqual(usual(PERSON)[2]);
  });

  it('does not use the same places for the same text in two groups', () => {
    const [names, , address] = encoderWith(plain)({ surname: 'Bradford', city: 'Bradford' });
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
      encoderWith(settings)(PERSON).map((filter) => filter && Buffer.from(filter).toString('hex'));
    expect(encodingKeyFrom(KEY).fingerprint).toMatchInlineSnapshot(`"362304730de10fe2"`);
    expect(fingerprintOf(USUAL_ENCODING)).toMatchInlineSnapshot(`"2d8a2630fd5a1fff"`);
    expect(hex(USUAL_ENCODING)).toMatchInlineSnapshot(`
      [
        "e9597ccbf306d450caca6431d2b7ba245a9e8326769164d202d0902da881d57e068f5a0d1eb6771ba8135d70aeee68fd94a9e6ee3acc2633a42276418b346f7ceebda9e52f8007aa0bb5cfd15bdde43ba46583fb5d6bac530019e44c2b9136d63c573d9f1ac003439574a9d78ed88534c01acd0e3f9ec4be5cba5088bf9d4d55",
        "f580a0f5abb3ccabbf288858760b6be54a4db1934f67f96543e559bea55fbe29452992a280e19341d3f2a069706d650f8f025bc161ee9e9453d8f3e0a0b3f5e7081a0b4356c6a3d40c5e354c742ff92f962b2e4f21ad1886a2f9a08569b89be0f9aeec6abde24a58e210dc131be7f1de280316f39e9726734cbc2c6cd72178cb",
        "0773311989fae32b523c0b5de432966bcb24ca7b7eafc13a3d98d19ad1acbdec05744287b042355f21dceabeccbfef00b8fce3d9bc2af2003ee9cbc4907bffcfd14892f58c038f2dba434bde78878a0b562983a274a7e51ac0036e919c4722527b4ad306bbf9328025d7046d484a4de4ccd56066c82d10c86195efd1bbe77b9a",
      ]
    `);
    expect(hex(plain)).toMatchInlineSnapshot(`
      [
        "01050800016800002602010840200c000320080d004341040c200c060888440850617100080a0302c100111104024c21000021000023840002201020d42080800003010465c3040000000a20a080a220202001001082185010200000200810404214100040162882498101022000010002112060044108034600800000300000",
        "0001a0004080701000110a080a7c4350c00800402080044212090280c4044800708803021b000410680449100040041e110444020000000444a4045214105c020654000080300010689285c001084402080883200128184040023030004031624060c060a4040581000100001100048023408202806c00980104000000040108",
        "050095005005580006847011a0050120020280e818102aa0440008418485859182003638340008200804a41320532002000013045809100843006e8712001102000152524080108808b8902110101004030119042003d012183821120040123a02000043104204210400604a00a80008a1010300401300c08630a0502c112146",
      ]
    `);
    expect(hex(salted)[0]).toMatchInlineSnapshot(
      `"22aaf5b6d708d0b9dacd64e6962f377dc00033f6b9522088ab927496ac9f55ed1b9b3dd8465a5978af91c1623e95e4b8c88cd6f3641461e1d82712e59d28e8ed8e23d4ece692c2b42a578aacef5c9ca63029c9fae18cd48a8869609fdbd385c63de4050f18c46b8e764ce12e86b69379897c3a6a6ddb062d7ed5d4efb8375803"`,
    );
  });
});

describe('what a row is called', () => {
  const key = encodingKeyFrom(KEY);
  it('is a code of this run alone, its number, or its id', () => {
    const [one, again, other] = [1, 1, 2].map((chance) => pseudonymsBy('keyed', key, Uint8Array.of(chance)));
    expect(one?.('943 476 5919', 1)).toMatch(/^p[A-Za-z0-9_-]{22}$/);
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
