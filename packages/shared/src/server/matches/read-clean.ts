import type { Readable } from 'node:stream';

/**
 * The rows of a clean file one after another, its headings first: UTF-8, commas, quotation marks where a cell needs
 * them, as the check of an extract writes it. Never the whole of it in memory.
 */
export async function* readCleanRows(content: Readable): AsyncGenerator<readonly string[]> {
  let cells: string[] = [];
  let cell = '';
  /** within quotation marks; after one that may be the first of two */
  let isQuoted = false;
  let isAfterQuote = false;
  content.setEncoding('utf8');
  for await (const chunk of content as AsyncIterable<string>) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const letter = chunk[at];
      if (isQuoted) {
        if (letter !== '"') continue;
        cell += chunk.slice(from, at);
        from = at + 1;
        isQuoted = false;
        isAfterQuote = true;
        continue;
      }
      if (letter === '"') {
        // two of them stand for one
        cell += isAfterQuote ? '"' : chunk.slice(from, at);
        from = at + 1;
        isQuoted = true;
        isAfterQuote = false;
        continue;
      }
      isAfterQuote = false;
      if (letter !== ',' && letter !== '\n' && letter !== '\r') continue;
      cell += chunk.slice(from, at);
      from = at + 1;
      if (letter === '\r') continue;
      cells.push(cell);
      cell = '';
      if (letter === ',') continue;
      if (cells.length > 1 || cells[0] !== '') yield cells;
      cells = [];
    }
    cell += chunk.slice(from);
  }
  if (cell !== '' || cells.length > 0) yield [...cells, cell];
}

/** A row as a line of a CSV file. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
