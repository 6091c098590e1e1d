import { createReadStream } from 'node:fs';

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

/**
 * The line of a quotation mark that opens a cell and is never closed: everything behind it became one cell, most likely
 * because the file was cut off. Null where all are closed. Reads the file in pieces and keeps none.
 */
export async function findOpenQuote(path: string, separator: string): Promise<number | null> {
  const separates = separator.charCodeAt(0);
  let line = 1;
  let opened = 0;
  let isQuoted = false;
  /** whether a quotation mark would open: at the beginning of a cell, or as the second of two inside quotes */
  let wouldOpen = true;
  for await (const piece of createReadStream(path))
    for (const byte of piece as Uint8Array) {
      if (byte === LINE_FEED) line++;
      if (byte !== QUOTE) {
        if (!isQuoted) wouldOpen = byte === separates || byte === LINE_FEED || byte === RETURN;
        continue;
      }
      if (isQuoted) isQuoted = false;
      else if (wouldOpen) {
        isQuoted = true;
        opened = line;
      }
    }
  return isQuoted ? opened : null;
}
