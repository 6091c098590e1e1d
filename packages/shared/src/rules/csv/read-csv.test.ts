import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, readCsv } from './index.js';

const cellsOf = (text: string) => readCsv(text).rows.map(({ cells }) => cells);

describe('reading a CSV file', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '|', '\n', '\r\n', ' ', '李'),
    maxLength: 8,
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('gives back every cell that was written in quotes, whatever parts them and ends the lines', () => {
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (body, separator, ends, ended) => {
          const all = [body[0]?.map((_, nth) => `H${nth}`) ?? [], ...body];
          const text = all.map((row) => row.map(quoted).join(separator)).join(ends) + (ended ? ends : '');
          const file = readCsv(text);
          expect(file.separator).toBe(separator);
          expect(file.openQuote).toBeNull();
          expect(file.endsWithBreak).toBe(ended);
          expect(file.rows.map(({ cells }) => cells)).toEqual(
            all.filter((row) => row.some((one) => one.trim() !== '')),
          );
        },
      ),
    );
  });

  it('reads what we write', () => {
    expect(
      cellsOf(
        csvText([
          ['Name', 'Paid'],
          ['O’Brien, "Bo"', 12],
        ]).slice(1),
      ),
    ).toEqual([
      ['Name', 'Paid'],
      ['O’Brien, "Bo"', '12'],
    ]);
  });

  it('says on which line of the file each row begins, whatever lies between', () => {
    const file = readCsv('A,B\r\n\r\n"two\r\nlines",1\r\n,,\r\nlast,2');
    expect(file.rows.map(({ line }) => line)).toEqual([1, 3, 6]);
    expect(file.endsWithBreak).toBe(false);
  });

  it('says where a quotation mark was left open', () => {
    const file = readCsv('A,B\n1,2\n3,"four\n5,6\n');
    expect(file.openQuote).toBe(3);
    expect(file.rows.at(-1)).toEqual({ line: 3, cells: ['3', 'four\n5,6\n'] });
    expect(readCsv('A,B\n"1\n2",""').openQuote).toBeNull();
  });

  it('takes the separator that the file names, and a mark inside a word for what it is', () => {
    expect(cellsOf('sep=;\r\nA;B,C\r\n1;2,3')).toEqual([
      ['A', 'B,C'],
      ['1', '2,3'],
    ]);
    expect(readCsv('sep=;\r\nA;B').rows[0]?.line).toBe(2);
    expect(cellsOf('A,B\n6" pipe,"a" b')).toEqual([
      ['A', 'B'],
      ['6" pipe', 'a b'],
    ]);
    expect(cellsOf('"A;B","C"\n1,2')[0]).toEqual(['A;B', 'C']);
    expect(cellsOf('')).toEqual([]);
  });

  it('takes time in proportion to the text', () => {
    const line = `"${'a""'.repeat(50)}",${'b'.repeat(50)},c\n`;
    const time = (lines: number) => {
      const text = `A,B,C\n${line.repeat(lines)}`;
      const from = performance.now();
      expect(readCsv(text).rows.length).toBe(lines + 1);
      return performance.now() - from;
    };
    time(2_000);
    const short = Math.min(time(4_000), time(4_000), time(4_000));
    const long = Math.min(time(32_000), time(32_000));
    // eight times the text; a reader that looked back would need sixty-four
    expect(long).toBeLessThan(30 * Math.max(short, 2));
  });
});
