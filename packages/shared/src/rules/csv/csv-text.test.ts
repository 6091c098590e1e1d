import { expect, it } from 'vitest';
import { csvText } from './index.js';

it('writes a file that spreadsheets read as it is, and run nothing of', () => {
  expect(
    csvText([
      ['Name', 'Paid'],
      ['O’Brien, "Bo"', '2200.00'],
      ['=HYPERLINK("x")', -5],
      ['two\nlines', 12n],
    ]),
  ).toBe('\uFEFFName,Paid\r\n"O’Brien, ""Bo""",2200.00\r\n"\'=HYPERLINK(""x"")",-5\r\n"two\nlines",12\r\n');
});
