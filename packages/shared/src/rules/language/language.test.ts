import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceFor, checkWordList, type DeficitWord, languageCheck, USUAL_DEFICIT_WORDS } from './index.js';

const usual = languageCheck(USUAL_DEFICIT_WORDS);
const found = (text: string) => usual(text).map(({ written }) => written);
const entry = (phrase: string, more: Partial<DeficitWord> = {}): DeficitWord => ({
  phrase,
  alternatives: ['another word'],
  why: 'It is ours.',
  unless: [],
  ...more,
});

describe('the list that a partnership starts from', () => {
  it('can be used, and offers no word that it marks itself', () => {
    expect(checkWordList(USUAL_DEFICIT_WORDS)).toEqual([]);
    const offered = USUAL_DEFICIT_WORDS.flatMap(({ alternatives }) => alternatives);
    expect(offered.filter((text) => usual(text).length > 0)).toEqual([]);
  });

  it('marks each of its own phrases where it stands', () => {
    for (const { phrase } of USUAL_DEFICIT_WORDS) expect(found(`She is said: ${phrase}.`)).toEqual([phrase]);
  });
});

describe('words that take something away from a person', () => {
  it('are marked in every form, whole', () => {
    expect(found('The client failed to engage; clients’ cases are chaotic.')).toEqual([
      'client',
      'failed to engage',
      'clients',
      'cases',
      'chaotic',
    ]);
    expect(found('He refuses, she refused, they are refusing')).toEqual(['refuses', 'refused', 'refusing']);
    expect(found('hard-to-reach, HARD TO REACH, hard\u00a0to\nreach, hard‑to‑reach')).toEqual([
      'hard-to-reach',
      'HARD TO REACH',
      'hard\u00a0to\nreach',
      'hard‑to‑reach',
    ]);
    expect(found('She didn’t engage and won’t engage. He does not engage.')).toEqual([
      'didn’t engage',
      'won’t engage',
      'does not engage',
    ]);
    expect(found('Chaotic lifestyles')).toEqual(['Chaotic lifestyles']);
    expect(found('service us\u00aders')).toEqual(['service us\u00aders']);
  });

  it('are not marked inside others, over a full stop, or where they mean something else', () => {
    for (const fine of [
      'clientele, encased, suitcase',
      'It is hard. To reach her, ring first.',
      'hard to\n\nreach',
      'Just in case she comes; a court case; in any case.',
      'Her request was refused by the council.',
      'She came, and told us what she hopes for.',
      '',
    ])
      expect([fine, found(fine)]).toEqual([fine, []]);
  });

  it('are told with what to say instead', () => {
    const [mark] = usual('He failed to engage.');
    expect(mark && adviceFor(mark)).toBe(
      'Rather “was not ready to”, or “chose not to”, or “we did not find a way to reach”. It says what did not suit the person, not what is wrong with them.',
    );
    const [risk] = usual('high risk');
    expect(risk && adviceFor(risk)).toBe(
      'Better left out. Worries about safety belong in a dated safeguarding note, not in the story.',
    );
  });
});

describe('a partnership’s own list', () => {
  it('finds its words in every script and form of writing', () => {
    const check = languageCheck([
      entry('naïve'),
      entry('неблагополучный'),
      entry('問題児'),
      entry('café person'),
    ]);
    expect(
      check('NAI\u0308VE, неблагополучный; 問題児! Cafe\u0301 people').map(({ start, end }) => [start, end]),
    ).toEqual([
      [0, 6],
      [8, 23],
      [25, 28],
      [30, 42],
    ]);
  });

  it('takes the longest phrase, and leaves out what it says it means otherwise', () => {
    const check = languageCheck([
      entry('mad'),
      entry('mad as a hatter'),
      entry('off', { unless: ['day off', 'off the shelf'] }),
    ]);
    expect(
      check('mad as a hatter, mad as a bee, day off, off the shelf, off').map(({ written }) => written),
    ).toEqual(['mad as a hatter', 'mad', 'off']);
  });

  it('says what is wrong with it by path', () => {
    expect(
      checkWordList([
        entry('Fail to engage'),
        entry('fail-to-engage', { alternatives: ['', 'fail to  engage'], why: ' ' }),
        entry('—', { unless: [''] }),
        entry('one two three four five six seven eight nine'),
      ]).map(({ field }) => field),
    ).toEqual([
      'words.1.phrase',
      'words.1.alternatives.0',
      'words.1.alternatives.1',
      'words.1.why',
      'words.2.phrase',
      'words.2.unless.0',
      'words.3.phrase',
    ]);
  });
});

describe('a check as somebody types', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...USUAL_DEFICIT_WORDS.map(({ phrase }) => phrase),
      'in case',
      'kindly',
      '\n\n',
      '. ',
      '’',
      '-',
      ' ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(' '));

  it('says where each mark stands, in order, none over another, whatever is typed', () => {
    fc.assert(
      fc.property(text, (typed) => {
        let behind = 0;
        for (const { start, end, written } of usual(typed)) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          expect(typed.slice(start, end)).toBe(written);
          expect(typed.slice(0, start)).not.toMatch(/[\p{L}\p{N}]$/u);
          expect(typed.slice(end)).not.toMatch(/^[\p{L}\p{N}]/u);
          behind = end;
        }
      }),
    );
  });

  it('marks the same in two parts as in one, where a full stop lies between', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const both = usual(`${one} . ${other}`).map(({ written }) => written);
        expect(both).toEqual([...found(one), ...found(other)]);
      }),
    );
  });

  it('takes time in proportion to the text, however much of it is nearly a phrase', () => {
    const time = (times: number) => {
      const long = 'did not fail to hard to non '.repeat(times) + ' '.repeat(times);
      const from = performance.now();
      usual(long);
      return performance.now() - from;
    };
    time(2_000);
    const short = Math.min(time(2_000), time(2_000), time(2_000));
    // the least of several: a machine that does something else meanwhile only adds to it
    const longer = Math.min(time(16_000), time(16_000), time(16_000), time(16_000));
    expect(longer).toBeLessThan(30 * Math.max(short, 2));
  });
});
