import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISTAKES } from '../../testing/made-mistakes.js';
import { chanceFrom, madeRecord } from '../../testing/made-people.js';
import type { CalendarDate } from '../calendar/index.js';
import {
  type CleanPerson,
  cleanPerson,
  MATCH_FIELDS,
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
const sentences = (one: PersonAsWritten, other: PersonAsWritten): string[] =>
  pair(one, other).steps.map(({ sentence }) => sentence);

/** People as unlike, as alike and as half known as may be. */
const person: fc.Arbitrary<CleanPerson> = fc
  .record({
    seed: fc.integer({ min: 0, max: 40 }),
    slip: fc.constantFrom(...Object.keys(MISTAKES)),
    odd: fc.option(
      fc.record(
        {
          givenName: fc.constantFrom('J', 'John', 'Jon', 'Mary Jane', 'Smith', '李', '龍'),
          familyName: fc.constantFrom('Smith', 'Smith-Jones', 'Smi', 'S', 'John', '王'),
          birthDate: fc.constantFrom('1984-01-01', '1984-03', '1984', '1984-03-05', '1984-05-03'),
          postcode: fc.constantFrom('HD1', 'HD1 2TT', 'HD1 2TU'),
          phone: fc.constantFrom('480123', '01484480123', '01484480124', '+353871234567'),
        },
        { requiredKeys: [] },
      ),
      { freq: 2 },
    ),
  })
  .map(({ seed, slip, odd }) => {
    const chance = chanceFrom(seed);
    return clean({ ...(MISTAKES[slip]?.(madeRecord(chance), chance) ?? {}), ...odd });
  });
const people = fc.integer({ min: 1, max: 5_000_000 });

describe('the settings', () => {
  it('share out all of one person’s pairs, and all of two people’s, among a comparison’s levels', () => {
    for (const { field, known, levels } of USUAL_MATCHING.comparisons) {
      const of = `${field} ${known}`;
      expect(
        levels.reduce((sum, { m }) => sum + m, 0),
        of,
      ).toBeCloseTo(1, 9);
      expect(
        levels.reduce((sum, { u }) => sum + u, 0),
        of,
      ).toBeCloseTo(1, 9);
      expect(levels.at(-1)?.likeness, of).toEqual({ is: 'OTHERWISE' });
      for (const { m, u, words } of levels) expect(m > 0 && u > 0 && words !== '', of).toBe(true);
    }
  });

  it('give the same the most weight, be it as common as it may', () => {
    const { shares } = USUAL_MATCHING;
    const commonest = {
      givenName: Math.max(...shares.givenName.values()),
      familyName: Math.max(...shares.familyName.values()),
      birthDate: shares.firstOfJanuary,
    };
    for (const { field, known, levels } of USUAL_MATCHING.comparisons) {
      const [same, ...others] = levels;
      const common = known === 'WHOLE' ? ({ ...commonest } as Record<string, number>)[field] : undefined;
      for (const { m, u } of others) expect(same.m / (common ?? same.u)).toBeGreaterThan(m / u);
    }
  });
});

describe('a pair’s score', () => {
  it('is the same both ways round, and its weights add up', () => {
    fc.assert(
      fc.property(person, person, people, (one, other, many) => {
        const score = scorePair(one, other, many);
        expect(scorePair(other, one, many)).toEqual(score);
        const total = score.steps.reduce((sum, { weight }) => sum + weight, score.prior);
        expect(score.weight).toBeCloseTo(total, 9);
        expect(score.probability).toBeCloseTo(2 ** score.weight / (1 + 2 ** score.weight), 9);
        expect(score.probability).toBeGreaterThan(0);
        expect(score.probability).toBeLessThanOrEqual(1);
        for (const { weight, sentence } of score.steps) {
          expect(Number.isFinite(weight)).toBe(true);
          expect(sentence).toMatch(/^[A-Z][^.]*$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is highest for the same', () => {
    fc.assert(
      fc.property(person, person, people, (one, other, many) => {
        const exact = scorePair(one, one, many).weight;
        expect(scorePair(one, other, many).weight).toBeLessThanOrEqual(exact + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed by what one side does not know', () => {
    fc.assert(
      fc.property(person, person, people, fc.constantFrom(...MATCH_FIELDS), (one, other, many, field) => {
        const without = scorePair({ ...one, [field]: null }, other, many);
        expect(without).toEqual(scorePair({ ...one, [field]: null }, { ...other, [field]: null }, many));
        expect(without.steps.find((step) => step.field === field)).toMatchObject({
          level: 'MISSING',
          weight: 0,
        });
      }),
    );
    const nothing = clean({});
    expect(scorePair(nothing, clean(ann), MANY)).toMatchObject({
      weight: pair({}, {}).prior,
      verdict: 'NOT',
    });
  });

  it('falls with the number of people, and is told for none', () => {
    const { givenName, familyName } = ann;
    const name = { givenName, familyName };
    expect(pair(name, name, 1000).weight).toBeGreaterThan(pair(name, name, MANY).weight);
    for (const none of [0, -1, Number.NaN]) expect(() => pair(ann, ann, none)).toThrow(RangeError);
  });
});

describe('a pair explains itself', () => {
  it('in plain words, field by field', () => {
    expect(sentences(ann, { ...ann, familyName: 'Winterbotom', postcode: null })).toEqual([
      'Same given name',
      'Family name one letter different',
      'Same birth date',
      'No postcode to compare',
      'Same phone number',
      expect.stringContaining('household'),
    ]);
  });

  it.each<[PersonAsWritten, PersonAsWritten, string]>([
    [{ givenName: 'Bill' }, { givenName: 'William' }, 'Short form of the same given name'],
    [{ givenName: 'Will' }, { givenName: 'Billy' }, 'Short form of the same given name'],
    [{ givenName: 'Mary' }, { givenName: 'Mary Jane' }, 'First of the given names the same'],
    [{ givenName: 'Jane' }, { givenName: 'Mary Jane' }, 'One given name in common'],
    [{ givenName: 'J.' }, { givenName: 'Jane' }, 'Same initial of the given name'],
    [{ givenName: '龍' }, { givenName: '鳳' }, 'Given name different'],
    [{ givenName: 'Alexander' }, { givenName: 'Brian' }, 'Given name different'],
    [{ familyName: 'Smith' }, { familyName: 'SMITH' }, 'Same family name, a common one'],
    [{ familyName: 'Smith' }, { familyName: 'Simth' }, 'Family name one letter different'],
    [{ familyName: 'Ashworth-Smith' }, { familyName: 'Smith' }, 'Part of the family name the same'],
    [{ familyName: 'Wint' }, { familyName: 'Winterbottom' }, 'Family name begins the same'],
    [{ birthDate: '1984-03-05' }, { birthDate: '1984-05-03' }, 'Birth date with day and month exchanged'],
    [{ birthDate: '1984-03-05' }, { birthDate: '1948-03-05' }, 'Birth date one digit different'],
    [{ birthDate: '1984-03-05' }, { birthDate: '2021-03-05' }, 'Same birthday, another year'],
    [{ birthDate: '1984-03-05' }, { birthDate: '1984-11-21' }, 'Same year of birth, another day'],
    [{ birthDate: '1984-03' }, { birthDate: '1984-03-21' }, 'Same year and month of birth'],
    [{ birthDate: '1984' }, { birthDate: '1991-03-21' }, 'Another year of birth'],
    [{ birthDate: '1984-01-01' }, { birthDate: '1984-01-01' }, 'Same birth date, a common one'],
    [{ postcode: 'HD1 2TT' }, { postcode: 'HD1 2TU' }, 'Postcode one letter or digit different'],
    [{ postcode: 'HD1' }, { postcode: 'HD1 2TU' }, 'First half of the postcode the same'],
    [{ phone: '07700900123' }, { phone: '07700900132' }, 'Phone number one digit different'],
    [{ phone: '01484480123' }, { phone: '480123' }, 'Same phone number, as far as it is known'],
  ])('%j and %j: %s', (one, other, sentence) => {
    expect(sentences(one, other)).toContain(sentence);
  });

  it('in one line for two names exchanged, with a slip or without', () => {
    const exchanged = { ...ann, givenName: 'Winterbotom', familyName: 'Annabel' };
    const { steps, verdict } = pair(ann, exchanged);
    expect(steps.map(({ field, level }) => `${field} ${level}`)).toContain('names EXCHANGED');
    expect(steps.some(({ field }) => field === 'givenName')).toBe(false);
    expect(verdict).toBe('LIKELY');
  });
});
