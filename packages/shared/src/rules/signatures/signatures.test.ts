import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import {
  checkSignatureWords,
  checkSignedAt,
  checkSigning,
  DRAWING_BOX,
  drawingOf,
  fillWords,
  isDrawn,
  judgeSignedFor,
  onLadderWith,
  readDrawing,
  type Sealed,
  SIGNED_CLOCK,
  type Signing,
  type Stroke,
  sealedText,
  USUAL_SIGNATURE_WORDS,
  wordingFor,
  wordingOf,
} from './index.js';

const on = calendarDate('2026-03-14');
const point = fc.tuple(
  fc.integer({ min: 0, max: DRAWING_BOX.width }),
  fc.integer({ min: 0, max: DRAWING_BOX.height }),
);
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 });

describe('the clock of a device', () => {
  it('is near the database’s, and behind it by as long as a signature waits for a connection', () => {
    const now = new Date('2026-03-14T12:00:00Z');
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
    const oldest = -SIGNED_CLOCK.waitedDays * 24;
    fc.assert(
      fc.property(fc.integer({ min: 3 * oldest, max: 24 * 30 }), (late) => {
        const isRight = late >= oldest && late <= SIGNED_CLOCK.aheadHours;
        expect(checkSignedAt(hours(late), now)?.field).toBe(isRight ? undefined : 'signedAt');
      }),
    );
    expect(checkSignedAt(hours(SIGNED_CLOCK.aheadHours), now)).toBeNull();
    expect(checkSignedAt(hours(oldest), now)).toBeNull();
    expect(checkSignedAt(hours(48), now)?.message).toMatch('clock');
  });
});

describe('a drawn signature', () => {
  it('is the same strokes after it was written down and read', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const path = drawingOf(drawn);
        expect(drawingOf(readDrawing(path) ?? [])).toBe(path);
      }),
    );
  });

  it('stays in its box wherever the finger went', () => {
    const far = fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(fc.array(far, { minLength: 1 }), (stroke: Stroke) => {
        expect(readDrawing(drawingOf([stroke]))).not.toBeNull();
      }),
    );
  });

  it('is nothing but whole numbers and straight lines', () => {
    for (const other of [
      '',
      'M1 2C3 4',
      'M1 2Z',
      'M1 2"/><script>',
      'L1 2',
      'M601 0',
      'M0 301',
      'M1 2 3',
      'M-1 2',
    ])
      expect(readDrawing(other), other).toBeNull();
  });

  it('is more than a dot', () => {
    expect(isDrawn([[[10, 10]], [[12, 12]]])).toBe(false);
    expect(
      isDrawn([
        [
          [10, 10],
          [40, 40],
        ],
        [
          [40, 10],
          [10, 40],
        ],
      ]),
    ).toBe(true);
  });
});

describe('the words', () => {
  it('stand with their facts, whatever the outcome is called', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('{date}', '$&', '{outcome}')), (title) => {
        expect(fillWords('{outcome} on {date}', { title, on })).toBe(`${title} on 14 March 2026`);
      }),
    );
  });

  it('name what was achieved and its day', () => {
    expect(checkSignatureWords(USUAL_SIGNATURE_WORDS)).toBeNull();
    expect(checkSignatureWords('I am glad.')).toMatchObject({ code: 'INVALID', field: 'words' });
    expect(checkSignatureWords('{outcome}')?.message).toContain('{date}');
    expect(checkSignatureWords(' ')?.message).toBe('Write what people sign.');
    expect(checkSignatureWords(`{outcome}{date}${'x'.repeat(3000)}`)?.field).toBe('words');
  });

  const wordings = [
    { outcomeCode: null, version: 1, words: 'One {outcome} {date}' },
    { outcomeCode: null, version: 2, words: 'Two {outcome} {date}' },
    { outcomeCode: 'HOME', version: 1, words: 'Home {outcome} {date}' },
    { outcomeCode: 'JOB', version: 1, words: 'Job {outcome} {date}' },
    { outcomeCode: 'JOB', version: 2, words: null },
  ];

  it('are the latest of the outcome, else the latest for all', () => {
    expect(wordingFor(wordings, 'HOME')?.words).toBe('Home {outcome} {date}');
    expect(wordingFor(wordings, 'JOB')?.words).toBe('Two {outcome} {date}');
    expect(wordingFor(wordings, 'ELSE')?.version).toBe(2);
    expect(wordingFor([], 'ELSE')).toBeNull();
  });

  it('are found again by what was signed, also in an earlier version, and never by others', () => {
    const about = { outcomeCode: 'HOME', titles: ['Moved in', 'Has a home'], on };
    expect(wordingOf(wordings, { ...about, words: 'One Has a home 14 March 2026' })).toEqual({
      wording: wordings[0],
      title: 'Has a home',
    });
    expect(wordingOf(wordings, { ...about, words: 'Job Moved in 14 March 2026' })).toBeNull();
    expect(wordingOf(wordings, { ...about, words: 'One Moved in 15 March 2026' })).toBeNull();
  });
});

describe('signing', () => {
  const nothing: Signing = { way: 'DRAWN', drawing: null, signedName: null, witnessName: null };
  const wrong = (signing: Partial<Signing>) => checkSigning({ ...nothing, ...signing }, 'Lin Worker')?.field;
  const drawing = 'M10 10L200 100';

  it('is by hand, by name, or before a witness who is somebody else', () => {
    expect(wrong({ drawing })).toBeUndefined();
    expect(wrong({})).toBe('drawing');
    expect(wrong({ drawing: 'M1 1L2 2' })).toBe('drawing');
    expect(wrong({ drawing: '<svg>' })).toBe('drawing');
    expect(wrong({ way: 'TYPED', signedName: 'Ada Open' })).toBeUndefined();
    expect(wrong({ way: 'TYPED', signedName: '  ' })).toBe('signedName');
    expect(wrong({ way: 'WITNESSED', witnessName: 'Nan Other' })).toBeUndefined();
    expect(wrong({ way: 'WITNESSED', witnessName: 'Nan Other', drawing: 'M1 1' })).toBeUndefined();
    expect(wrong({ way: 'WITNESSED' })).toBe('witnessName');
    expect(wrong({ way: 'WITNESSED', witnessName: ' lin worker' })).toBe('witnessName');
    expect(wrong({ drawing, signedName: 'Ada' })).toBe('signedName');
  });

  it('is sealed with all that it stands for', () => {
    const sealed: Sealed = {
      ...nothing,
      drawing,
      outcomeCode: 'HOME',
      achievedOn: on,
      words: 'Words',
      signedAt: 1,
      clientKey: 'A',
    };
    const other: Partial<Sealed>[] = [
      { words: 'Words.' },
      { outcomeCode: 'JOB' },
      { achievedOn: calendarDate('2026-03-15') },
      { drawing: 'M10 10L200 101' },
      { signedAt: 2 },
      { way: 'TYPED' },
      { signedName: 'x' },
      { witnessName: 'x' },
      { clientKey: 'b' },
    ];
    const texts = [sealed, ...other.map((change) => ({ ...sealed, ...change }))].map(sealedText);
    expect(new Set(texts).size).toBe(texts.length);
    expect(sealedText({ ...sealed, clientKey: 'a' })).toBe(texts[0]);
  });
});

describe('one document', () => {
  const lines = [
    { outcomeCode: 'ENTRY', after: null },
    { outcomeCode: 'STAY_3', after: 'ENTRY' },
    { outcomeCode: 'STAY_6', after: 'STAY_3' },
    { outcomeCode: 'JOB', after: null },
  ];
  const signed = { outcomeCode: 'ENTRY', outcomeTitle: 'Moved in', achievedOn: on, isReplaced: false };
  const claim = { outcomeCode: 'ENTRY', achievedOn: on, lines };

  it('serves every claim of its ladder, and no other', () => {
    expect(judgeSignedFor(signed, claim)).toBeNull();
    expect(
      judgeSignedFor(signed, { ...claim, outcomeCode: 'STAY_6', achievedOn: calendarDate('2026-09-14') }),
    ).toBeNull();
    expect(judgeSignedFor({ ...signed, outcomeCode: 'STAY_6' }, claim)).toBeNull();
    expect(judgeSignedFor(signed, { ...claim, outcomeCode: 'JOB' })?.message).toContain('Moved in');
  });

  it('is signed for one day, and the newest stands', () => {
    const day = calendarDate('2026-03-15');
    expect(judgeSignedFor(signed, { ...claim, achievedOn: day })?.message).toContain('14 March 2026');
    expect(judgeSignedFor({ ...signed, isReplaced: true }, claim)?.message).toContain('newer');
  });

  it('stands on the same ladder whichever step one looks from', () => {
    const codes = ['A', 'B', 'C', 'D', 'E'];
    const card = fc.array(
      fc.record({ outcomeCode: fc.constantFrom(...codes), after: fc.constantFrom(null, ...codes) }),
    );
    fc.assert(
      fc.property(card, fc.constantFrom(...codes), fc.constantFrom(...codes), (made, one, other) => {
        expect(onLadderWith(made, one).has(other)).toBe(onLadderWith(made, other).has(one));
      }),
    );
  });
});
