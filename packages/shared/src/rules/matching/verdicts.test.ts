import { describe, expect, it } from 'vitest';
import { MISTAKES } from '../../testing/made-mistakes.js';
import { chanceFrom, madePerson, madeRecord } from '../../testing/made-people.js';
import type { CalendarDate } from '../calendar/index.js';
import {
  type CleanPerson,
  cleanPerson,
  isEnoughToAsk,
  type PersonAsWritten,
  scorePair,
  USUAL_MATCHING,
} from './index.js';

const today = '2026-11-26' as CalendarDate;
const clean = (person: PersonAsWritten): CleanPerson => cleanPerson(person, today);
const MANY = 100_000;
const ann = {
  givenName: 'Annabel',
  familyName: 'Winterbottom',
  birthDate: '1984-03-05',
  postcode: 'HD1 2TT',
  phone: '07700 900123',
};
const pair = (one: PersonAsWritten, other: PersonAsWritten, people = MANY) =>
  scorePair(clean(one), clean(other), people);

describe('a verdict among 100,000 people', () => {
  it.each<[string, PersonAsWritten, PersonAsWritten, string]>([
    ['everything the same', ann, ann, 'LIKELY'],
    ['moved, with another phone', ann, { ...ann, postcode: 'LS1 1AA', phone: '07911 223344' }, 'LIKELY'],
    [
      'day and month exchanged, nothing else known',
      name(ann, '1984-03-05'),
      name(ann, '1984-05-03'),
      'LIKELY',
    ],
    ['a name and no more', name(ann), name(ann), 'POSSIBLE'],
    ['a very common name and no more', john(), john(), 'NOT'],
    ['a very common name and a birth date', john('1984-03-05'), john('1984-03-05'), 'LIKELY'],
    ['another family name, the rest moved too', name(ann, '1984-03-05'), married(), 'POSSIBLE'],
    ['a brother of the same home', ann, { ...ann, givenName: 'Peter', birthDate: '1986-07-19' }, 'NOT'],
    ['father and son of one name', ann, { ...ann, birthDate: '1956-07-19' }, 'POSSIBLE'],
    ['twins', ann, { ...ann, givenName: 'Peter' }, 'POSSIBLE'],
    [
      'people of one hostel',
      { ...john(), postcode: 'HD1 2TT' },
      { postcode: 'HD1 2TT', givenName: 'Amy' },
      'NOT',
    ],
  ])('%s', (_case, one, other, verdict) => {
    const { steps, probability } = pair(one, other);
    expect(pair(one, other).verdict, JSON.stringify({ probability, steps }, null, 1)).toBe(verdict);
  });

  function name({ givenName, familyName }: PersonAsWritten, birthDate?: string): PersonAsWritten {
    return { givenName, familyName, birthDate };
  }
  function john(birthDate?: string): PersonAsWritten {
    return { givenName: 'John', familyName: 'Smith', birthDate };
  }
  function married(): PersonAsWritten {
    return { ...ann, familyName: 'Kowalczyk', postcode: null, phone: null };
  }
});

describe('a partnership’s own counts of names', () => {
  it('make a name that is rare there tell more, to a limit, and a common one less', () => {
    const weightAt = (share: number): number => {
      const familyName = new Map([['winterbottom', share]]);
      const settings = { ...USUAL_MATCHING, shares: { ...USUAL_MATCHING.shares, familyName } };
      const named = clean({ familyName: 'Winterbottom' });
      return scorePair(named, named, MANY, settings).weight;
    };
    expect(weightAt(0.1)).toBeLessThan(weightAt(0.001));
    expect(weightAt(0.001)).toBeLessThan(weightAt(0.0002));
    expect(weightAt(0.000001)).toBe(weightAt(0.0002));
  });
});

describe('while somebody types', () => {
  it.each<[PersonAsWritten, number, boolean]>([
    [{}, 10, false],
    [{ familyName: 'Winterbottom' }, MANY, false],
    [{ familyName: 'Winterbottom' }, 300, true],
    [{ familyName: 'Smith' }, 300, false],
    [{ familyName: 'Winterbottom', birthDate: '198' }, MANY, false],
    [{ familyName: 'Winterbottom', birthDate: '1984' }, MANY, true],
    [{ givenName: 'A', familyName: 'Smith', birthDate: '1984-03' }, MANY, true],
    [{ postcode: 'HD1' }, MANY, false],
    [{ birthDate: '1984-03-05', phone: '07700' }, MANY, false],
    [{ birthDate: '1984-03-05', phone: '07700 900123' }, MANY, true],
  ])('%j among %i people: enough to ask is %j', (typed, many, enough) => {
    expect(isEnoughToAsk(clean(typed), many)).toBe(enough);
  });
});

describe('on made people', () => {
  const chance = chanceFrom(20261126);
  const nameAndBirth = (): PersonAsWritten => ({ ...madePerson(chance), postcode: null, phone: null });

  it.each<[string, () => PersonAsWritten, number]>([
    ['99 of 100', () => madePerson(chance), 0.99],
    ['95 of 100 whose names and birth date alone are known', nameAndBirth, 0.95],
  ])('finds %s who come again with one mistake among 20,000', (_, make, least) => {
    const rounds = 200;
    const slips = Object.values(MISTAKES);
    let found = 0;
    for (const mistake of slips)
      for (let round = 0; round < rounds; round++) {
        const before = make();
        if (pair(mistake(before, chance), before, 20_000).verdict !== 'NOT') found++;
      }
    expect(found / rounds / slips.length).toBeGreaterThan(least);
  });

  it('takes no strangers for each other', () => {
    const records = Array.from({ length: 300 }, () => clean(madeRecord(chance)));
    const taken = records.flatMap((one, at) =>
      records.slice(at + 1).filter((other) => scorePair(one, other, records.length).verdict === 'LIKELY'),
    );
    expect(taken).toEqual([]);
  });
});
