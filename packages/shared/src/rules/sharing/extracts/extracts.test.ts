import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../../calendar/index.js';
import { FIELD_TITLES } from '../shared-fields.js';
import {
  type AgreedFields,
  columnFields,
  EXTRACT_FIELDS,
  type ExtractColumns,
  extractFields,
  guessColumns,
  judgeColumns,
  neededFields,
  readSharedValue,
  recordReader,
} from './index.js';

const TODAY = calendarDate('2026-04-01');
const AGREED: AgreedFields = {
  kind: 'EMPLOYMENT',
  compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'PHONE'],
  receives: ['EMPLOYER', 'STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS'],
};
const read = (field: (typeof EXTRACT_FIELDS)[number], cell: string) => readSharedValue(field, cell, TODAY);
const day = fc.integer({ min: 1, max: 45_000 }).map((days) => addDays(calendarDate('1901-01-02'), days));

describe('a value of an extract', () => {
  it.each([
    [
      'STARTED_ON',
      ['2026-03-05', '5/3/2026', '05.03.2026', '5 March 2026', '20260305', '2026-03-05 08:30'],
      '2026-03-05',
    ],
    ['POSTCODE', ['hd1 2tt', 'HD12TT', ' Hd1  2tt '], 'HD1 2TT'],
    ['PHONE', ['07700 900123', '+44 7700 900123', '="07700900123"'], '+447700900123'],
    ['WEEKLY_HOURS', ['37.5', '37,5', '37.50 hours', '37:30', '37h30', '37.5 per week'], '37.5'],
    ['ATTENDANCE', ['92', '92%', '92.0 per cent'], '92'],
    ['GIVEN_NAME', ['Zoë  Ann', ' Zoë Ann'], 'Zoë Ann'],
    ['EMAIL', ['Ann@Example.org'], 'ann@example.org'],
  ] as const)('reads %s as people write it', (field, cells, value) => {
    expect(cells.map((cell) => read(field, cell))).toEqual(cells.map(() => value));
  });

  it('reads nothing where nothing is known', () => {
    for (const [field, cell] of [
      ['STARTED_ON', '1900-01-01'],
      ['ENDED_ON', '31/12/9999'],
      ['POSTCODE', 'ZZ99 3VZ'],
      ['GIVEN_NAME', 'Unknown'],
      ['EMPLOYER', 'n/a'],
      ['PHONE', '-'],
    ] as const)
      expect([field, cell, read(field, cell)]).toEqual([field, cell, null]);
  });

  it('says what is wrong, and repeats nothing of it', () => {
    for (const [field, cell] of [
      ['BIRTH_DATE', '03/25/1984'],
      ['BIRTH_DATE', '2031-01-01'],
      ['BIRTH_DATE', '05/03/84'],
      ['STARTED_ON', '45012'],
      ['STARTED_ON', '2026-03-05T23:30:00Z'],
      ['STARTED_ON', '5/3/1026'],
      ['POSTCODE', 'Mill Lane'],
      ['PHONE', '12345678'],
      ['WEEKLY_HOURS', '169'],
      ['WEEKLY_HOURS', 'full time'],
      ['ATTENDANCE', '0.95'],
      ['ATTENDANCE', '101'],
      ['EMPLOYER', '=SUM(A1)'],
      ['EMPLOYER', 'x'.repeat(201)],
      ['EMAIL', 'ann at example'],
    ] as const) {
      const value = read(field, cell);
      expect([field, cell, value]).toEqual([field, cell, { message: expect.stringMatching(/\.$/) }]);
      if (value !== null && typeof value === 'object') expect(value.message).not.toContain(cell.slice(0, 8));
    }
  });

  it('reads every day alike, whichever way it is written', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, of] = date.split('-').map(Number) as [number, number, number];
        for (const cell of [date, `${of}/${month}/${year}`, date.replaceAll('-', ''), `${date}T00:00:00Z`])
          expect(read('STARTED_ON', cell)).toBe(date);
      }),
    );
  });

  it('reads what it has read as the same again, and never a line break, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXTRACT_FIELDS),
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })),
        (field, cell) => {
          const once = read(field, cell);
          if (typeof once !== 'string') return;
          expect(once).not.toMatch(/[\r\n\0]/);
          // what a spreadsheet would take for a formula is told from a word by a mark, which is gone
          const isTold = /^[=+\-@'＝＋－＠#]|\uFFFD/.test(once) || /^\d([.,]\d+)?E\+?\d+$/i.test(once);
          // and 1 by itself may be one per cent or all of them, which the sign says
          const isShare = field === 'ATTENDANCE' && Number(once) <= 1;
          if (!isTold && !isShare) expect(read(field, once)).toBe(once);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads every number of hours from nought to a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 168_00 }), (hundredths) => {
        expect(read('WEEKLY_HOURS', (hundredths / 100).toString())).toBe((hundredths / 100).toString());
      }),
    );
  });
});

describe('the columns of an extract', () => {
  it('are found by what people call them, each field once', () => {
    const headings = [
      'Employee ID',
      'ID',
      'Forename',
      'SURNAME',
      'D.O.B.',
      'Mobile',
      'NI number',
      'Start_Date',
      'Contracted hours',
    ];
    expect(guessColumns(headings, AGREED)).toEqual([
      'RECORD_ID',
      null,
      'GIVEN_NAME',
      'FAMILY_NAME',
      'BIRTH_DATE',
      'PHONE',
      null,
      'STARTED_ON',
      'WEEKLY_HOURS',
    ]);
    const own = extractFields(AGREED);
    expect(
      guessColumns(
        own.map((field) => FIELD_TITLES[field]),
        AGREED,
      ),
    ).toEqual(own);
  });

  it('of whole names give both names, where neither has a column of its own', () => {
    expect(guessColumns(['ID', 'Employee name', 'DOB', 'Start date'], AGREED)).toEqual([
      'RECORD_ID',
      'WHOLE_NAME',
      'BIRTH_DATE',
      'STARTED_ON',
    ]);
    expect(guessColumns(['ID', 'Name', 'Surname'], AGREED)).toEqual(['RECORD_ID', null, 'FAMILY_NAME']);
    const onlyFamily = { ...AGREED, compares: ['FAMILY_NAME', 'BIRTH_DATE'] as const };
    expect(guessColumns(['ID', 'Name'], onlyFamily)).toEqual(['RECORD_ID', null]);
    expect(columnFields(onlyFamily)).not.toContain('WHOLE_NAME');
    const judge = (columns: ExtractColumns, agreed: AgreedFields = AGREED) =>
      judgeColumns(
        columns.map((_, nth) => `H${nth}`),
        columns,
        agreed,
      );
    expect(judge(['RECORD_ID', 'STARTED_ON', 'WHOLE_NAME', 'BIRTH_DATE'])).toEqual({
      problems: [],
      notes: ['Nobody is compared by Phone: no column holds it.'],
    });
    expect(judge(['RECORD_ID', 'STARTED_ON', 'WHOLE_NAME', 'FAMILY_NAME']).problems).toEqual([
      '“Whole name” gives first and last name. Choose it, or Last name, and leave the other out.',
    ]);
    expect(judge(['RECORD_ID', 'STARTED_ON', 'WHOLE_NAME'], onlyFamily).problems).toContain(
      '“Whole name” is not in the agreement. Leave that column out.',
    );
  });

  it('are never taken for a field that is not agreed, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(FIELD_TITLES), 'NI number', '')), (headings) => {
        const columns = guessColumns(headings, AGREED);
        for (const field of columns) if (field !== null) expect(columnFields(AGREED)).toContain(field);
        expect(new Set(columns.filter((field) => field !== null)).size).toBe(
          columns.filter((field) => field !== null).length,
        );
      }),
    );
  });

  it('are judged: what is needed, what is there twice, by what people are found', () => {
    expect(neededFields(AGREED)).toEqual(['RECORD_ID', 'STARTED_ON']);
    const judge = (...columns: ((typeof EXTRACT_FIELDS)[number] | null)[]) =>
      judgeColumns(
        columns.map((_, nth) => `H${nth}`),
        columns,
        AGREED,
      );
    expect(judge('RECORD_ID', 'STARTED_ON', 'GIVEN_NAME', 'FAMILY_NAME')).toEqual({
      problems: [],
      notes: ['Nobody is compared by Date of birth, Phone: no column holds it.'],
    });
    expect(judge('RECORD_ID', 'STARTED_ON', 'GIVEN_NAME').problems).toEqual([
      expect.stringContaining('Choose columns for at least 2'),
    ]);
    expect(judge('RECORD_ID', 'RECORD_ID', 'COURSE', 'GIVEN_NAME', 'FAMILY_NAME').problems).toEqual([
      'Columns 1 and 2 both hold “Record number”. Choose which of them to use.',
      '“Course” is not in the agreement. Leave that column out.',
      expect.stringContaining('“Started on”'),
    ]);
  });
});

describe('a row of an extract', () => {
  const headings = ['Nr', 'First', 'Last', 'Secret', 'From'];
  const reader = recordReader({
    headings,
    columns: ['RECORD_ID', 'GIVEN_NAME', 'FAMILY_NAME', null, 'STARTED_ON'],
    agreed: AGREED,
    today: TODAY,
    describesUntil: calendarDate('2026-03-31'),
  });

  it('holds of a column that is not used nothing, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5 }), (secret) => {
        const cells = ['1', 'Ann', 'Lee', secret, '2026-01-05'];
        expect(reader({ line: 2, cells })).toEqual({
          values: ['1', 'Ann', 'Lee', '', '', '', '2026-01-05', '', ''],
          faults: [],
        });
      }),
    );
  });

  it('has both names from a column of whole names, and says once what is wrong with it', () => {
    const read = recordReader({
      headings: ['Nr', 'Name', 'From'],
      columns: ['RECORD_ID', 'WHOLE_NAME', 'STARTED_ON'],
      agreed: AGREED,
      today: TODAY,
      describesUntil: calendarDate('2026-03-31'),
    });
    const valuesOf = (name: string) =>
      read({ line: 2, cells: ['1', name, '2026-01-05'] }).values?.slice(1, 3);
    expect(valuesOf('LEE, Dr Ann')).toEqual(['Ann', 'LEE']);
    expect(valuesOf('Ann Marie van der Lee')).toEqual(['Ann', 'van der Lee']);
    const { values, faults } = read({ line: 2, cells: ['1', '=Ann Lee', '2026-01-05'] });
    expect(values).toBeNull();
    expect(faults.filter(({ column }) => column === 'Name')).toHaveLength(1);
  });

  it('either has a value for each field, or says why it stays out', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 7 }), (cells) => {
        const { values, faults } = reader({ line: 2, cells });
        if (values) expect(values).toHaveLength(extractFields(AGREED).length);
        else expect(faults.some(({ message }) => message.endsWith('The row stays out.'))).toBe(true);
      }),
    );
  });
});
