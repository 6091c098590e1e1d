import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCell } from './safe-cell.js';

/** Whether some spreadsheet would reckon with a cell of this text. */
const isRun = (cell: string): boolean =>
  /^[\s\p{Cc}\p{Cf}]*([=@＝＠]|[+\-＋－]\S)/u.test(cell) && !/^-\d+(\.\d+)?$/.test(cell);

describe('a cell of a file for spreadsheets', () => {
  it('begins no formula, in whatever letters and behind whatever nobody sees', () => {
    for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠'])
      for (const before of ['', ' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\ufeff', '\u202e', '\0'])
        expect(safeCell(`${before}${sign}1+1`)).toMatch(/^'[^']*'?[=+\-@＝＋－＠]1\+1$/);
    expect(safeCell('=1+1')).toBe("'=1+1");
    for (const odd of ['\tname', '\rname', '\nname', '\0name']) expect(safeCell(odd)).toBe(`'${odd}`);
  });

  it('begins none where a semicolon or a line break parts the cells either', () => {
    expect(safeCell('Ann; =HYPERLINK("x")')).toBe('Ann; \'=HYPERLINK("x")');
    expect(safeCell("a\n@SUM(1);-2+3+cmd|' /C calc'!A0")).toBe("a\n'@SUM(1);'-2+3+cmd|' /C calc'!A0");
  });

  it('stays as it is where it is a word, an amount or a list as people write them', () => {
    for (const plain of [
      '',
      'O’Brien',
      'a=b',
      '-5',
      '-5.25',
      '2200.00',
      'ann@example.org',
      'Visited; - rang twice\n- wrote',
      'Straße 5 - 7',
    ])
      expect(safeCell(plain)).toBe(plain);
  });

  it('is run by nobody, however the file is taken apart, and loses nothing', () => {
    const letters = fc.constantFrom(...'=+-@＝＋－＠;\t\r\n\0\u200b\ufeff ,"\'a1.');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
        const safe = safeCell(text);
        expect(isRun(safe)).toBe(false);
        for (const part of safe.split(/[;\t\r\n]/))
          expect(isRun(part) && !/^-\d+(\.\d+)?$/.test(safe)).toBe(false);
        expect(safe.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
      { numRuns: 5_000 },
    );
  });
});
