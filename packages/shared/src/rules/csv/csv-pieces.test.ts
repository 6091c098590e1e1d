import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvPieces, decodeText, EncodingSearch, readCsv } from './index.js';

const pieceBy = <T extends { slice(from: number, to?: number): T; readonly length: number }>(
  whole: T,
  size: number,
): T[] =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, nth) =>
    whole.slice(nth * size, (nth + 1) * size),
  );

const text = fc
  .array(fc.constantFrom('a', 'b', '"', '""', ',', ';', '\n', '\r\n', '\r', ' ', 'é', 'sep=;\n'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('a CSV file that comes in pieces', () => {
  it('is read as the whole is, however it is cut', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, size) => {
        const pieces = new CsvPieces();
        const rows = [...pieceBy(whole, size).flatMap((piece) => pieces.push(piece)), ...pieces.end()];
        const { openQuote, rows: expected, endsWithBreak } = readCsv(whole);
        expect({ rows, openQuote: pieces.openQuote, endsWithBreak: pieces.endsWithBreak }).toEqual({
          rows: expected,
          openQuote,
          endsWithBreak,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read as the whole is where its headings have come and the rest comes letter by letter', () => {
    const head = `${'h'.repeat(70_000)},b\r\n`;
    fc.assert(
      fc.property(text, (rest) => {
        const pieces = new CsvPieces();
        const rows = [
          ...pieces.push(head),
          ...[...rest].flatMap((piece) => pieces.push(piece)),
          ...pieces.end(),
        ];
        expect(rows).toEqual(readCsv(head + rest).rows);
      }),
      { numRuns: 200 },
    );
  });

  it('stops at a mark that is never closed, and at a row without an end, and holds no more', () => {
    for (const [begins, which] of [
      ['a,b\n1,"', 'openQuote'],
      ['a,b\n', 'tooLong'],
    ] as const) {
      const pieces = new CsvPieces();
      pieces.push(begins);
      for (let nth = 0; nth < 40; nth++) pieces.push('x'.repeat(64 * 1024));
      expect(pieces[which]).toBe(2);
      expect(pieces.push('\n1,2\n')).toEqual([]);
    }
  });

  it('is decoded as the whole is, however it is cut', () => {
    const bytes = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((words) => Buffer.from(words)),
      fc.string({ unit: 'grapheme' }).map((words) => Buffer.from(`\uFEFF${words}`)),
      fc.string().map((words) => Buffer.from(`\uFEFF${words}`, 'utf16le')),
      fc.string({ unit: 'grapheme' }).map((words) => Buffer.from(words, 'latin1')),
      fc.uint8Array().map((some) => Buffer.from(some)),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 5 }), (whole, size) => {
        const search = new EncodingSearch();
        const pieces = pieceBy(whole, size);
        for (const piece of pieces) search.look(piece);
        const { encoding, cutOff, decoder } = search.end();
        const decode = decoder();
        const text = [...pieces, null].map((piece) => decode(piece)).join('');
        const expected = decodeText(whole);
        expect({ encoding, cutOff }).toEqual({ encoding: expected.encoding, cutOff: expected.cutOff });
        // the half of a character that was cut off shows as lost
        expect(cutOff ? text.replace(/\uFFFD$/, '') : text).toBe(expected.text);
      }),
      { numRuns: 2_000 },
    );
  });
});
