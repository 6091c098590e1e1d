const [QUOTE, LINE_FEED, RETURN, BLANK] = [0x22, 0x0a, 0x0d, 0x20];
/** What may part cells, by the bytes of `, ; | tab`: which of them does is not known before the headings are read. */
const SEPARATORS: ReadonlySet<number> = new Set([0x2c, 0x3b, 0x7c, 0x09]);
/** Excel's first line says what parts the cells and is no row. */
const SAYS_SEPARATOR = 'sep=';

/**
 * Counts the rows of a file that comes in pieces, before it is read: line breaks inside quotes end none, and rows of nothing
 * but blanks are none, as where it is read later (rules/csv). The headings are one. By bytes: of UTF-16 the second
 * byte of a plain character is nought, and passed over.
 */
export class RowCount {
  private rows = 0;
  private isQuoted = false;
  /** a quotation mark would open: at the beginning of a cell, or as the second of two inside quotes */
  private wouldOpen = true;
  /** what a row holds besides separators and quotation marks, of the first one its beginning */
  private isFilled = false;
  private beginning = '';

  look(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === 0) continue;
      if (byte === QUOTE) {
        this.isQuoted = !this.isQuoted && this.wouldOpen;
        continue;
      }
      const isBreak = byte === LINE_FEED || byte === RETURN;
      const parts = SEPARATORS.has(byte);
      if (!this.isQuoted) {
        this.wouldOpen = parts || isBreak;
        if (isBreak) this.endRow();
      }
      if (byte <= BLANK || parts) continue;
      this.isFilled = true;
      // not the mark that says how the file is written
      if (this.rows === 0 && byte < 0x80 && this.beginning.length <= SAYS_SEPARATOR.length)
        this.beginning += String.fromCharCode(byte);
    }
  }

  end(): number {
    this.endRow();
    return this.rows;
  }

  private endRow(): void {
    if (this.isFilled && this.beginning.toLowerCase() !== SAYS_SEPARATOR) this.rows += 1;
    this.isFilled = false;
    if (this.rows === 0) this.beginning = '';
  }
}
