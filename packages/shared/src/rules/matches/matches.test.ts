import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MADE_MODEL, MADE_SETTINGS } from '../../testing/match-scene.js';
import { readEncodingSettings, USUAL_ENCODING } from '../matching/index.js';
import { PERSON_FIELDS } from '../sharing/index.js';
import {
  encodingFor,
  headingOfEncoded,
  judgeKeptPairs,
  type KeptPair,
  modelInWords,
  whyNotAgreed,
  wordsOfBands,
  wordsOfRule,
} from './index.js';

const pair = (
  id: string,
  person: string,
  record: string,
  weight: number,
  decision: KeptPair['decision'] = null,
) => ({
  id,
  participantId: person,
  recordKey: record,
  weight,
  decision,
});
const judged = (
  pairs: readonly KeptPair[],
  matchFrom = 0.5,
  reviewFrom = 0.1,
  twice: 'BOTH' | 'NEITHER' = 'BOTH',
) => Object.fromEntries(judgeKeptPairs(pairs, { matchFrom, reviewFrom }, twice).verdicts);

const somePairs = fc
  .uniqueArray(
    fc.record({
      person: fc.constantFrom('p', 'q', 'r', 's'),
      record: fc.constantFrom('a', 'b', 'c', 'd'),
      weight: fc.double({ min: -6, max: 30, noNaN: true }),
      decision: fc.constantFrom<KeptPair['decision']>(null, null, null, 'SAME', 'DIFFERENT'),
    }),
    { selector: ({ person, record }) => `${person} ${record}`, maxLength: 16 },
  )
  .map((all) =>
    all.map(({ person, record, weight, decision }, nth) => pair(`${nth}`, person, record, weight, decision)),
  );

describe('the verdicts on the pairs of a run', () => {
  it('go by the thresholds', () => {
    const pairs = [pair('heavy', 'p', 'a', 10), pair('middle', 'q', 'b', -1), pair('light', 'r', 'c', -5)];
    expect(judged(pairs)).toEqual({ heavy: 'MATCH', middle: 'REVIEW', light: 'BELOW' });
    expect(judged(pairs, 0.9999, 0.01)).toEqual({ heavy: 'REVIEW', middle: 'REVIEW', light: 'REVIEW' });
  });

  it('give a record one match where nobody stands twice, and both where somebody may', () => {
    const pairs = [pair('one', 'p', 'a', 20), pair('two', 'p', 'b', 10)];
    expect(judged(pairs)).toEqual({ one: 'MATCH', two: 'BELOW' });
    expect(judged(pairs, 0.5, 0.1, 'NEITHER')).toEqual({ one: 'MATCH', two: 'MATCH' });
  });

  it('never go against a person', () => {
    fc.assert(
      fc.property(somePairs, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (pairs, matchFrom) => {
        const { verdicts } = judgeKeptPairs(pairs, { matchFrom, reviewFrom: 0.01 }, 'AS_FOUND');
        for (const { id, decision } of pairs) {
          if (decision === 'SAME') expect(verdicts.get(id)).toBe('MATCH');
          if (decision === 'DIFFERENT') expect(verdicts.get(id)).toBe('BELOW');
        }
        expect(verdicts.size).toBe(pairs.length);
      }),
    );
  });

  it('do not hang on the order of the pairs where all weigh differently', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        fc.pre(new Set(pairs.map(({ weight }) => weight)).size === pairs.length);
        const verdicts = (all: readonly KeptPair[]) =>
          Object.fromEntries(
            [...judgeKeptPairs(all, { matchFrom: 0.5, reviewFrom: 0.1 }, 'NEITHER').verdicts].sort(),
          );
        expect(verdicts([...pairs].reverse())).toEqual(verdicts(pairs));
      }),
    );
  });
});

describe('what is encoded under an agreement', () => {
  it('is what it compares, whatever that is, and can be used', () => {
    fc.assert(
      fc.property(fc.subarray([...PERSON_FIELDS], { minLength: 1 }), (compares) => {
        const settings = encodingFor(compares);
        expect(readEncodingSettings(settings)).toEqual(settings);
        expect(settings.groups.flatMap(({ fields }) => fields.map(({ name }) => name)).sort()).toEqual(
          compares.map(headingOfEncoded).sort(),
        );
        expect(whyNotAgreed(settings, compares)).toBeNull();
      }),
    );
  });

  it('is nothing that it does not name', () => {
    expect(whyNotAgreed(USUAL_ENCODING, ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE'])).toBe(
      'The file holds codes of “address”, “city”, “postcode”, and the agreement compares first name, last name, date of birth alone. Encode it anew with the settings file of the agreement.',
    );
  });
});

describe('a run in words', () => {
  it('calls bands of codes by what they are of', () => {
    expect(wordsOfBands([])).toBe('Everybody with every record');
    expect(
      wordsOfBands([
        { group: 'names', bits: 12 },
        { group: 'birth', bits: 20 },
      ]),
    ).toBe('Names (12 bits of the code), and Date of birth (20 bits of the code)');
  });

  it('calls rules by what has to be the same', () => {
    expect(wordsOfRule([])).toBe('Everybody with every record');
    expect(
      wordsOfRule([
        { column: 'family_name', part: 'START', characters: 3 },
        { column: 'birth_date', part: 'WHOLE' },
      ]),
    ).toBe('First 3 characters of Last name, and Date of birth');
    expect(wordsOfRule([{ column: 'given_name', part: 'SOUND' }])).toBe('Sound of First name');
    expect(wordsOfRule([{ column: 'postcode', part: 'FIRST_PART' }])).toBe('First part of Postcode');
    expect(wordsOfRule([{ column: 'phone', part: 'END', characters: 6 }])).toBe('Last 6 characters of Phone');
  });

  it('says what each outcome of each comparison adds', () => {
    const { start, fields } = modelInWords(MADE_SETTINGS, MADE_MODEL);
    expect(start).toBeCloseTo(Math.log2(0.0001 / 0.9999), 6);
    expect(fields.map(({ title }) => title)).toEqual([
      'First name',
      'Last name',
      'Date of birth',
      'Postcode',
    ]);
    expect(fields[2]?.levels.map(({ words }) => words)).toEqual([
      'the same',
      'one letter or digit different',
      'different',
    ]);
    expect(fields[0]?.levels[0]?.weight).toBeCloseTo(Math.log2(90), 6);
    const exchanged = modelInWords(
      {
        ...MADE_SETTINGS,
        comparisons: MADE_SETTINGS.comparisons.map((each, at) =>
          at === 0
            ? {
                ...each,
                levels: [
                  { is: 'SAME' },
                  { is: 'EXCHANGED', with: 'family_name', atLeast: 0.9 },
                  { is: 'OTHERWISE' },
                ],
              }
            : each,
        ),
      },
      MADE_MODEL,
    );
    expect(exchanged.fields[0]?.levels[1]?.words).toBe('exchanged with last name');
  });
});
