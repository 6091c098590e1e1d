import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellFault, readCell, safeCell } from './index.js';

describe('a cell of a file that somebody sent', () => {
  it('is what it was before we made it safe for spreadsheets', () => {
    const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '1', 'a', ' ', 'é'), maxLength: 8 });
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!value.startsWith("'"));
        expect(readCell(safeCell(value))).toBe(value.trim());
      }),
    );
    expect(readCell("'twas")).toBe("'twas");
  });

  it('is read without the mark of UTF-8 and the blanks around it', () => {
    expect(['\uFEFF Name', ' \uFEFF="01" ', "\t'=1", ' 12 '].map(readCell)).toEqual([
      'Name',
      '01',
      '=1',
      '12',
    ]);
  });

  it('keeps its zero and its plus', () => {
    expect(readCell('="07700900123"')).toBe('07700900123');
    expect([
      cellFault('="07700900123"'),
      cellFault('+44 7700 900123'),
      cellFault('-5'),
      cellFault("'=1+1"),
    ]).toEqual([null, null, null, null]);
  });

  it('holds no formula, nor what is left of one', () => {
    expect(
      [
        '=1+1',
        '=HYPERLINK("x")',
        '@SUM(A1)',
        '+cmd|(1)',
        '#REF!',
        '#N/A',
        '#NAME?',
        '####',
        '4.47701E+11',
        'Zo\uFFFD',
      ].map(cellFault),
    ).toEqual([
      'FORMULA',
      'FORMULA',
      'FORMULA',
      null,
      'FAILED_FORMULA',
      'FAILED_FORMULA',
      'FAILED_FORMULA',
      'TOO_NARROW',
      'POWER_OF_TEN',
      'LOST_CHARACTER',
    ]);
  });
});
