import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISTAKES } from '../../testing/made-mistakes.js';
import { chanceFrom, madePerson, madeRecord } from '../../testing/made-people.js';
import type { CalendarDate } from '../calendar/index.js';
import {
  cleanPerson,
  type FilingKey,
  filingKeys,
  firstKeys,
  keyNumber,
  keysBeside,
  keysToAsk,
  MOST_UNDER_A_KEY,
  narrowKeys,
  type PersonAsWritten,
} from './index.js';

const today = '2026-11-26' as CalendarDate;
const keysOf = (person: PersonAsWritten): string[] =>
  filingKeys(cleanPerson(person, today)).map(({ key }) => key);
const asked = (person: PersonAsWritten): string[] =>
  keysToAsk(cleanPerson(person, today)).map(({ key }) => key);
const share = (one: PersonAsWritten, other: PersonAsWritten): boolean => {
  const filed = new Set(keysOf(one));
  return asked(other).some((key) => filed.has(key));
};

describe('filing', () => {
  it('names what a record is found under', () => {
    expect(
      keysOf({
        givenName: 'Bill',
        familyName: "O'Brien",
        birthDate: '1984-05-03',
        postcode: 'hd1 2tt',
        phone: '+44 7700 900123',
      }),
    ).toEqual([
      'POSTCODE HD1 2TT',
      'BIRTH_DATE 1984-03-05',
      'PHONE_END 900123',
      'BOTH_NAMES B400 O165',
      'BOTH_NAMES O165 W450',
      'FAMILY_NAME O165',
      'NAME_AND_YEAR B400 1984',
      'NAME_AND_YEAR W450 1984',
      'NAME_AND_YEAR O165 1984',
      'INITIALS_AND_YEAR b o 1984',
      'INITIALS_AND_YEAR o w 1984',
    ]);
  });

  it('files nothing of what is missing, or stands for missing', () => {
    expect(keysOf({})).toEqual([]);
    expect(
      keysOf({ givenName: 'Unknown', birthDate: '1900-01-01', postcode: 'ZZ99 3VZ', phone: '00000000000' }),
    ).toEqual([]);
    expect(keysOf({ postcode: 'HD1', birthDate: '1984', givenName: 'J' })).toEqual([]);
  });

  it('writes each key once, and few of them, whatever the name', () => {
    const chance = chanceFrom(5);
    for (let round = 0; round < 500; round++) {
      const keys = keysOf(madeRecord(chance));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeLessThan(40);
    }
    const long = Array.from({ length: 20 }, (_, nth) => `Al${'a'.repeat(nth)}`).join(' ');
    expect(keysOf({ givenName: long, familyName: long, birthDate: '1984-03-05' }).length).toBeLessThan(150);
  });

  it('is the same for names exchanged, and for the day in the place of the month', () => {
    const name = fc.constantFrom('Bill', 'William', 'Mary Jane', 'Smith', 'Ali', '李');
    const number = fc.integer({ min: 1, max: 12 }).map((each) => String(each).padStart(2, '0'));
    fc.assert(
      fc.property(name, name, number, number, (givenName, familyName, day, month) => {
        const one = { givenName, familyName };
        const other = { givenName: familyName, familyName: givenName };
        expect(share(one, other)).toBe(true);
        expect(share({ birthDate: `1984-${month}-${day}` }, { birthDate: `1984-${day}-${month}` })).toBe(
          true,
        );
      }),
    );
  });
});

describe('looking up', () => {
  it('uses what is typed so far', () => {
    expect(asked({ familyName: 'Smi' })).toEqual(['FAMILY_NAME S500']);
    expect(asked({ familyName: 'Smith', postcode: 'HD1 2TT' })).toEqual([
      'POSTCODE HD1 2TT',
      'FAMILY_NAME S530',
    ]);
    expect(asked({ familyName: 'Smith', birthDate: '1984-0' })).toEqual(['NAME_AND_YEAR S530 1984']);
    expect(asked({ birthDate: '1984-03-05' })).toEqual(['BIRTH_DATE 1984-03-05']);
    expect(asked({ givenName: 'J', familyName: 'Smith', birthDate: '1984-03' })).toEqual([
      'NAME_AND_YEAR S530 1984',
      'INITIALS_AND_YEAR j s 1984',
    ]);
    expect(asked({ phone: '480123' })).toEqual(['PHONE_END 480123']);
    expect(asked({ phone: '07700 90' })).toEqual([]);
  });

  it('leaves out what too many people are filed under, and says so', () => {
    const keys = keysToAsk(cleanPerson({ postcode: 'HD1 2TT', birthDate: '1984-03-05' }, today));
    const hostel = ({ kind }: FilingKey): number =>
      kind === 'POSTCODE' ? MOST_UNDER_A_KEY + 1 : MOST_UNDER_A_KEY;
    const { narrow, tooMany } = narrowKeys(keys, hostel);
    expect(narrow.map(({ kind }) => kind)).toEqual(['BIRTH_DATE']);
    expect(tooMany.map(({ kind }) => kind)).toEqual(['POSTCODE']);
  });
});

describe('on made people', () => {
  const chance = chanceFrom(7);
  const nameAndBirth = (): PersonAsWritten => ({ ...madePerson(chance), postcode: null, phone: null });

  it.each<[string, () => PersonAsWritten]>([
    ['as much is known as usually is', () => madeRecord(chance)],
    ['names and birth date are known', nameAndBirth],
    ['names and postcode are known', () => ({ ...madePerson(chance), birthDate: null, phone: null })],
  ])(
    'files more than 98 of 100 who come again with one mistake where they are looked for, where %s',
    (_, make) => {
      const rounds = 300;
      let all = 0;
      for (const [slip, mistake] of Object.entries(MISTAKES)) {
        let found = 0;
        for (let round = 0; round < rounds; round++) {
          const before = make();
          if (share(before, mistake(before, chance))) found++;
        }
        expect(found / rounds, slip).toBeGreaterThan(0.9);
        all += found / rounds;
      }
      expect(all / Object.keys(MISTAKES).length).toBeGreaterThan(0.98);
    },
  );

  it.each<[string, () => PersonAsWritten, number]>([
    ['98 of 100', () => madeRecord(chance), 0.98],
    ['95 of 100 whose names and birth date alone are known', nameAndBirth, 0.95],
  ])('files %s with two mistakes there too, and has few of 5,000 to compare each with', (_, make, least) => {
    const mistakes = Object.values(MISTAKES);
    const drawers = new Map<string, number[]>();
    const records = Array.from({ length: 5000 }, make);
    for (const [nth, record] of records.entries())
      for (const key of keysOf(record)) {
        const drawer = drawers.get(key);
        if (drawer) drawer.push(nth);
        else drawers.set(key, [nth]);
      }
    let found = 0;
    let compared = 0;
    const rounds = 500;
    for (let round = 0; round < rounds; round++) {
      const nth = chance.below(records.length);
      const again = chance.of(mistakes)(chance.of(mistakes)(records[nth] ?? {}, chance), chance);
      const candidates = new Set(asked(again).flatMap((key) => drawers.get(key) ?? []));
      if (candidates.has(nth)) found++;
      compared += candidates.size;
    }
    expect(found / rounds).toBeGreaterThan(least);
    expect(compared / rounds).toBeLessThan(25);
  });
});

describe('keys beside keys', () => {
  const numbersOf = (person: PersonAsWritten): number[] =>
    keysToAsk(cleanPerson(person, today)).map(({ key }) => keyNumber(key));

  it('tells of whom one finds under a first key whether they share another one', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...Object.values(MISTAKES)), (seed, mistake) => {
        const chance = chanceFrom(seed);
        const written = madeRecord(chance);
        const asked = cleanPerson(written, today);
        const filed = filingKeys(cleanPerson(mistake(written, chance), today));
        for (const first of firstKeys(keysToAsk(asked))) {
          const there = filed.find(({ key }) => key === first);
          if (!there) continue;
          const shared = keysToAsk(asked).filter(({ key }) => filed.some((same) => same.key === key));
          const beside = new Set(keysBeside(there, filed));
          expect(numbersOf(written).some((number) => beside.has(number))).toBe(shared.length > 1);
        }
      }),
    );
  });

  it('begins with the birth date and the phone, and with the postcode where neither is given', () => {
    const known = { givenName: 'Ada', familyName: 'Hill', postcode: 'HD1 2TT' };
    const first = (person: PersonAsWritten): readonly string[] =>
      firstKeys(keysToAsk(cleanPerson({ birthDate: '', phone: '', ...person }, today)));
    expect(first({ ...known, birthDate: '1984-05-03' })).toEqual(['BIRTH_DATE 1984-03-05']);
    expect(first(known)).toEqual(['POSTCODE HD1 2TT']);
    expect(first({ givenName: 'Ada', familyName: 'Hill', postcode: '' })).toEqual([]);
  });

  it('makes whole numbers of 32 bits', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const number = keyNumber(key);
        expect(Number.isInteger(number) && number >= -(2 ** 31) && number < 2 ** 31).toBe(true);
      }),
    );
  });
});
