/** One record of a file, and the line of the file on which it begins (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly separator: Separator;
  readonly rows: readonly CsvRow[];
  /** The line of a quotation mark that is never closed: everything behind it became one cell. */
  readonly openQuote: number | null;
  /** Whether the last record ends with a line break, as a whole file's does; some programs leave it out. */
  readonly endsWithBreak: boolean;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];
/** Excel writes this line itself, or people do for Excel: it says what parts the cells. */
const SAYS_SEPARATOR = /^sep=([,;\t|])\r?\n/i;

/**
 * Reads a CSV file as programs write it (RFC 4180) and as people's spreadsheets do: parted by commas, semicolons,
 * tabs or bars, whichever the headings hold most of; any line ends; quotes doubled inside quotes; line breaks inside
 * quotes. What stands behind a closing quote joins its cell, as Excel reads it. Rows of nothing but blanks are passed
 * over. Nothing is refused here: what the file lacks is told beside its rows. Time grows with the text alone.
 *
 * Our own rather than a library's: none of those looked at says on which line a quote was left open, which is what a
 * person needs when a file was cut off, and the rules also run in the browser, where Node's buffers are missing.
 */
export function readCsv(text: string): CsvFile {
  const said = SAYS_SEPARATOR.exec(text);
  const separator = SEPARATORS.find((one) => one === said?.[1]) ?? separatorOf(text);
  const reader = new Reader(text, separator, said?.[0].length ?? 0);
  const rows: CsvRow[] = [];
  for (let row = reader.next(); row !== null; row = reader.next())
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
  return { separator, rows, openQuote: reader.openQuote, endsWithBreak: /[\r\n]$/.test(text) };
}

/** What parts the headings: whichever there is most of outside quotes, a comma where there is none. */
function separatorOf(text: string): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((one) => [one, 0]));
  let quoted = false;
  let begun = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && begun && (character === '\n' || character === '\r')) break;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
    begun ||= character.trim() !== '';
  }
  return SEPARATORS.reduce((most, one) => ((counts.get(one) ?? 0) > (counts.get(most) ?? 0) ? one : most));
}

/** Characters in which the headings stand, of a file that comes in pieces; what parts its cells is known from them. */
const HEADINGS_WITHIN = 64 * 1024;
/** Longer than any record: a quotation mark that is never closed would otherwise take the rest of a long file. */
const LONGEST_RECORD = 1024 * 1024;

/** Reads as `readCsv` does, a piece of the text at a time: of a long file no more is held than a piece and a record. */
export class CsvPieces {
  /** The line of a quotation mark that is never closed; then nothing more is read. */
  openQuote: number | null = null;
  /** The line of a record that is longer than any; then nothing more is read. */
  tooLong: number | null = null;
  /** Whether the text so far ends with a line break. */
  endsWithBreak = false;
  private separator: Separator | null = null;
  private rest = '';
  private line = 1;

  /** The next piece of the text. @returns the records that are whole by now */
  push(text: string): CsvRow[] {
    if (text === '' || this.hasStopped()) return [];
    this.rest += text;
    this.endsWithBreak = /[\r\n]$/.test(text);
    return this.separator === null && this.rest.length < HEADINGS_WITHIN ? [] : this.take(false);
  }

  /** The end of the text. @returns the records that are left */
  end(): CsvRow[] {
    return this.hasStopped() ? [] : this.take(true);
  }

  private hasStopped(): boolean {
    return this.openQuote !== null || this.tooLong !== null;
  }

  private take(isEnd: boolean): CsvRow[] {
    const { rest } = this;
    const said = this.separator === null ? SAYS_SEPARATOR.exec(rest) : null;
    this.separator ??= SEPARATORS.find((one) => one === said?.[1]) ?? separatorOf(rest);
    const reader = new Reader(rest, this.separator, said?.[0].length ?? 0, this.line + (said ? 1 : 0));
    const rows: CsvRow[] = [];
    for (;;) {
      const { at, line } = reader;
      const row = reader.next();
      // what reaches to the end of the piece may go on in the next one
      if (row === null || (!isEnd && reader.at >= rest.length)) {
        this.rest = rest.slice(at);
        this.line = line;
        break;
      }
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    }
    const isLong = this.rest.length > LONGEST_RECORD;
    if (isEnd || isLong) this.openQuote = reader.openQuote;
    if (isLong && this.openQuote === null) this.tooLong = this.line;
    return rows;
  }
}

class Reader {
  openQuote: number | null = null;

  constructor(
    private readonly text: string,
    private readonly separator: Separator,
    public at: number,
    public line = at > 0 ? 2 : 1,
  ) {}

  /** The next record; null at the end of the text. */
  next(): CsvRow | null {
    if (this.at >= this.text.length) return null;
    const { line } = this;
    const cells: string[] = [];
    do cells.push(this.cell());
    while (this.pass(this.separator));
    if (this.pass('\r')) this.pass('\n');
    else this.pass('\n');
    this.line += 1;
    return { line, cells };
  }

  private pass(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private cell(): string {
    let cell = '';
    if (this.text[this.at] === '"') cell = this.quoted();
    const from = this.at;
    while (this.at < this.text.length && !this.ends()) this.at += 1;
    return cell + this.text.slice(from, this.at);
  }

  private ends(): boolean {
    const character = this.text[this.at];
    return character === this.separator || character === '\n' || character === '\r';
  }

  /** From an opening quote to behind the closing one, or to the end of the text where there is none. */
  private quoted(): string {
    const opened = this.line;
    const parts: string[] = [];
    for (;;) {
      const from = this.at + 1;
      const close = this.text.indexOf('"', from);
      this.at = close === -1 ? this.text.length : close + 1;
      parts.push(this.text.slice(from, close === -1 ? undefined : close));
      if (close === -1) this.openQuote = opened;
      if (close === -1 || this.text[this.at] !== '"') break;
    }
    const cell = parts.join('"');
    this.line += cell.match(/\r\n?|\n/g)?.length ?? 0;
    return cell;
  }
}
