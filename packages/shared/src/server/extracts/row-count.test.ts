import { describe, expect, it } from 'vitest';
import { readCsv } from '../../rules/index.js';
import { RowCount } from './row-count.js';

const countOf = (bytes: Uint8Array, pieces = bytes.length): number => {
  const count = new RowCount();
  for (let at = 0; at < bytes.length; at += pieces) count.look(bytes.subarray(at, at + pieces));
  return count.end();
};

describe('the rows of a file before it is read', () => {
  it.each([
    ['with its last line break', 'Id,Name\n1,Ann\n2,Bea\n'],
    ['without its last line break', 'Id,Name\r\n1,Ann\r\n2,Bea'],
    ['of an old Mac', 'Id,Name\r1,Ann\r2,Bea\r'],
    ['with rows of blanks', 'Id,Name\n\n1,Ann\n , \n"",""\n2,Bea\n\n\n'],
    ['with line breaks inside quotes', 'Id;Name\n1;"Ann\n""A"",\r\nLee"\n2;Bea'],
    ['with inches', 'Id,Name\n1,5" pipe\n2,"6"" pipe"\n'],
    ['that says what parts its cells', 'sep=;\r\nId;Name\r\n1;Ann\r\n2;Bea\r\n'],
    ['of bare headings', 'Id\tName\n'],
    ['of nothing', ''],
  ])('are those that are read of a file %s', (_, text) => {
    const rows = readCsv(text).rows.length;
    for (const pieces of [1, 3, 1000]) {
      expect(countOf(Buffer.from(text), pieces)).toBe(rows);
      expect(countOf(Buffer.from(`\uFEFF${text}`, 'utf16le'), pieces)).toBe(rows + (text === '' ? 1 : 0));
    }
  });
});
