import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import {
  looksLikeName,
  practiceNames,
  properName,
  readPractice,
  readPractices,
  termToReview,
} from './index.js';

const HEAD =
  'organisation_code,name,address_1,address_2,address_3,address_4,address_5,postcode,open_date,status_code,commissioner';
const bytes = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode([HEAD, ...lines].join('\r\n'));
const listOf = (...lines: readonly string[]) => {
  const list = readPractices(bytes(...lines));
  if (typeof list === 'string') throw new Error(list);
  return list;
};

describe('a list of practices', () => {
  it('is read row by row, in the shape of NHS England’s', () => {
    const list = listOf(
      'A81001,THE DENSHAM SURGERY,THE HEALTH CENTRE,LAWSON STREET,STOCKTON-ON-TEES,CLEVELAND,,TS18 1HU,19740401,A,00K',
      'A81013,ST. MARY\'S SURGERY,"ALFORD ROAD,BROTTON",,,,,ts122ff,1974-04-01,a,00m',
      'A81099,OLD SURGERY,,,,,,,,C,',
    );
    expect(list.practices).toEqual([
      {
        line: 2,
        odsCode: 'A81001',
        name: 'The Densham Surgery',
        address: 'The Health Centre, Lawson Street, Stockton-On-Tees, Cleveland',
        postcode: 'TS18 1HU',
        openedOn: '1974-04-01',
        commissioner: '00K',
      },
      expect.objectContaining({
        odsCode: 'A81013',
        name: "St. Mary's Surgery",
        postcode: 'TS12 2FF',
        commissioner: '00M',
      }),
    ]);
    expect(list).toMatchObject({ closed: 1, wrong: [] });
  });

  it('tells each wrong cell by its line and column, and keeps the other rows', () => {
    const { practices, wrong } = listOf(
      '81001,,1 High Street,,,,,nowhere,19741401,,',
      'A81001,FIRST SURGERY,,,,,,,,A,',
      'A81001,FIRST SURGERY,,,,,,,,A,',
      'A81002,"=HYPERLINK(""x"")",,,,,,,,A,',
    );
    expect(practices.map(({ odsCode }) => odsCode)).toEqual(['A81001']);
    expect(wrong.map(({ line, problems }) => [line, problems.map(({ column }) => column)])).toEqual([
      [2, ['status_code', 'organisation_code', 'name', 'postcode', 'open_date']],
      [4, ['organisation_code']],
      [5, ['name']],
    ]);
    expect(wrong[1]?.problems[0]?.message).toBe('This code stands in line 3 already.');
  });

  it.each([
    ['', 'The file is empty.'],
    ['name;postcode\nx;y', 'The file has no column “organisation_code” and “status_code”.'],
    [`${HEAD}\nA81001,"THE`, 'A quotation mark opens in line 2'],
  ])('as %j cannot be read at all, and says so', (text, says) => {
    expect(readPractices(new TextEncoder().encode(text))).toContain(says);
  });

  it('says of every row one thing, and never fails', () => {
    const cell = fc.oneof(
      fc.constantFrom('A81001', 'A81002', 'A', 'C', 'TS18 1HU', '19740401', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 11, maxLength: 11 }), { maxLength: 8 }), (rows) => {
        const lines = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        const list = listOf(...lines);
        const filled = rows.filter((row) => row.some((one) => one.trim() !== '')).length;
        expect(list.practices.length + list.closed + list.wrong.length).toBe(filled);
        expect(new Set(list.practices.map(({ odsCode }) => odsCode)).size).toBe(list.practices.length);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (any) => void readPractices(any)));
  });

  const real = new URL('../../../../../../shared/data/ods/gp_practices.csv', import.meta.url);
  it.skipIf(!existsSync(real))('of NHS England itself has 6,872 rows, and none is wrong', () => {
    const list = readPractices(readFileSync(real));
    if (typeof list === 'string') throw new Error(list);
    expect(list.wrong).toEqual([]);
    expect(list.practices.length + list.closed).toBe(6872);
    const names = practiceNames(list.practices, new Set());
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(list.practices.length);
  });
});

describe('names of practices', () => {
  it.each([
    ['QUEENS PARK MEDICAL CTR', 'Queens Park Medical Ctr'],
    ['DR MCDONALD & PARTNERS', 'Dr McDonald & Partners'],
    ["O'BRIEN SURGERY", "O'Brien Surgery"],
    ['NEWCASTLE UPON TYNE NHS GP', 'Newcastle upon Tyne NHS GP'],
    ['3RD FLOOR', '3RD Floor'],
    ['Already Written', 'Already Written'],
  ])('%s is written %s', (shouted, written) => expect(properName(shouted)).toBe(written));

  it('are told apart by their codes where several have one, or another organisation holds it', () => {
    const some = [
      { odsCode: 'A11111', name: 'Village Surgery' },
      { odsCode: 'B11111', name: 'VILLAGE SURGERY' },
      { odsCode: 'C11111', name: 'The Hub' },
      { odsCode: 'D11111', name: 'Alone' },
    ];
    expect([...practiceNames(some, new Set(['the hub'])).values()]).toEqual([
      'Village Surgery (A11111)',
      'VILLAGE SURGERY (B11111)',
      'The Hub (C11111)',
      'Alone',
    ]);
  });

  it('are too long when no room is left for a code', () =>
    expect(
      readPractice({ organisation_code: 'A81001', name: 'x'.repeat(191), status_code: 'A' }),
    ).toMatchObject([{ column: 'name' }]));
});

describe('candidates and reviews', () => {
  it.each([
    ['Ada Lovelace', true],
    ['Zoë O’Brien-Smith', true],
    ['Y5-07', false],
    ['112', false],
    ['Blue 3', false],
    ['Bluebell', false],
  ])('the code %s looks like a name: %s', (code, looks) => expect(looksLikeName(code)).toBe(looks));

  it('look back to the last review, or over a term', () => {
    const today = calendarDate('2026-07-31');
    expect(termToReview(calendarDate('2026-03-20'), today)).toEqual({ from: '2026-03-20', to: today });
    expect(termToReview(null, today)).toEqual({ from: '2026-03-31', to: today });
    expect(termToReview(today, today)).toEqual({ from: '2026-03-31', to: today });
  });
});
